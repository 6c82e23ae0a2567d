/** Orders by which single people stay at home for a while: isolation, quarantine, testing, tracing. */
import type { Modifier, Scope } from "../../kernel/engine.ts";
import { BAND_COUNT } from "../../population/population.ts";
import type { Order } from "../../scenario/scenario.ts";
import { Overlay, ProgrammeNumber, Trait } from "../mechanism.ts";
import { type Kind, ration, serveAll } from "./use.ts";

type Isolate = Extract<Order, { measure: "isolate" }>;
type Households = Extract<Order, { measure: "quarantine-households" }>;
type Test = Extract<Order, { measure: "test" }>;
type Trace = Extract<Order, { measure: "trace" }>;

/** Names of the modifiers that make an overlay matter. */
export const ISOLATED = "isolated";
const QUARANTINED = "quarantined";
const ALIKE: readonly number[] = Array.from({ length: BAND_COUNT }, (_, band) => band);

/** Those in isolation infect fewer; those in quarantine also are infected by fewer. In a ward patients are where they are. */
export function confinementModifiers(
  orders: readonly Order[],
  value: (name: string) => number,
): readonly Modifier[] {
  const uses = (...names: Order["measure"][]): boolean =>
    orders.some(({ measure }) => names.includes(measure));
  const [alone, out] = [value("isolatedAtHome"), value("isolatedElsewhere")];
  const [together, away] = [value("quarantinedAtHome"), value("quarantinedElsewhere")];
  const isolated: Modifier = {
    name: ISOLATED,
    trait: Trait.home,
    when: { overlay: Overlay.isolated },
    source: [alone, out, out, out, 1, out],
    target: [1, 1, 1, 1, 1, 1],
  };
  const quarantined: Modifier = {
    name: QUARANTINED,
    trait: Trait.quarantine,
    when: { overlay: Overlay.quarantined },
    source: [together, away, away, away, 1, away],
    target: [together, away, away, away, away, away],
  };
  return [
    ...(uses("isolate", "test") ? [isolated] : []),
    ...(uses("quarantine-households", "trace") ? [quarantined] : []),
  ];
}

export const isolate: Kind<Isolate> = {
  programme: ({ order }) => ({
    claims: "ill",
    trait: Trait.home,
    priority: ALIKE,
    delayDays: 0,
    scope: { self: true },
    effect: { overlay: Overlay.isolated, lastsDays: order.days },
    counted: null,
  }),
  day(today, use, order) {
    serveAll(today, use, order === null ? null : (p) => today.fields.compliance[p]);
  },
};

export const quarantineHouseholds: Kind<Households> = {
  programme: ({ order }) => ({
    claims: "ill",
    trait: Trait.quarantine,
    priority: ALIKE,
    delayDays: 0,
    scope: { self: true, household: true },
    effect: { overlay: Overlay.quarantined, lastsDays: order.days },
    counted: null,
  }),
  // All are told to stay; who keeps to it is for each of them to decide.
  day(today, use, order) {
    serveAll(today, use, order === null ? null : () => 1);
  },
};

export const test: Kind<Test> = {
  programme: ({ order }) => ({
    claims: "ill",
    trait: Trait.test,
    priority: ALIKE,
    delayDays: order.delayDays,
    scope: { self: true },
    effect: { overlay: Overlay.isolated, lastsDays: order.isolateDays },
    counted: "tests",
  }),
  day(today, use, order) {
    const found = today.value("sensitivity");
    ration(today, use, order?.perDay ?? null, (p) => today.fields.compliance[p] * found);
  },
};

export const trace: Kind<Trace> = {
  programme({ order }) {
    const scope: Scope = Object.fromEntries(order.scopes.map((name) => [name, true]));
    return {
      claims: order.cases === "tested" ? { after: ProgrammeNumber.test } : order.cases,
      trait: Trait.trace,
      priority: ALIKE,
      delayDays: 0,
      scope,
      effect: { overlay: Overlay.quarantined, lastsDays: order.days },
      counted: "casesTraced",
    };
  },
  day(today, use, order) {
    ration(today, use, order?.casesPerDay ?? null, (p) => today.fields.compliance[p]);
  },
};
