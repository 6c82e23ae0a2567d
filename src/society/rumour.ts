/** Rumour: what is told though nobody knows it: hope, blame, false alarm and false comfort. */
import type { Mechanism } from "./mechanism.ts";

export const rumour: Mechanism = {
  name: "rumour",
  about:
    "What nobody knows is told all the same: false comfort or false alarm, until it is corrected or wears out.",
  parameters: {},
  owns: {
    rumourSays: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
