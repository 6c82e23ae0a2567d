/** The diseases that a scenario can name. */
import type { Disease } from "../scenario.ts";
import { covid19Ancestral } from "./covid-19-ancestral.ts";
import { ebola2014 } from "./ebola-2014.ts";
import { influenza1918 } from "./influenza-1918.ts";
import { influenzaSeasonal } from "./influenza-seasonal.ts";
import { lastDay } from "./last-day.ts";
import { measles } from "./measles.ts";
import { pneumonicPlague } from "./pneumonic-plague.ts";
import { sars2003 } from "./sars-2003.ts";
import { smallpox } from "./smallpox.ts";

export const PRESETS: readonly Disease[] = [
  covid19Ancestral,
  influenza1918,
  influenzaSeasonal,
  measles,
  sars2003,
  ebola2014,
  smallpox,
  pneumonicPlague,
  lastDay,
];

/** The preset of that name, or undefined. */
export function findPreset(name: string): Disease | undefined {
  return PRESETS.find((preset) => preset.name === name);
}
