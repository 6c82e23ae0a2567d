// One tick of a kernel that is one of several: two steps, after each of which all are told what each has said (section 9).
import { takeCourse } from "./calendar";
import { infect } from "./course";
import { gatherCandidates, leaveAs, writeInfections } from "./day";
import * as lists from "./lists";
import { COMING, INBOX, OFFERS, TOLD_NEXT, TOLD_NOW, WRITES } from "./lists";
import { freeChunk } from "./memory";
import { gatherTells, setHearing, spread } from "./news";
import { EXIT, HEARING, INFECTION, OFFERED_CANDIDATE, OFFERED_TELL, openBox, owns, tellAll } from "./shard";
import * as t from "./tables";
import * as winners from "./winners";

/** The course of everyone, and phase A of what is due here; tells the smallest event for each target. Returns the candidates and tells handled. */
export function offerAll(tick: u32): u32 {
  openBox(OFFERS);
  if (t.emitting != 0) lists.swap(TOLD_NEXT, TOLD_NOW);
  const n = lists.length(COMING);
  for (let i: u32 = 0; i < n; i++) {
    const record = lists.record(COMING, i);
    leaveAs(load<u32>(record), load<u32>(record, 4), tick);
  }
  lists.empty(COMING);
  let handled = gatherCandidates(tick);
  tellWinners(OFFERED_CANDIDATE);
  handled += gatherTells(tick);
  tellWinners(OFFERED_TELL);
  return handled;
}

function tellWinners(kind: u32): void {
  for (let i: u32 = 0; i < winners.count; i++)
    tellAll(kind, winners.targetAt(i), winners.sourceAt(i), winners.packedAt(i));
}

/** Phases B and C for the own targets of what all have offered; tells what was written, and the exits of the tick to come. */
export function settle(tick: u32): void {
  openBox(WRITES);
  winners.begin(0);
  hearOffers(OFFERED_CANDIDATE);
  writeInfections(tick);
  winners.begin(3);
  hearOffers(OFFERED_TELL);
  spread(tick);
  learn();
  let chunk = takeCourse(tick + 1);
  while (chunk != 0) {
    const end = chunk + 8 + load<u32>(chunk);
    for (let at = chunk + 8; at < end; at += 8) tellAll(EXIT, load<u32>(at), load<u32>(at, 4), 0);
    chunk = freeChunk(chunk);
  }
}

function hearOffers(kind: u32): void {
  const n = lists.length(INBOX);
  for (let i: u32 = 0; i < n; i++) {
    const record = lists.record(INBOX, i);
    const target = load<u32>(record, 4);
    if (load<u32>(record) == kind && owns(target)) winners.offer(target, load<u32>(record, 8), load<u32>(record, 12));
  }
}

/** Takes over what the others have written of their own people. */
export function learn(): void {
  const n = lists.length(INBOX);
  for (let i: u32 = 0; i < n; i++) {
    const record = lists.record(INBOX, i);
    const kind = load<u32>(record);
    const p = load<u32>(record, 4);
    if (kind == EXIT) lists.push(COMING, p, load<u32>(record, 8), 0, 0);
    else if (owns(p)) continue;
    else if (kind == INFECTION) infect(p, load<u32>(record, 8), 0, 0, 0);
    else if (kind == HEARING) setHearing(p, load<u32>(record, 8), load<u32>(record, 12));
  }
}
