/** Scenarios in which every mechanism is at work, and days of anything at all. */
import fc from "fast-check";
import { AWARENESS_CLASSES, OVERLAYS, PROGRAMMES, SECTORS } from "../../src/kernel/engine.ts";
import { ORDER_NAMES } from "../../src/scenario/order-names.ts";
import type { Decision, Order, Scenario, Stance } from "../../src/scenario/scenario.ts";
import { ProgrammeNumber } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { doing, type Row, saying } from "./world.ts";

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
export function anyOrder(number: number, { share, some }: { share: number; some: boolean }): Order {
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

/** All that is not always on, those that somebody added among them. */
export const everything = (): Partial<Scenario> => ({
  calendar: { weekends: true, startsOn: "thursday" },
  with: ORDER.filter(({ optional }) => optional === true).map(({ name }) => name),
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
});

/** Every order on its own, after one statement, and the press held. */
export const allOrders = (): Decision[] => [
  saying({ threat: 1 }),
  { at: { day: 1, after: 0 }, or: [], press: { control: 0.5 } },
  ...ORDER_NAMES.map((_, i) => doing(anyOrder(i, { share: 0.5, some: true }))),
];

const on = (day: number): Decision => ({ at: { day, after: 0 }, or: [] });
export const decision: fc.Arbitrary<Decision> = fc.oneof(
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
    .record({
      stance,
      above: fc.double({ min: 0, max: 100, noNaN: true }),
      when: fc.constantFrom("deaths", "unburied", "disorder"),
    })
    .map(({ stance, when, above }) => saying({ stance }, { when, above } as Partial<Decision["at"]>)),
  fc
    .record({ order: fc.nat(ORDER_NAMES.length - 1), day: fc.nat(30), share, some: fc.boolean() })
    .map(({ order, day, ...how }) => doing(anyOrder(order, how), { day })),
  fc
    .record({ order: fc.constantFrom(...ORDER_NAMES), day: fc.nat(30) })
    .map(({ order, day }): Decision => ({ ...on(day), lift: order })),
  fc
    .record({ control: share, day: fc.nat(30) })
    .map(({ control, day }): Decision => ({ ...on(day), press: { control } })),
  share.map((cut): Decision => ({ ...on(3), cut: { setting: "all", share: cut } })),
);

const shares = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof(fc.constant(0), share), { minLength: length, maxLength: length });

interface Drawn {
  severe: number;
  critical: number;
  ill: number;
  infected: number;
  deaths: number;
  away: number;
  aware: number[];
  asked: number[];
  granted: number[];
  holding: number[];
  missing: number[];
}

/** Whole people of `all` in shares that need not add up to anything; no more than there are. */
function parts(all: number, shares: readonly number[]): number[] {
  const sum = Math.max(
    1,
    shares.reduce((total, x) => total + x, 0),
  );
  return shares.map((x) => Math.floor((all * x) / sum));
}

const KILLING: readonly number[] = [ProgrammeNumber.deprivation, ProgrammeNumber.violence];

/**
 * Rows of days and places that could be: nobody dies twice, and nobody dead is ill. Those killed are among the dead, as the
 * kernel counts them.
 */
export function possible(drawn: readonly (readonly Drawn[])[], people: readonly number[]): Row[][] {
  const living = [...people];
  return drawn.map((places) =>
    places.map((draw, p): Row => {
      const all = living[p]!;
      const granted = draw.granted.map((x) => Math.floor(x * all));
      let left = all;
      for (const k of KILLING) {
        granted[k] = Math.min(granted[k]!, left);
        left -= granted[k]!;
      }
      const deaths = Math.floor(left * draw.deaths);
      const killed = all - left;
      living[p] = left - deaths;
      const of = (x: number): number => Math.floor(x * living[p]!);
      const asked = granted.map((n, k) => n + Math.floor(draw.asked[k]! * (all - n)));
      const { ill, severe, critical, infected, away, holding, missing } = draw;
      const [inIll = 0] = parts(living[p]!, [ill, 1]);
      return {
        severe: of(severe),
        critical: of(critical),
        ill: inIll,
        infected: of(infected),
        deaths: deaths + killed,
        away: of(away),
        aware: parts(living[p]!, draw.aware),
        granted,
        claimed: asked,
        holding: holding.map(of),
        missing: missing.map((x) => Math.floor(x * people[p]!)),
      };
    }),
  );
}

/** Days of anything that could be, from nothing to everyone at once. */
export const days = (people: readonly number[]): fc.Arbitrary<Row[][]> =>
  fc
    .array(
      fc.tuple(
        ...people.map(
          (): fc.Arbitrary<Drawn> =>
            fc.record({
              severe: share,
              critical: share,
              ill: share,
              infected: share,
              deaths: fc.oneof(fc.constant(0), share),
              away: fc.oneof(fc.constant(0), share),
              aware: shares(AWARENESS_CLASSES),
              asked: shares(PROGRAMMES),
              granted: shares(PROGRAMMES),
              holding: shares(OVERLAYS),
              missing: shares(SECTORS),
            }),
        ),
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((drawn) => possible(drawn, people));
