/** Grief: those who lose kin, and those who are left alone. */
import type { Mechanism } from "./mechanism.ts";

export const grief: Mechanism = {
  name: "grief",
  about: "Every death leaves kin who mourn; mourning and loneliness weigh on what people do.",
  parameters: {},
  owns: {
    bereaved: "place",
    mourning: "place",
    lonely: "place",
  },
  reads: [],
  optional: true,

  day() {},
};
