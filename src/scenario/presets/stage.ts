import { settingWeights } from "../intensity.ts";
import type { Stage } from "../scenario.ts";

/** A stage, neither ill, severe, dead nor infectious unless said, in every setting as ever unless said. */
export function stage(
  given: Pick<Stage, "name" | "dwell" | "next"> &
    Partial<Pick<Stage, "infectiousness" | "dead" | "ill" | "severe">> & {
      settings?: Partial<Stage["settings"]>;
    },
): Stage {
  const dead = given.dead ?? false;
  return {
    infectiousness: 0,
    ill: false,
    severe: false,
    ...given,
    dead,
    settings: settingWeights(given.settings ?? {}, dead),
  };
}
