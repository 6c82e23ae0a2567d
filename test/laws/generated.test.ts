/**
 * The laws of verify/laws on generated scenarios that its rows do not have; and that each can be broken: a world is
 * falsified in one point, and the law must notice.
 */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { ELSEWHERE, EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import { WORLD_LAWS } from "../../verify/laws/any-world.ts";
import { CHANGE_LAWS } from "../../verify/laws/changed-worlds.ts";
import { draw, layOut } from "../../verify/laws/generated.ts";
import { findings, type Observed, observe } from "../../verify/laws/observed.ts";

/** Rows have the scenarios from 0 on. */
const OWN = 10_000;
const kernel = loadKernel();

/** Of orders, and of mechanisms. */
const PROGRAMMES = [
  "isolate",
  "quarantine-households",
  "test",
  "trace",
  "vaccinate",
  "treat",
  "flight",
  "assess",
  "admit",
  "expose",
  "deprivation",
  "violence",
];

describe("laws of any world hold in 30 generated scenarios, and of changed ones in 5", () => {
  const worlds = Array.from({ length: 30 }, (_, i) =>
    observe(kernel, layOut(draw(OWN + i)), { world: i % 2 }),
  );

  test.each(WORLD_LAWS.map((law) => [law.claim, law] as const))("%s", (_, law) => {
    const found = findings();
    for (const world of worlds) law.check(world, found);
    expect(found.words).toEqual([]);
    expect(found.tried).toBeGreaterThan(500);
  });

  test.each(CHANGE_LAWS.map((law) => [law.claim, law] as const))("%s", (_, law) => {
    const found = findings();
    for (let i = 0; i < 5; i++) law.check(kernel, draw(OWN + i), found);
    expect(found.words).toEqual([]);
    expect(found.tried).toBeGreaterThan(0);
  });

  test("in them all that can happen does, often: every event, every setting, and what is rare", () => {
    const seen = new Map<string, number>();
    for (const { log, plan } of worlds) {
      for (const { kind, a, b, person, other } of log) {
        const names = [`event ${kind}`];
        if (kind === EventKind.died && a === 255) names.push("killed");
        if (kind === EventKind.heard && other === person) names.push("heard first-hand");
        if (kind === EventKind.infected) names.push(`infected in ${a}`);
        if (kind === EventKind.infected && other !== NOBODY && plan.course.dead[b] === 1)
          names.push("by the dead");
        if (kind === EventKind.heard) names.push(`heard of ${a}`, b === 7 ? "media" : "told");
        if (kind === EventKind.granted) names.push(`granted ${plan.programmes[a]!.name}`);
        if (kind === EventKind.moved && other === ELSEWHERE) names.push("out of the world");
        for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    }
    const expected = [
      ...Object.values(EventKind).map((kind) => `event ${kind}`),
      ...[0, 1, 2, 3, 4, 5, 6].map((setting) => `infected in ${setting}`),
      ...PROGRAMMES.map((name) => `granted ${name}`),
      "by the dead",
      "heard of 0",
      "heard of 1",
      "heard of 2",
      "heard first-hand",
      "killed",
      "media",
      "told",
      "out of the world",
    ];
    for (const name of expected) expect(seen.get(name) ?? 0, name).toBeGreaterThan(0);
  });
});

describe("a world that is falsified in one point", () => {
  const worlds = Array.from({ length: 8 }, (_, i) => observe(kernel, layOut(draw(OWN + i))));
  const broken = (id: string, world: Observed): number => {
    const found = findings();
    WORLD_LAWS.find((law) => law.id === id)!.check(world, found);
    return found.broken;
  };
  /** The world with the middle one of the events that are wanted replaced; undefined if there is none. */
  function replacing(
    world: Observed,
    wanted: (event: LogEvent) => boolean,
    by: (event: LogEvent) => LogEvent[],
  ): Observed | undefined {
    const numbers = world.log.flatMap((event, i) => (wanted(event) ? [i] : []));
    const middle = numbers[numbers.length >> 1];
    if (middle === undefined) return undefined;
    return { ...world, log: world.log.toSpliced(middle, 1, ...by(world.log[middle]!)) };
  }
  const of = (kind: number) => (event: LogEvent) => event.kind === kind;
  const infectedBySomebody = (event: LogEvent): boolean =>
    event.kind === EventKind.infected && event.other !== NOBODY;
  const told = (event: LogEvent): boolean => event.kind === EventKind.heard && event.other !== NOBODY;

  const firstHand = (event: LogEvent): boolean => told(event) && event.other === event.person;

  test.each<[string, string, (event: LogEvent) => boolean, (event: LogEvent) => LogEvent[]]>([
    ["L1", "a recovery that is not logged", of(EventKind.recovered), () => []],
    ["L1", "a death that is logged twice", of(EventKind.died), (event) => [event, event]],
    ["L2", "an infection that is logged twice", of(EventKind.infected), (event) => [event, event]],
    ["L2", "someone who comes back unlogged", of(EventKind.returned), () => []],
    ["L2", "a grant of another programme", of(EventKind.granted), (event) => [{ ...event, a: event.a ^ 1 }]],
    ["L3", "an infector who was not", infectedBySomebody, (event) => [{ ...event, other: event.person }]],
    [
      "L3",
      "an infection in a class of neither",
      (event) => infectedBySomebody(event) && event.a === 3,
      (event) => [{ ...event, a: 1 }],
    ],
    [
      "L3",
      "an infection out of a stage long left, or not come to",
      infectedBySomebody,
      (event) => [{ ...event, b: event.b + 1 }],
    ],
    ["L3", "someone from elsewhere who is not", infectedBySomebody, (event) => [{ ...event, other: NOBODY }]],
    ["L4", "a teller who did not know", told, (event) => [{ ...event, other: event.person }]],
    ["L4", "first-hand news a tick late", firstHand, (event) => [{ ...event, time: event.time + 1024 }]],
    ["L4", "news heard twice", of(EventKind.heard), (event) => [event, event]],
    [
      "L5",
      "one of a household who goes elsewhere",
      of(EventKind.moved),
      (event) => [{ ...event, other: ELSEWHERE - 1 }],
    ],
    [
      "L5",
      "someone who is back a day early",
      of(EventKind.returned),
      (event) => [{ ...event, time: event.time - 4096 }],
    ],
    [
      "L6",
      "the dead who hear",
      of(EventKind.died),
      (event) => [event, { ...event, kind: EventKind.heard, time: event.time + 4096 }],
    ],
    [
      "L6",
      "the killed who fall ill",
      isKilling,
      (event) => [event, { ...event, kind: EventKind.stage, a: 1, time: event.time + 1024 }],
    ],
    ["L2", "someone killed twice", isKilling, (event) => [event, event]],
    [
      "L6",
      "the dead who are granted something",
      of(EventKind.died),
      (event) => [event, { ...event, kind: EventKind.granted, time: event.time + 8192 }],
    ],
    [
      "L7",
      "a stage a unit later than it was due",
      of(EventKind.infected),
      (event) => [{ ...event, time: event.time + 1 }],
    ],
    ["L7", "a stage that does not follow", of(EventKind.stage), (event) => [{ ...event, a: event.a + 1 }]],
  ])("breaks %s: %s", (id, _, wanted, by) => {
    const falsified = worlds.flatMap((world) => replacing(world, wanted, by) ?? []);
    expect(falsified.length).toBeGreaterThan(0);
    const unseen = falsified.filter((world) => {
      try {
        return broken(id, world) === 0;
      } catch {
        // Some falsehoods cannot even be told, such as being infected twice.
        return false;
      }
    });
    expect(unseen.length).toBe(0);
  });

  const COUNTS = [
    "entered",
    "occupied",
    "infected",
    "died",
    "aware",
    "heard",
    "granted",
    "holding",
    "away",
    "guests",
    "exported",
    "missing",
  ] as const;
  test.each(COUNTS)("breaks L2: one more in the count of %s", (name) => {
    for (const world of worlds) {
      const day = world.days.length >> 1;
      const { counts, ...rest } = world.days[day]!;
      const more = counts[name].slice();
      more[0]! += 1;
      const days = world.days.toSpliced(day, 1, { ...rest, counts: { ...counts, [name]: more } });
      expect(broken("L2", { ...world, days })).toBeGreaterThan(0);
    }
  });

  test("breaks L1: a person in another state", () => {
    for (const world of worlds) {
      const day = world.days.length >> 1;
      const { people, ...rest } = world.days[day]!;
      const other = people.slice();
      other[0]! ^= 1;
      const days = world.days.toSpliced(day, 1, { ...rest, people: other });
      expect(broken("L1", { ...world, days })).toBeGreaterThan(0);
    }
  });
});
