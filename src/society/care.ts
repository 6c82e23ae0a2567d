/** Care: beds, intensive care, who gets them, and what becomes of those who do not. */
import type { Mechanism } from "./mechanism.ts";

export const care: Mechanism = {
  name: "care",
  about:
    "The severely ill are admitted while there are beds and staff; the others fare worse, by the same fate.",
  parameters: {},
  owns: {
    bedsFree: "place",
    bedShare: "place",
    refused: "place",
    careAvoided: "place",
  },
  reads: [],
  optional: true,

  begin({ fields }) {
    fields.bedShare.fill(1);
  },

  day() {},
};
