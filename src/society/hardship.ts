/** What failing services do to people: hunger, thirst, cold, dirt. */
import type { Mechanism } from "./mechanism.ts";

export const hardship: Mechanism = {
  name: "hardship",
  about: "Where food, water and heat fail, people go hungry, thirsty and cold; the frail die of it.",
  parameters: {},
  owns: {
    hunger: "place",
    thirst: "place",
    chill: "place",
    hardship: "place",
    hygiene: "place",
    hungry: "place",
    cold: "place",
  },
  reads: [],
  optional: true,

  begin({ fields }) {
    fields.hygiene.fill(1);
  },

  day() {},
};
