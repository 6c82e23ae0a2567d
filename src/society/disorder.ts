/** Disorder: looting, arson and violence, rare unless much else has gone. */
import type { Mechanism } from "./mechanism.ts";

export const disorder: Mechanism = {
  name: "disorder",
  about:
    "Incidents are rare; they grow with hardship, distrust and absent police, and shrink with mutual aid.",
  parameters: {},
  owns: {
    unrest: "place",
    legitimacy: "place",
    incidents: "place",
  },
  reads: [],
  optional: true,

  begin({ fields }) {
    fields.legitimacy.fill(1);
  },

  day() {},
};
