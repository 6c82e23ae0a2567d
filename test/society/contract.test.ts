/** What every mechanism owes the others, ours or a stranger's. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERYONE, PROGRAMMES } from "../../src/kernel/engine.ts";
import { ORDER_NAMES } from "../../src/scenario/order-names.ts";
import type { Decision, Order, Scenario, Stance } from "../../src/scenario/scenario.ts";
import type { Fields, Mechanism, Today } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { doing, makeSociety, play, Recorder, type Row, saying } from "./world.ts";

const GRADES = ["C", "D", "M", "X"];
const SHARES = [
  "trust",
  "peer",
  "officialWeight",
  "seen",
  "fear",
  "attention",
  "fearMean",
  "threat",
  "advice",
  "compliance",
  "acceptance",
  "schoolsClosed",
  "workClosed",
  "cordon",
  "haveMeans",
  "canWorkAtHome",
  "schoolDay",
  "workDay",
  "coverage",
  "pressControl",
  "insidersLeft",
  "hearsay",
  "credibility",
  "rumourWeight",
  "rumourThreat",
  "askedHome",
  "rationing",
  "relief",
  "massGraves",
  "guard",
  "force",
  "refusedWorld",
];
/** Fields that say "not yet" with a number below zero. */
const DATES = [
  "detectedOn",
  "leakedOn",
  "spokenOn",
  "forecastDueOn",
  "decisionTaken",
  "means",
  "confessedOn",
  "rumourTaken",
];

/** The mechanism, watched: it may see only what it declares, and change only what it owns. */
function watched(mechanism: Mechanism): Mechanism {
  const allowed = new Set([...Object.keys(mechanism.owns), ...mechanism.reads]);
  const watch = (step: ((today: Today) => void) | undefined) => (today: Today) => {
    const before = Object.entries(today.fields).map(([name, field]) => [name, field.slice()] as const);
    const fields = new Proxy(today.fields, {
      get(target, name: string) {
        if (!allowed.has(name)) throw new Error(`${mechanism.name} looks at the undeclared field ${name}`);
        return (target as Fields)[name];
      },
    });
    step?.call(mechanism, { ...today, fields });
    for (const [name, field] of before) {
      const now = today.fields[name]!;
      if (!Object.hasOwn(mechanism.owns, name) && field.some((x, i) => !Object.is(x, now[i]))) {
        throw new Error(`${mechanism.name} writes ${name}, which it does not own`);
      }
    }
  };
  return { ...mechanism, begin: watch(mechanism.begin), day: watch(mechanism.day) };
}

const stance: fc.Arbitrary<Stance> = fc.constantFrom(
  "silent",
  "deny",
  "minimise",
  "tell",
  "tell-with-range",
  "exaggerate",
  "correct",
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Every kind of order in two ways or so. */
function anyOrder(number: number, { share, some }: { share: number; some: boolean }): Order {
  const days = some ? 10 : 14;
  const perDay = share * 3000;
  const all: Order[] = [
    { measure: "close-schools", share },
    { measure: "close-workplaces", share, keep: some ? ["health"] : [] },
    { measure: "limit-gatherings", share: some ? 0.5 : 0.9 },
    { measure: "cordon", places: some ? ["place-1"] : null, share },
    { measure: "isolate", days },
    { measure: "quarantine-households", days: 14 },
    { measure: "test", perDay, delayDays: 1, isolateDays: 10 },
    { measure: "trace", cases: "tested", casesPerDay: perDay, scopes: ["household", "team"], days: 14 },
    {
      measure: "vaccinate",
      perDay,
      total: some ? 50_000 : null,
      priority: [75, 60],
      infection: some ? 1 : 0.5,
      onward: 0.2,
      severe: 0.8,
      protectsAfterDays: 14,
    },
    { measure: "bury-safely", share },
    { measure: "masks", share },
    { measure: "work-from-home", share },
    { measure: "ration", share },
    { measure: "relief", share },
    { measure: "surge-burial", times: 1 + 9 * share, days: some ? 1 : 30 },
    { measure: "mass-graves" },
    { measure: "field-hospital", beds: perDay, delayDays: some ? 0 : 9 },
    {
      measure: "treat",
      perDay,
      total: some ? 500 : null,
      priority: [60, 75],
      death: 0.3,
      delayDays: 0,
    },
    { measure: "deploy", who: some ? "police" : "army", share, force: share },
  ];
  return all[number]!;
}
/** All that is not always on. */
const EVERYTHING: Partial<Scenario> = {
  calendar: { weekends: true, startsOn: "thursday" },
  with: ["exposure", "flight", "insiders", "firsthand", "rumour"],
  exposure: [
    {
      name: "Dust",
      around: { place: "place-0", radius: 15 },
      from: 3,
      until: 20,
      dose: 0.7,
      susceptibility: 2,
      severity: 0.5,
      recovery: 2,
    },
  ],
  rumours: [
    { at: { day: 2, after: 0 }, says: "false-alarm", strength: 0.5, startsWith: 0.1 },
    { at: { when: "detection", after: 1 }, says: "false-comfort", strength: 1, startsWith: 0.01 },
    { at: { when: "leak", after: 0 }, says: "truth", strength: 0.3, startsWith: 1 },
  ],
};
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc
    .record({
      stance,
      threat: share,
      advice: share,
      means: fc.option(share),
      forecast: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
      horizon: fc.constant(5),
      day: fc.nat(30),
    })
    .map(({ day, ...say }) => saying(say, { day })),
  fc
    .record({ stance, above: fc.double({ min: 0, max: 100, noNaN: true }) })
    .map(({ stance, above }) => saying({ stance }, { when: "deaths", above })),
  fc
    .record({ order: fc.nat(ORDER_NAMES.length - 1), day: fc.nat(30), share, some: fc.boolean() })
    .map(({ order, day, ...how }) => doing(anyOrder(order, how), { day })),
  fc
    .record({ order: fc.constantFrom(...ORDER_NAMES), day: fc.nat(30) })
    .map(({ order, day }): Decision => ({ at: { day, after: 0 }, or: [], lift: order })),
  fc
    .record({ control: share, day: fc.nat(30) })
    .map(({ control, day }): Decision => ({ at: { day, after: 0 }, or: [], press: { control } })),
  share.map((cut): Decision => ({ at: { day: 3, after: 0 }, or: [], cut: { setting: "all", share: cut } })),
);
const HALF = { share: 0.5, some: true };
const people = [1, 37, 5000, 2_000_000];
/** Days of anything at all, from nothing to everyone at once. */
const days: fc.Arbitrary<Row[][]> = fc.array(
  fc.tuple(
    ...people.map((n) =>
      fc.record({
        severe: fc.nat(n),
        ill: fc.nat(n),
        deaths: fc.oneof(fc.constant(0), fc.nat(n)),
        aware: fc.tuple(fc.nat(n), fc.nat(n), fc.nat(n), fc.nat(n)),
        granted: fc.array(fc.nat(n), { maxLength: PROGRAMMES }),
        holding: fc.array(fc.nat(n), { maxLength: 3 }),
        away: fc.nat(n),
      }),
    ),
  ),
  { minLength: 1, maxLength: 40 },
);

