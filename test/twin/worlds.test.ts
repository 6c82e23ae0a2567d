import fc from "fast-check";
import { expect, test } from "vitest";
import { EventKind } from "../../src/kernel/engine.ts";
import { play } from "./play.ts";
import { createTwin } from "./twin.ts";
import { scripts } from "./worlds.ts";

test("the generated worlds show every kind of event, often enough to tell two engines apart", () => {
  const seen = new Map<string, number>();
  const see = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const script of fc.sample(scripts(), { numRuns: 60, seed: 11 })) {
    const { log, counts } = play(createTwin(script.plan), script);
    if (counts.some(({ candidates }) => candidates > 0)) see("worlds where something comes due");
    for (const { kind, a, b, c } of log) {
      if (kind === EventKind.infected) see(`infected in setting ${a}`);
      else if (kind === EventKind.heard) {
        see(`heard in setting ${b}`);
        see(`heard of message ${a}`);
        see(`state ${c} after hearing`);
      } else see(`kind ${kind}`);
    }
  }
  const settings = [0, 1, 2, 3];
  const wanted = [
    "worlds where something comes due",
    ...settings.flatMap((setting) => [`infected in setting ${setting}`, `heard in setting ${setting}`]),
    "infected in setting 4",
    "heard in setting 7",
    ...[0, 1, 2].map((slot) => `heard of message ${slot}`),
    ...[1, 2, 3].map((state) => `state ${state} after hearing`),
    ...[EventKind.stage, EventKind.recovered, EventKind.died].map((kind) => `kind ${kind}`),
  ];
  expect(wanted.filter((what) => (seen.get(what) ?? 0) < 20)).toEqual([]);
});
