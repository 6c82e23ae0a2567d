/** Laws of a scenario against the same one changed, over generated scenarios: rows of docs/VERIFICATION.md. */
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { causes } from "./causes.ts";
import type { ChangeLaw } from "./changed.ts";
import { draw } from "./generated.ts";
import { idle } from "./idle.ts";
import { namesAndOrder } from "./names-and-order.ts";
import { noTies, noTransmission } from "./no-spread.ts";
import { findings } from "./observed.ts";
import { subset } from "./subset.ts";

export const CHANGE_LAWS: readonly ChangeLaw[] = [
  noTransmission,
  noTies,
  namesAndOrder,
  subset,
  idle,
  causes,
];

const SCENARIOS = { full: 60, quick: 10 };

function rowOf(law: ChangeLaw): Check {
  return {
    id: law.id,
    claim: `${law.claim}: violations in ${SCENARIOS.full} generated scenarios (${SCENARIOS.quick} if quick)`,
    expected: 0,
    tolerance: "exact",
    source: "law of the model (MODEL.md, section 11; src/kernel/README.md, section 1)",
    errorRate: "none: no statistics, and the scenarios are the same every time",
    obtain: once(({ kernel, full }: Conditions) => {
      const found = findings();
      for (let number = 0; number < (full ? SCENARIOS.full : SCENARIOS.quick); number++) {
        law.check(kernel, draw(number), found);
      }
      return found.tried > 0 ? found.broken : Number.NaN;
    }),
  };
}

export const changedWorlds: readonly Check[] = CHANGE_LAWS.map(rowOf);
