/** A worker that runs two worlds with all they leave behind, and looks for the cause of every difference. */
import { checkCauses } from "../src/outcomes/causes/check.ts";
import { observe } from "../src/outcomes/causes/observe.ts";
import { type CausesReport, reportCauses } from "../src/outcomes/causes/report.ts";
import { numberOf } from "../src/population/numbers.ts";
import { dayCounter, type SharedWork } from "./workers.ts";

export interface CausesJob {
  /** Address of the person whose chain is wanted; null for nobody's. */
  person: number | null;
}

export default function runCauses(job: CausesJob & SharedWork): CausesReport {
  const { setting, kernel, person } = job;
  const first = observe(kernel, setting, { world: 0, onDay: dayCounter(job) });
  const second = observe(kernel, setting, { world: 1, onDay: dayCounter(job, 1) });
  const context = {
    records: [first, second] as const,
    placeNames: setting.world.places.map(({ name }) => name),
    stages: setting.scenario.disease.stages,
  };
  const of = person === null ? null : { number: numberOf(setting.population, person), address: person };
  return reportCauses(checkCauses(first, second), context, of);
}
