/** How fast a disease spreads among certain people, said in three ways, and the rates that meet any one of them. */
import { ageAt, livingThere } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import type { Disease } from "../scenario/scenario.ts";
import type { BySetting } from "./engine.ts";
import { EVERY_DAY } from "./exposure.ts";
import { householdAttack } from "./household.ts";
import type { Course } from "./plan.ts";
import { reproductionNumber } from "./reproduction.ts";
import { bisect, solveFactor } from "./solve.ts";
import { generationDiscount } from "./timing.ts";

export interface Transmission {
  /** Basic reproduction number (MODEL.md), and the victims of which it is made by setting. */
  r0: number;
  bySetting: BySetting;
  /** Rate of early exponential growth, a day. */
  growth: number;
  /** Share of a case's housemates infected by that case. */
  householdSar: number;
}

/** Days within which nothing can double or halve: growth is looked for within these bounds, a day. */
const FASTEST = 5;

void [ageAt, livingThere, bisect, solveFactor, generationDiscount, householdAttack, reproductionNumber, EVERY_DAY, FASTEST];
export type { Disease, Course, Population };
