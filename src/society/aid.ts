/** Help between neighbours. */
import type { Mechanism } from "./mechanism.ts";

export const aid: Mechanism = {
  name: "aid",
  about:
    "Neighbours help each other, the more the harder it gets; those who have recovered or are immune can help most.",
  parameters: {},
  owns: {
    aid: "place",
    aided: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
