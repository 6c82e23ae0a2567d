/** Names of the measures, apart from the file format: society, which needs only them, runs without any dependency. */
import type { OrderName } from "./scenario.ts";

export const ORDER_NAMES: readonly OrderName[] = [
  "close-schools",
  "close-workplaces",
  "limit-gatherings",
  "cordon",
  "isolate",
  "quarantine-households",
  "test",
  "trace",
  "vaccinate",
  "bury-safely",
  "masks",
  "work-from-home",
  "ration",
  "relief",
  "surge-burial",
  "mass-graves",
  "field-hospital",
  "treat",
  "deploy",
];
