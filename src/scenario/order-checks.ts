/**
 * Whether the orders of a scenario can stand beside one another, whether there is room for them in the kernel, and whether
 * the mechanisms that a scenario asks something of are at work.
 */
import type { z } from "zod";
import { report } from "./fields.ts";
import type { Moment, OrderName, Scenario, WorldPlan } from "./scenario.ts";
import { suggestion } from "./suggest.ts";
import { isVariant, type Variant, vaccineOf } from "./variants.ts";

/** Measures that are programmes of the kernel, of which there are few. */
const PROGRAMMES: readonly OrderName[] = [
  "isolate",
  "quarantine-households",
  "test",
  "trace",
  "vaccinate",
  "treat",
];
/** Further variants of those, of all together. */
const SPARE_PROGRAMMES = 2;
/** Vaccines with efficacies of their own, in one scenario. */
const MOST_VACCINES = 3;

/** Orders that cannot stand beside one another, or that nothing can come of. */
export function checkOrders(
  plans: readonly WorldPlan[],
  world: Scenario["world"],
  issues: z.core.$ZodRawIssue[],
): void {
  const seen: Variant[] = [];
  for (const [w, plan] of plans.entries()) {
    for (const [d, { do: asked, lift }] of plan.decisions.entries()) {
      const path = ["worlds", w, "decisions", d];
      if (lift !== undefined && !plan.decisions.some((other) => other.do?.measure === lift)) {
        report(issues, [...path, "lift"], `this world never does ${lift}: there is nothing to lift`);
      }
      if (asked === undefined) continue;
      if (asked.measure === "cordon")
        checkPlaces(asked.places ?? [], world, [...path, "do", "places"], issues);
      if (
        asked.measure === "trace" &&
        asked.cases === "tested" &&
        !plan.decisions.some((other) => other.do?.measure === "test")
      ) {
        const message = "this world never tests: add measure: test, or trace cases: severe, or ill";
        report(issues, [...path, "do", "cases"], message);
      }
      if (!seen.some((variant) => isVariant(variant, asked))) {
        const nth = seen.filter((variant) => variant.order.measure === asked.measure).length;
        seen.push({ order: asked, nth });
        const message = tooMany(seen);
        if (message !== undefined) report(issues, [...path, "do"], message);
      }
    }
  }
}

function tooMany(variants: readonly Variant[]): string | undefined {
  const last = variants.at(-1)!;
  const { measure } = last.order;
  if (measure === "vaccinate" && vaccineOf(last, variants) >= MOST_VACCINES) {
    return `a vaccine of other efficacies than the ${MOST_VACCINES} before: there can be no more`;
  }
  if (last.order.measure === "treat") {
    const { death } = last.order;
    const other = variants.some(({ order: o }) => o.measure === "treat" && o.death !== death);
    if (other) return "a drug of another effect than the one before: there can be no more than one";
  }
  const further = variants.filter(
    ({ order: { measure: name }, nth }) => PROGRAMMES.includes(name) && nth > 0,
  );
  if (further.includes(last) && further.length > SPARE_PROGRAMMES) {
    return `${measure} with other days, scopes, priority or efficacies than before: beyond the first way of each measure, ${SPARE_PROGRAMMES} are possible in all worlds together`;
  }
  const tests = variants.filter(({ order: { measure: name } }) => name === "test").length;
  const follows = variants.some(({ order: o }) => o.measure === "trace" && o.cases === "tested");
  if (tests > 1 && follows && (measure === "test" || measure === "trace")) {
    return "where tested cases are traced, all tests must have the same delayDays and isolateDays";
  }
  return undefined;
}

/** The mechanism that brings about what is waited for. */
const BROUGHT_BY: Partial<Record<NonNullable<Moment["when"]>, string>> = {
  unburied: "dead",
  beds: "care",
  disorder: "disorder",
};

/** Moments that never come, and zones that do nothing, because the mechanism they hang on is off unless asked for. */
export function checkNeeds(
  { worlds, rumours, exposure, with: added }: Pick<Scenario, "worlds" | "rumours" | "exposure" | "with">,
  issues: z.core.$ZodRawIssue[],
): void {
  const need = (name: string | undefined, path: (string | number)[]): void => {
    if (name === undefined || added.includes(name)) return;
    report(issues, path, `goes only with the mechanism ${name}: add with: [${name}]`);
  };
  const look = ({ when }: Moment, path: (string | number)[]): void =>
    need(when === undefined ? undefined : BROUGHT_BY[when], [...path, "when"]);
  if (exposure.length > 0) need("exposure", ["exposure"]);
  for (const [i, { at }] of rumours.entries()) look(at, ["rumours", i, "at"]);
  for (const [w, { decisions }] of worlds.entries()) {
    for (const [d, { at, or }] of decisions.entries()) {
      look(at, ["worlds", w, "decisions", d, "at"]);
      for (const [m, other] of or.entries()) look(other, ["worlds", w, "decisions", d, "or", m]);
    }
  }
}

function checkPlaces(
  names: readonly string[],
  world: Scenario["world"],
  path: (string | number)[],
  issues: z.core.$ZodRawIssue[],
): void {
  if (!("places" in world)) return;
  const known = world.places.map((place) => place.name);
  for (const [i, name] of names.entries()) {
    if (known.includes(name)) continue;
    const message = `unknown place ${JSON.stringify(name)}${suggestion(name, known, "the places are")}`;
    report(issues, [...path, i], message);
  }
}
