/** The order of the day: data, printed wherever the model is explained. */
import { behaviour } from "./behaviour.ts";
import { command } from "./command.ts";
import { fear } from "./fear.ts";
import { information } from "./information.ts";
import type { Mechanism } from "./mechanism.ts";
import { surveillance } from "./surveillance.ts";
import { trust } from "./trust.ts";

/** Every morning, on yesterday's counts, before the kernel runs the day. */
export const ORDER: readonly Mechanism[] = [surveillance, command, information, trust, fear, behaviour];
