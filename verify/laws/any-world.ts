/** Laws of every world, over generated scenarios: rows of docs/VERIFICATION.md. */
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { countsAreSums } from "./counts-are-sums.ts";
import { courses } from "./courses.ts";
import { draw, layOut } from "./generated.ts";
import { infectors } from "./infectors.ts";
import { findings, type Law, observe } from "./observed.ts";
import { oneBody } from "./one-body.ts";
import { peopleAreKept } from "./people-are-kept.ts";
import { tellers } from "./tellers.ts";
import { theDead } from "./the-dead.ts";

export const WORLD_LAWS: readonly Law[] = [
  peopleAreKept,
  countsAreSums,
  infectors,
  tellers,
  oneBody,
  theDead,
  courses,
];

/** Generated scenarios that rows are of; tests have others. */
const SCENARIOS = { full: 300, quick: 40 };

/** How often each law is broken, by its id. */
const broken = once(({ kernel, full }: Conditions): Map<string, number> => {
  const found = new Map(WORLD_LAWS.map(({ id }) => [id, findings()]));
  for (let number = 0; number < (full ? SCENARIOS.full : SCENARIOS.quick); number++) {
    const setting = layOut(draw(number));
    // Both worlds, in turn.
    const world = observe(kernel, setting, { world: number % 2 });
    for (const law of WORLD_LAWS) law.check(world, found.get(law.id)!);
  }
  return new Map([...found].map(([id, { broken: times, tried }]) => [id, tried > 0 ? times : Number.NaN]));
});

export const anyWorld: readonly Check[] = WORLD_LAWS.map(({ id, claim }) => ({
  id,
  claim: `${claim}: violations in ${SCENARIOS.full} generated scenarios (${SCENARIOS.quick} if quick)`,
  expected: 0,
  tolerance: "exact",
  source: "law of the model (src/kernel/README.md; MODEL.md), told again from the log of events",
  errorRate: "none: no statistics, and the scenarios are the same every time",
  obtain: (conditions) => broken(conditions).get(id)!,
}));
