/** The order of the day: data, printed wherever the model is explained. */
import { behaviour } from "./behaviour.ts";
import { calendar } from "./calendar.ts";
import { command } from "./command.ts";
import { fear } from "./fear.ts";
import { firsthand } from "./firsthand.ts";
import { flight } from "./flight.ts";
import { information } from "./information.ts";
import { insiders } from "./insiders.ts";
import { rumour } from "./rumour.ts";
import { attendance } from "./attendance.ts";
import { hoarding } from "./hoarding.ts";
import { exposure } from "./exposure.ts";
import { services } from "./services/services.ts";
import { hardship } from "./hardship.ts";
import { aid } from "./aid.ts";
import { care } from "./care/care.ts";
import { dead } from "./dead/dead.ts";
import { disorder } from "./disorder/disorder.ts";
import { grief } from "./grief.ts";
import type { Mechanism } from "./mechanism.ts";
import { orders } from "./orders/orders.ts";
import { surveillance } from "./surveillance.ts";
import { trust } from "./trust.ts";

/** Every morning, on yesterday's counts, before the kernel runs the day. */
export const ORDER: readonly Mechanism[] = [
  calendar,
  surveillance,
  insiders,
  command,
  information,
  firsthand,
  rumour,
  trust,
  fear,
  attendance,
  hoarding,
  behaviour,
  orders,
  exposure,
  flight,
  services,
  hardship,
  aid,
  care,
  dead,
  disorder,
  grief,
];
