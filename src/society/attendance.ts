/** Who turns up for work: willingness by role, fear, and family duties. */
import { SECTORS } from "../kernel/engine.ts";
import type { Mechanism } from "./mechanism.ts";

export const attendance: Mechanism = {
  name: "attendance",
  about:
    "Some workers who are well stay away, out of fear or for their families; fewer where they know that they matter.",
  parameters: {},
  owns: {
    absent: "place",
    willing: { each: "place", of: SECTORS },
  },
  reads: [],
  optional: true,

  begin({ fields }) {
    fields.willing.fill(1);
  },

  day() {},
};
