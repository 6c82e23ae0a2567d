/** What keeps a city going: services by service area, from the workers who are there. */
import type { Mechanism } from "./mechanism.ts";

/** Outputs by place, 0 nothing to 1 all; they hold at 1 while services are switched off. */
export const OUTPUTS = [
  "power",
  "water",
  "heat",
  "food",
  "transport",
  "phone",
  "police",
  "fire",
  "sanitation",
  "media",
  "hospital",
  "burial",
] as const;

export const services: Mechanism = {
  name: "services",
  about: "Each service works as far as its workers turn up, its stores last, and what it depends on works.",
  parameters: {},
  owns: {
    power: "place",
    water: "place",
    heat: "place",
    food: "place",
    transport: "place",
    phone: "place",
    police: "place",
    fire: "place",
    sanitation: "place",
    media: "place",
    hospital: "place",
    burial: "place",
    withoutPower: "place",
    withoutWater: "place",
    withoutPhone: "place",
  },
  reads: [],
  optional: true,

  begin({ fields }) {
    for (const name of OUTPUTS) fields[name].fill(1);
  },

  day() {},
};
