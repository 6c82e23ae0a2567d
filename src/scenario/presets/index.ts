/** The diseases that a scenario can name. */
import type { Disease } from "../scenario.ts";
import { covid19Ancestral } from "./covid-19-ancestral.ts";
import { influenza1918 } from "./influenza-1918.ts";
import { lastDay } from "./last-day.ts";
import { measles } from "./measles.ts";

export const PRESETS: readonly Disease[] = [covid19Ancestral, influenza1918, measles, lastDay];

/** The preset of that name, or undefined. */
export function findPreset(name: string): Disease | undefined {
  return PRESETS.find((preset) => preset.name === name);
}
