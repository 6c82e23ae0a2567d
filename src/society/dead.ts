/** The dead: found, collected, stored, buried, or not. */
import type { Mechanism } from "./mechanism.ts";

export const dead: Mechanism = {
  name: "dead",
  about: "Crews collect and bury the dead as fast as they can; those beyond their capacity wait.",
  parameters: {},
  owns: {
    unburied: "place",
    overdue: "place",
    buried: "place",
    stench: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
