/**
 * Chance belongs to people and to what happens to them, not to the order in which it is asked for: of two worlds that both
 * have fewer contacts, the one with still fewer infects nobody whom the other spares. Each contact carries its own number
 * and is kept in both worlds or in one; numbers from one stream for all would be other numbers in the other world.
 */
import { compareFates } from "../../src/outcomes/fates.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check } from "../check.ts";
import { layTown } from "../town.ts";

/** Constant cuts of all contacts: of those that the second leaves the first takes another 2 %. */
const CUTS = [1 - 0.8 * 0.98, 0.2];

export const paired: readonly Check[] = [
  {
    id: "L20",
    claim:
      "of two worlds with a fifth fewer contacts, one with another 2 % fewer: newly infected in that one, or earlier, among 60,000 people; 500,000 in full",
    expected: 0,
    tolerance: "exact",
    source:
      "law of the model (src/kernel/README.md, sections 1 and 5): contacts are kept by numbers of their own",
    errorRate: "none: not one exception is allowed by chance",
    obtain({ kernel, full }) {
      const setting = layTown({
        people: full ? 500_000 : 60_000,
        days: 200,
        disease: { preset: "influenza-1918", r0: 2.5 },
        seedInfections: 50,
        worlds: CUTS.map((share, i) => ({
          name: ["fewer", "more"][i],
          decisions: [{ at: { day: 0 }, cut: { setting: "all", share } }],
        })),
      });
      const [fewer, more] = [0, 1].map((world) => simulate(kernel, setting, { world }));
      const { newlyLost, earlier, spared } = compareFates(fewer!, more!, setting.population);
      // Two worlds alike would show nothing.
      return spared > 0 ? newlyLost + earlier : Number.NaN;
    },
  },
];
