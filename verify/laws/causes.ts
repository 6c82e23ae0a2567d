/** Every difference between two worlds has a cause. */
import { checkCauses } from "../../src/outcomes/causes/check.ts";
import { observe } from "../../src/outcomes/causes/observe.ts";
import type { ChangeLaw } from "./changed.ts";
import { layOut } from "./generated.ts";

export const causes: ChangeLaw = {
  id: "L13",
  claim:
    "every difference between two worlds has a cause among what the kernel could read then, none later than what it causes",
  check(kernel, drawn, witness) {
    const setting = layOut(drawn);
    const [first, second] = [0, 1].map((world) => observe(kernel, setting, { world }));
    const { ledger, uncaused, faults } = checkCauses(first, second);
    for (const fault of faults) witness.expect(false, () => JSON.stringify(fault));
    for (const n of uncaused) witness.expect(false, () => `no cause: ${JSON.stringify(ledger.at(n).event)}`);
    for (let n = 0; n < ledger.length(); n++) {
      const { event, cause } = ledger.at(n);
      const later = cause.parent >= 0 && ledger.at(cause.parent).event.time >>> 10 > event.time >>> 10;
      witness.expect(!later, () => `comes before its cause: ${JSON.stringify(event)}`);
    }
  },
};
