import fc from "fast-check";
import { expect, test } from "vitest";
import { AWARENESS_CLASSES, ELSEWHERE, EVERYONE, EventKind } from "../../src/kernel/engine.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { listPlaces } from "./people.ts";
import { play } from "./play.ts";
import { createTwin } from "./twin.ts";
import { scripts } from "./worlds.ts";

test("the generated worlds show every kind of event, often enough to tell two engines apart", () => {
  const seen = new Map<string, number>();
  const see = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const script of fc.sample(scripts(), { numRuns: 80, seed: 11 })) {
    const { plan } = script;
    const { log, counts } = play(createTwin(plan), script);
    if (counts.some(({ candidates }) => candidates > 0)) see("worlds where something comes due");
    if (plan.population.table) see("worlds of given people");
    if (counts.some(({ missing }) => missing.some((count) => count > 0)))
      see("worlds where workers are missed");
    if (counts.some(({ guests }) => guests.some((count) => count > 0))) see("worlds with guests");
    const { programmes, population } = plan;
    const untilWell = endingOnRecovery(programmes);
    if (plan.modifiers.length > 16) see("worlds of more than 16 modifiers");
    if (counts.some(({ aware }) => aware.some((count, i) => count > 0 && i % AWARENESS_CLASSES > 3)))
      see("worlds of more than 4 classes of awareness");
    const largest = Math.max(
      ...listPlaces(plan).flatMap(({ people }) => people.map((one) => one.household.length)),
    );
    if (population.fullHome < largest - 1) see("worlds where not all at home count");
    if (script.days.some(({ branches }) => branches?.some((factor) => factor > EVERYONE)))
      see("worlds of factors above one");
    const held = new Set<string>();
    const inCourse = new Set<number>();
    for (const { kind, a, b, c, person, other } of log) {
      const name = (overlay: number): string => `${person} ${overlay}`;
      if (kind === EventKind.began) held.add(name(a));
      if (kind === EventKind.ended) held.delete(name(a));
      if (kind === EventKind.infected) inCourse.add(person);
      if (kind === EventKind.recovered || kind === EventKind.died) {
        const isKilled = kind === EventKind.died && a === 255;
        if (isKilled) {
          const { claims } = programmes[b - 1];
          see(`killed: ${typeof claims === "object" ? "after another" : claims}`);
          if (inCourse.has(person)) see("killed in course");
        }
        inCourse.delete(person);
        if (kind === EventKind.recovered && [...untilWell].some((overlay) => held.delete(name(overlay))))
          see("recovered from an overlay");
      }
      if (kind === EventKind.granted && a > 7) see("granted beyond eight programmes");
      if (kind === EventKind.began && a > 6) see("began beyond seven overlays");
      if (kind === EventKind.heard && b < 4) see(`told of message ${a}`);
      if (kind === EventKind.infected) {
        see(`infected in setting ${a}`);
        if (other < ELSEWHERE && plan.course.dead[b] === 1) see("infected by the dead");
      } else if (kind === EventKind.heard) {
        see(`heard in setting ${b}`);
        see(`heard of message ${a}`);
        see(`state ${c} after hearing`);
      } else {
        see(`kind ${kind}`);
        if (kind === EventKind.granted) {
          const { claims } = programmes[a];
          see(`granted ${typeof claims === "object" ? "after another" : claims}`);
        }
        if (kind === EventKind.moved && other === ELSEWHERE) see("left the world");
        if (kind === EventKind.moved && other !== ELSEWHERE) see("went to another place");
      }
    }
  }
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
  const wanted = [
    "worlds where something comes due",
    "worlds of given people",
    "worlds where workers are missed",
    "worlds with guests",
    ...numbers(7).map((setting) => `infected in setting ${setting}`),
    ...[...numbers(4), 7].map((setting) => `heard in setting ${setting}`),
    ...numbers(3).map((slot) => `heard of message ${slot}`),
    ...[1, 2, 3].map((state) => `state ${state} after hearing`),
    ...Object.values(EventKind)
      .filter((kind) => kind !== EventKind.infected && kind !== EventKind.heard)
      .map((kind) => `kind ${kind}`),
    "infected by the dead",
    ...numbers(3).map((slot) => `told of message ${slot}`),
    "worlds of more than 16 modifiers",
    "worlds of more than 4 classes of awareness",
    "worlds where not all at home count",
    "worlds of factors above one",
    ...["standing", "anyone", "ill", "severe", "after another"].map((claims) => `killed: ${claims}`),
    "killed in course",
    "recovered from an overlay",
    "granted beyond eight programmes",
    "began beyond seven overlays",
    "granted standing",
    "granted anyone",
    "granted ill",
    "granted severe",
    "granted after another",
    "left the world",
    "went to another place",
  ];
  expect(wanted.filter((what) => (seen.get(what) ?? 0) < 10)).toEqual([]);
});
