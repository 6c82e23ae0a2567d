/** How the orders of a scenario are told apart in the kernel, and the ways in which they ask. */
import { AWARENESS_CLASSES, type Modifier, PROGRAMMES } from "../../kernel/engine.ts";
import { ORDER_NAMES } from "../../scenario/order-names.ts";
import type { Order, OrderName, Scenario, WorldPlan } from "../../scenario/scenario.ts";
import { isVariant, type Variant, vaccineOf, variantsOf } from "../../scenario/variants.ts";
import { type NamedBranch, type NumberedProgramme, ProgrammeNumber, type Today } from "../mechanism.ts";

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
  modifiers?(use: Use<O>): readonly Modifier[];
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
};

/** Every way in which a scenario uses orders, in whichever world: the same in all of them. */
export function usesOf(scenario: Scenario, plan: WorldPlan): Use[] {
  const variants = variantsOf([...scenario.worlds, plan]);
  let spare: number = ProgrammeNumber.spare;
  const vaccines = variants.map((variant) => vaccineOf(variant, variants));
  return variants.map((variant, i) => {
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
}

/** The order that stands in this way today, or null. */
export function standing({ fields, plan }: Today, use: Use): Order | null {
  const decision = plan.decisions[fields.inForce[ORDER_NAMES.indexOf(use.order.measure)] - 1];
  return decision?.do !== undefined && isVariant(use, decision.do) ? decision.do : null;
}

/** Sets the uptake of a modifier alike for everyone of each place. */
export function takeUp({ population, ask }: Today, name: string, share: (place: number) => number): void {
  for (let p = 0; p < population.places; p++) {
    const now = share(p);
    for (let c = 0; c < AWARENESS_CLASSES; c++) ask.uptake(name, p, c, now);
  }
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
