/** Buying more than one needs. */
import type { Mechanism } from "./mechanism.ts";

export const hoarding: Mechanism = {
  name: "hoarding",
  about: "The afraid buy more than they need, and shops run down sooner.",
  parameters: {},
  owns: {
    hoarded: "place",
    hoarding: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
