/** Turns of anyone, marks that end on recovery, what those do who lack a mark, and as many programmes and marks as there may be. */
import { expect, test } from "vitest";
import {
  EVERYONE,
  EventKind,
  MODIFIERS,
  OVERLAYS,
  type Programme,
  PROGRAMMES,
  UNITS_PER_DAY,
} from "../../src/kernel/engine.ts";
import { addressOf, personAt } from "../../src/population/people.ts";
import { bandOf } from "../../src/population/population.ts";
import { sum } from "../numbers.ts";
import { noFields } from "../twin/play.ts";
import { keyOfSeed, permute, philox } from "../twin/philox.ts";
import { doNothing, turnOfAll } from "../twin/sketch.ts";
import { grantEach, illness, planOf, playKernel, village, whoHad } from "./village.ts";

test("anyone: all people of a place are one list, in which bands that have no turn are passed over", () => {
  const priority = [6, 3, 5];
  const programmes: Programme[] = [turnOfAll, turnOfAll, { ...turnOfAll, claims: "anyone", priority }];
  const plan = planOf({ programmes, seedInfections: 0 });
  const units = 170;
  const { log, counts } = playKernel({ plan, days: grantEach(4, { 2: units }) });
  for (let place = 0; place < village.places; place++) {
    // Purpose 7, index 256 + 2, of a place; the rank of a person is that of the local number.
    const [key] = philox(keyOfSeed(plan.seeds.people), [0, village.key[place]!, 7, 256 + 2]);
    const n = village.people[place]!;
    const turns = Array.from({ length: n }, (_, rank) => addressOf(village, place, permute(rank, n, key)));
    const listed = turns.filter((person) => priority.includes(bandOf(personAt(village, person).age)));
    counts.forEach(({ claimed, granted }, day) => {
      const due = listed.slice(day * units, (day + 1) * units);
      const got = log.filter(
        ({ kind, time, person }) =>
          kind === EventKind.granted && time === day * UNITS_PER_DAY && turns.includes(person),
      );
      expect(got.map(({ person }) => person)).toEqual(due.toSorted((a, b) => a - b));
      expect(claimed[place * PROGRAMMES + 2]).toBe(due.length);
      expect(granted[place * PROGRAMMES + 2]).toBe(due.length);
    });
  }
});

test("a mark until recovery ends with it, unlogged, in the counts of holders and missing workers too; another stays", () => {
  const confined = 10;
  const lasting = 4;
  const programmes: Programme[] = [
    { ...turnOfAll, claims: "ill", effect: { overlay: confined, lastsDays: null, untilWell: true } },
    { ...turnOfAll, claims: { after: 0 }, effect: { overlay: lasting, lastsDays: 60 } },
  ];
  const plan = planOf({ programmes, countMissing: true, confining: 1 << confined });
  const played = playKernel({ plan, days: grantEach(10, { 0: 9000, 1: 9000 }) });
  const ill = whoHad(played, EventKind.infected);
  expect(played.log.some(({ kind }) => kind === EventKind.ended)).toBe(false);
  played.counts.forEach(({ holding, missing }, day) => {
    const until = played.log.filter(({ time }) => time < (day + 1) * UNITS_PER_DAY);
    const who = (kind: number): Set<number> =>
      new Set(until.filter((event) => event.kind === kind).map(({ person }) => person));
    const [well, dead] = [who(EventKind.recovered), who(EventKind.died)];
    const left = ill.size - dead.size;
    const of = (overlay: number): number => sum(holding.filter((_, i) => i % OVERLAYS === overlay));
    expect(of(confined)).toBe(day === 0 ? 0 : left - well.size);
    expect(of(lasting)).toBe(day === 0 ? 0 : left);
    const away = [...ill].filter((person) => !well.has(person));
    const atWork = (person: number): boolean => personAt(village, person).role === 1;
    expect(sum(missing)).toBe(away.filter(atWork).length);
  });
  // The same, but for the mark: it ends for nobody who lives.
  const [first, second] = programmes as [Programme, Programme];
  const forEver = { ...first, effect: { overlay: confined, lastsDays: null } };
  const kept = playKernel({
    plan: { ...plan, programmes: [forEver, second] },
    days: grantEach(10, { 0: 9000, 1: 9000 }),
  });
  expect(kept.digest).toBe(played.digest);
  expect(sum(kept.counts.at(-1)!.holding)).toBe(2 * sum(played.counts.at(-1)!.holding));
});

test("whoever lacks a mark follows what is asked of those who do, at the highest numbers there are", () => {
  const mark = OVERLAYS - 1;
  const marking: Programme = { ...turnOfAll, claims: "anyone", effect: { overlay: mark, lastsDays: null } };
  const last = PROGRAMMES - 1;
  const shielded = {
    ...doNothing,
    when: { lacks: mark },
    target: [0, 0, 0, 0, 0, 0] as [number, number, number, number, number, number],
  };
  const plan = planOf({
    course: illness([0.8, 0.5, 0.5, 2, 0, 0]),
    seedInfections: 40,
    programmes: Array.from({ length: PROGRAMMES }, (_, k) => (k === last ? marking : turnOfAll)),
    modifiers: Array.from({ length: MODIFIERS }, (_, m) => (m === MODIFIERS - 1 ? shielded : doNothing)),
    // All are of the highest class of awareness.
    classOf: new Uint8Array(64).fill(7),
  });
  const days = grantEach(12, { [last]: 700 }).map((orders, day) =>
    day === 0
      ? {
          ...orders,
          uptake: noFields(plan).uptake.map((_, i) =>
            i % (8 * MODIFIERS) === 8 * MODIFIERS - 1 ? EVERYONE : 0,
          ),
        }
      : day === 1
        ? { supply: new Uint32Array(village.places * PROGRAMMES) }
        : orders,
  );
  const played = playKernel({ plan, days });
  const marked = whoHad(played, EventKind.began);
  expect(marked.size).toBe(700 * village.places);
  const caught = played.log.filter(({ kind, a }) => kind === EventKind.infected && a !== 6);
  expect(caught.length).toBeGreaterThan(300);
  expect(caught.every(({ person }) => marked.has(person))).toBe(true);
});
