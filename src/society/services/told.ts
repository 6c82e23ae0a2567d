/** Which services fail, and come back: dated sentences, few of them. */
import type { Today } from "../mechanism.ts";
import { OUTPUTS, SERVICES } from "./table.ts";

/** A service has failed when less than half of it is left, and is back when nearly all of it is. */
const FAILED = 0.5;
const BACK = 0.9;
/** What has been told of a service in a place. */
const Told = { nothing: 0, failed: 1, back: 2 } as const;

/**
 * Notes the first time that a service fails in a place, and its first return: of those noticed in every home in the lives of
 * its people; of all services, where most people live, on the time axis.
 */
export function tellServices({ fields: f, population: { people, places }, sites, ask }: Today): void {
  let largest = 0;
  for (let p = 1; p < places; p++) if (people[p] > people[largest]) largest = p;
  const around = sites.length > 0 ? ` in and around ${sites[largest].name}` : "";
  for (const [s, { name, noticed, fails, back }] of SERVICES.entries()) {
    const output = f[name];
    for (let p = 0; p < places; p++) {
      const at = p * OUTPUTS.length + s;
      const before = f.serviceTold[at];
      if (before === Told.nothing && output[p] < FAILED) f.serviceTold[at] = Told.failed;
      else if (before === Told.failed && output[p] >= BACK) f.serviceTold[at] = Told.back;
      else continue;
      const failed = f.serviceTold[at] === Told.failed;
      if (p === largest)
        ask.note("service", failed ? `${fails}${around}: down to less than half.` : `${back}${around}.`);
      if (noticed) ask.note("service", failed ? `${fails}.` : `${back}.`, p);
    }
  }
}
