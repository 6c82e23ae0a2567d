// One kernel of several (section 9): which people are its own, and what it tells the others of them.
import * as lists from "./lists";

/** Its own addresses [ownFrom, ownTo): for them alone it draws, schedules, marks and logs. */
export let ownFrom: u32 = 0;
export let ownTo: u32 = 0xffffffff;
/** 1 if there are others, who must be told. */
export let sharded: u32 = 0;

// What a record is: kind and three words.
/** The best candidate, or tell, of a shard for a person: target, source, packed (`winners.ts`). */
export const OFFERED_CANDIDATE: u32 = 0;
export const OFFERED_TELL: u32 = 1;
/** A person was infected at a time. */
export const INFECTION: u32 = 2;
/** A person has another hearing state of a message: person, slot, state. */
export const HEARING: u32 = 3;
/** An exit of the tick to come: person, packed (`calendar.ts`). */
export const EXIT: u32 = 4;

/** The list that is being told into. */
let outbox: u32 = lists.OFFERS;

/** Gives this kernel its addresses, before the first day. */
export function own(from: u32, to: u32): void {
  ownFrom = from;
  ownTo = to;
  sharded = 1;
}

// @ts-ignore: decorator
@inline
export function owns(p: u32): bool {
  return p >= ownFrom && p < ownTo;
}

/** Starts an empty box of what is told from now on. */
export function openBox(list: u32): void {
  outbox = list;
  lists.empty(list);
}
/** What the host makes happen between two days is told as what a tick has written. */
export function openWrites(): void {
  openBox(lists.WRITES);
}

export function tellAll(kind: u32, a: u32, b: u32, c: u32): void {
  lists.push(outbox, kind, a, b, c);
}

/** Tells the others what has become of an own person; nobody where there are none. */
export function tellOfOwn(kind: u32, p: u32, b: u32, c: u32): void {
  if (sharded != 0 && owns(p)) tellAll(kind, p, b, c);
}

/** What is in the box: address and number of records of four words. */
export function boxAt(): usize {
  return lists.record(outbox, 0);
}
export function boxLength(): u32 {
  return lists.length(outbox);
}

/** Room for `n` records told by all shards, this one among them: where the host puts them. */
export function inboxFor(n: u32): usize {
  return lists.makeRoom(lists.INBOX, n);
}
