/** How the orders of a scenario are told apart in the kernel, and the ways in which they ask. */
import { AWARENESS_CLASSES, type Modifier, PROGRAMMES } from "../../kernel/engine.ts";
import type { Population } from "../../population/population.ts";
import { ORDER_NAMES } from "../../scenario/order-names.ts";
import type { Order, OrderName, Scenario, WorldPlan } from "../../scenario/scenario.ts";
import { isVariant, type Variant, vaccineOf, variantsOf } from "../../scenario/variants.ts";
import {
  type NamedBranch,
  type NumberedProgramme,
  Overlay,
  ProgrammeNumber,
  type Today,
} from "../mechanism.ts";

/** Supplies are for so many people. */
export const PER = 100_000;
/** Tenths that do not add up to one whole in doubles are forgiven this much. */
const SLACK = 1e-9;

/** A way in which a scenario uses an order, as the kernel knows it. */
export interface Use<O extends Order = Order> extends Variant<O> {
  /** Of its modifier and its programme. */
  name: string;
  /** Number of its programme; -1 for one that needs none. */
  programme: number;
  /** Which vaccine, from 0; -1 for none. */
  vaccine: number;
  /** The first use of its vaccine: it brings what the vaccine does. */
  bringsVaccine: boolean;
}

/** What an order is made of and asks for. */
export interface Kind<O extends Order> {
  modifiers?(use: Use<O>, value: Today["value"]): readonly Modifier[];
  programme?(use: Use<O>): Omit<NumberedProgramme, "name" | "number">;
  branches?(use: Use<O>, scenario: Scenario): readonly NamedBranch[];
  /** Asks for today; `order` is the one of this use that stands, null if none does. */
  day(today: Today, use: Use<O>, order: O | null): void;
}

const PROGRAMME_OF: Partial<Record<OrderName, number>> = {
  isolate: ProgrammeNumber.isolate,
  "quarantine-households": ProgrammeNumber.quarantine,
  test: ProgrammeNumber.test,
  trace: ProgrammeNumber.trace,
  vaccinate: ProgrammeNumber.vaccinate,
  treat: ProgrammeNumber.treat,
};
const SPARE = ProgrammeNumber.assess - ProgrammeNumber.spare;
const VACCINES = Overlay.admitted - Overlay.vaccinated;

/** Throws RangeError unless there are overlays and spare programmes for all. */
function checkRoom(uses: readonly Use[], spare: number): void {
  if (spare > ProgrammeNumber.spare + SPARE)
    throw new RangeError(
      `Beyond the first way of each measure there is room for ${SPARE} more in the kernel.`,
    );
  if (uses.some(({ vaccine }) => vaccine >= VACCINES))
    throw new RangeError(`There can be no more than ${VACCINES} vaccines.`);
}

/**
 * Every way in which a scenario uses orders, in whichever world: the same in all of them.
 *
 * @throws RangeError if they are more than there are overlays and programmes for
 */
export function usesOf(scenario: Scenario, plan: WorldPlan): Use[] {
  const variants = variantsOf([...scenario.worlds, plan]);
  let spare: number = ProgrammeNumber.spare;
  const vaccines = variants.map((variant) => vaccineOf(variant, variants));
  const uses = variants.map((variant, i) => {
    const { measure } = variant.order;
    const first = PROGRAMME_OF[measure];
    const vaccine = vaccines[i];
    return {
      ...variant,
      name: variant.nth === 0 ? measure : `${measure}-${variant.nth + 1}`,
      programme: first === undefined ? -1 : variant.nth === 0 ? first : spare++,
      vaccine,
      bringsVaccine: vaccine >= 0 && vaccines.indexOf(vaccine) === i,
    };
  });
  checkRoom(uses, spare);
  return uses;
}

/** Number of the decision by which an order of this name stands; -1 if none does. */
const decisionOf = ({ fields }: Today, { order }: Use): number =>
  fields.inForce[ORDER_NAMES.indexOf(order.measure)] - 1;

/** For how many days the order of this name has stood: 0 on the day of the decision. */
export const daysStanding = (today: Today, use: Use): number =>
  today.day - today.fields.decisionTaken[decisionOf(today, use)];

/** The order that stands in this way today, or null. */
export function standing(today: Today, use: Use): Order | null {
  const decision = today.plan.decisions[decisionOf(today, use)];
  return decision?.do !== undefined && isVariant(use, decision.do) ? decision.do : null;
}

/** Sets the uptake of a modifier alike for everyone of each place. */
export function takeUp({ population, ask }: Today, name: string, share: (place: number) => number): void {
  for (let p = 0; p < population.places; p++) {
    const now = share(p);
    for (let c = 0; c < AWARENESS_CLASSES; c++) ask.uptake(name, p, c, now);
  }
}

/** Sets a field by place. */
export function set(today: Today, field: string, to: (place: number) => number): void {
  for (let p = 0; p < today.population.places; p++) today.fields[field][p] = to(p);
}

/** Lets everyone of a place who is willing be served. */
export function serveAll(today: Today, use: Use, willing: ((place: number) => number) | null): void {
  for (let p = 0; p < today.population.places; p++) {
    today.ask.supply(use.name, p, willing === null ? 0 : today.population.people[p]);
    today.ask.willing(use.name, p, willing === null ? 0 : willing(p));
  }
}

/** Serves so many a day for each 100,000 people: whole units, what is over is kept for the next day. Null: nobody. */
export function ration(
  today: Today,
  use: Use,
  perDay: number | null,
  willing: (place: number) => number,
  left: (place: number) => number = () => Infinity,
): void {
  const { population, fields, ask } = today;
  for (let p = 0; p < population.places; p++) {
    const at = p * PROGRAMMES + use.programme;
    const due = perDay === null ? 0 : fields.carried[at] + (perDay * population.people[p]) / PER;
    const whole = Math.floor(due + SLACK);
    fields.carried[at] = Math.max(0, due - whole);
    ask.supply(use.name, p, Math.max(0, Math.min(whole, left(p))));
    ask.willing(use.name, p, perDay === null ? 0 : willing(p));
  }
}

/** Units left of a total for each 100,000 people (null: no end), of which a field by place says how many are gone. */
export function leftOf(
  { people }: Population,
  order: { total: number | null } | null,
  given: Float64Array,
): (place: number) => number {
  const total = order?.total ?? null;
  return (p) => (total === null ? Infinity : Math.floor((total * people[p]) / PER) - given[p]);
}
