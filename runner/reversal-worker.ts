/** A worker: runs both worlds of a pair and hands over nothing but the deaths in each. */
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/parameter.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export interface TrialJob {
  fates: number;
  parameters: ParameterValues;
  /** A mechanism switched off besides those of the scenario. */
  without?: string;
}

export default function runTrial(job: TrialJob & SharedWork): [number, number] {
  const { fates, parameters, without } = job;
  const { scenario } = job.setting;
  const setting =
    without === undefined
      ? job.setting
      : { ...job.setting, scenario: { ...scenario, without: [...scenario.without, without] } };
  const deaths = (world: 0 | 1): number => {
    const onDay = dayCounter(job, world);
    const { daily } = simulate(job.kernel, setting, { world, fates, parameters, onDay });
    const sum = (of: Float64Array): number => of.reduce((all, count) => all + count, 0);
    return sum(daily.deaths) + sum(daily.killed);
  };
  return [deaths(0), deaths(1)];
}
