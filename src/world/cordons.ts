/** Where cordons are. */
import type { WorldPlan } from "../scenario/scenario.ts";
import { suggestion } from "../scenario/suggest.ts";
import { WorldError } from "./error.ts";
import type { World } from "./world.ts";

/** Throws WorldError for a cordon around a place that is not there, within `visit`, which is told where it is asked for. */
export function checkCordons(
  plans: readonly WorldPlan[],
  world: World,
  visit: (path: readonly (string | number)[], check: () => void) => void = (_path, check) => check(),
): void {
  const known = world.places.map(({ name }) => name);
  for (const [w, { decisions }] of plans.entries()) {
    for (const [d, { do: order }] of decisions.entries()) {
      if (order?.measure !== "cordon" || order.places === null) continue;
      const missing = order.places.find((name) => !known.includes(name));
      if (missing === undefined) continue;
      visit(["worlds", w, "decisions", d, "do", "places"], () => {
        throw new WorldError(
          `a cordon is around a place that is not in this world, ${JSON.stringify(missing)}${suggestion(missing, known, "the places are")}`,
        );
      });
    }
  }
}
