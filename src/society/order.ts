/** The order of the day: data, printed wherever the model is explained. */
import { behaviour } from "./behaviour.ts";
import { calendar } from "./calendar.ts";
import { command } from "./command.ts";
import { fear } from "./fear.ts";
import { flight } from "./flight.ts";
import { information } from "./information.ts";
import type { Mechanism } from "./mechanism.ts";
import { orders } from "./orders/orders.ts";
import { surveillance } from "./surveillance.ts";
import { trust } from "./trust.ts";

/** Every morning, on yesterday's counts, before the kernel runs the day. */
export const ORDER: readonly Mechanism[] = [
  calendar,
  surveillance,
  command,
  information,
  trust,
  fear,
  behaviour,
  orders,
  flight,
];
