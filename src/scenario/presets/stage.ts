import type { Stage } from "../scenario.ts";

/** A stage with every setting as ever, and neither ill, severe nor infectious unless said. */
export function stage(
  given: Pick<Stage, "name" | "dwell" | "next"> & Partial<Pick<Stage, "infectiousness" | "ill" | "severe">>,
): Stage {
  return {
    infectiousness: 0,
    ill: false,
    severe: false,
    ...given,
    settings: { household: 1, class: 1, work: 1, community: 1 },
  };
}
