/** First-hand knowledge: whoever falls severely ill, and all at home, know it and tell others. */
import type { Mechanism } from "./mechanism.ts";
import { Slot } from "./mechanism.ts";

export const firsthand: Mechanism = {
  name: "firsthand",
  about:
    "Whoever falls severely ill knows it, and so do all at home; they tell others, long before anything leaks.",
  parameters: {},
  owns: { hearsay: "world" },
  reads: ["leakedOn"],
  optional: true,

  firstHand: (_value, { disease }) => disease.stages.map(({ severe }) => (severe ? Slot.leak : -1)),

  // Until a leak, the unofficial word is what people have lived through, and no figure of the authority's.
  day({ fields }) {
    fields.hearsay[0] = fields.leakedOn[0] < 0 ? 1 : 0;
  },
};