describe.each(ORDER.map((mechanism) => [mechanism.name, mechanism] as const))("%s", (name, mechanism) => {
  it("has a name, a sentence, and fields that exist", () => {
    expect(name).toMatch(/^[a-z]+$/);
    expect(mechanism.about).toMatch(/^[A-Z].*\.$/);
    const owned = ORDER.flatMap((other) => Object.keys(other.owns));
    for (const field of mechanism.reads) {
      expect(owned).toContain(field);
      expect(Object.keys(mechanism.owns)).not.toContain(field);
    }
  });

  it("declares each parameter whole, with its value in its range and its range within its limits", () => {
    for (const [parameter, declared] of Object.entries(mechanism.parameters)) {
      expect(parameter).toMatch(/^[a-z][A-Za-z]*$/);
      for (const text of [declared.about, declared.unit, declared.source])
        expect(text.length).toBeGreaterThan(2);
      expect(GRADES).toContain(declared.grade);
      const [low, high] = declared.range;
      const [lowest, highest] = declared.limits ?? declared.range;
      expect(low).toBeLessThan(high);
      expect(declared.value).toBeGreaterThanOrEqual(low);
      expect(declared.value).toBeLessThanOrEqual(high);
      expect(lowest).toBeLessThanOrEqual(low);
      expect(highest).toBeGreaterThanOrEqual(high);
      if (declared.draw === "logarithm") expect(low).toBeGreaterThan(0);
    }
  });
});

describe("all mechanisms together", () => {
  it("own each field once", () => {
    const owned = ORDER.flatMap((mechanism) => Object.keys(mechanism.owns));
    expect(new Set(owned).size).toBe(owned.length);
  });

  it("see only what they declare, write only what they own, and stay within bounds whatever happens", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 6 }), days, (decisions, rows) => {
        const mechanisms = ORDER.map(watched);
        const played = makeSociety({ decisions, people, mechanisms, scenario: EVERYTHING });
        const { fields } = played.society;
        const engine = new Recorder();
        const owned = ORDER.flatMap((mechanism) => Object.keys(mechanism.owns));
        play(
          played,
          rows.length + 1,
          (day) => rows[day - 1]!,
          (day) => {
            played.society.apply(engine, day);
            for (const name of owned) {
              const bounded = SHARES.includes(name);
              const least = DATES.includes(name) ? -1 : 0;
              for (const x of fields[name]!) {
                if (!(x >= least) || (bounded && x > 1)) throw new Error(`${name} is ${x} on day ${day}`);
              }
            }
            for (const x of [...engine.uptake, ...engine.belief, ...engine.willing, ...engine.branches]) {
              if (x > EVERYONE) throw new Error(`a field of the kernel is ${x}`);
            }
            for (const reached of Object.values(engine.reached)) {
              expect(reached.every((count, p) => count <= people[p]!)).toBe(true);
            }
          },
        );
      }),
      { numRuns: 40, seed: 20 },
    );
  });

  it("may each be switched off, and then leave everything finite", () => {
    for (const { name } of ORDER) {
      const decisions = [saying({ threat: 1 }), ...ORDER_NAMES.map((_, i) => doing(anyOrder(i, HALF)))];
      const played = makeSociety({ scenario: { ...EVERYTHING, without: [name] }, decisions });
      play(played, 30, () => [
        { severe: 20, deaths: 5, ill: 100, holding: [50, 500], aware: [40_000, 60_000, 0, 0] },
      ]);
      for (const field of Object.values(played.society.fields)) {
        for (const x of field) expect(x).not.toBeNaN();
      }
    }
  });
});
