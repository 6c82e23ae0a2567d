/** Whether the orders of a scenario can stand beside one another, and whether there is room for them in the kernel. */
import type { z } from "zod";
import { report } from "./fields.ts";
import type { OrderName, Scenario, WorldPlan } from "./scenario.ts";
import { suggestion } from "./suggest.ts";
import { isVariant, type Variant, vaccineOf } from "./variants.ts";

/** Measures that are programmes of the kernel, of which there are few. */
const PROGRAMMES: readonly OrderName[] = ["isolate", "quarantine-households", "test", "trace", "vaccinate"];
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
