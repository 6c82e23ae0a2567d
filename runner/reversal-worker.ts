/** A worker: runs both worlds of a pair and hands over nothing but the deaths in each. */
import { simulate } from "../src/simulate.ts";
import type { ParameterValues } from "../src/parameter.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export interface TrialJob {
  fates: number;
  parameters: ParameterValues;
}

export default function runTrial(job: TrialJob & SharedWork): [number, number] {
  const { fates, parameters } = job;
  const deaths = (world: 0 | 1): number => {
    const onDay = dayCounter(job, world);
    const { daily } = simulate(job.kernel, job.setting, { world, fates, parameters, onDay });
    return daily.deaths.reduce((sum, count) => sum + count, 0);
  };
  return [deaths(0), deaths(1)];
}
