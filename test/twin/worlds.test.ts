import fc from "fast-check";
import { expect, test } from "vitest";
import { ELSEWHERE, EventKind } from "../../src/kernel/engine.ts";
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
    for (const { kind, a, b, c, other } of log) {
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
          const { claims } = plan.programmes[a];
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
    "granted standing",
    "granted ill",
    "granted severe",
    "granted after another",
    "left the world",
    "went to another place",
  ];
  expect(wanted.filter((what) => (seen.get(what) ?? 0) < 10)).toEqual([]);
});
