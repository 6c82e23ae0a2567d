/** A hazard of the surroundings: zones with a dose, and what it does to those exposed. */
import type { Mechanism } from "./mechanism.ts";

export const exposure: Mechanism = {
  name: "exposure",
  about:
    "Those who live in a zone and take up its hazard become more or less susceptible, and more or less frail.",
  parameters: {},
  owns: {
    exposed: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
