/** How fast a disease spreads among certain people, said in three ways, and the rates that meet any one of them. */
import type { Population } from "../population/population.ts";
import type { Disease } from "../scenario/scenario.ts";
import type { BySetting } from "./engine.ts";
import { EVERY_DAY } from "./exposure.ts";
import { growthRate, solveGrowth } from "./growth.ts";
import { takeOffChance } from "./extinction.ts";
import { householdAttack } from "./household.ts";
import type { Course } from "./plan.ts";
import { reproductionNumber } from "./reproduction.ts";
import { solveFactor } from "./solve.ts";

export interface Transmission {
  /** Basic reproduction number (MODEL.md), and the victims of which it is made by setting. */
  r0: number;
  bySetting: BySetting;
  /** Rate of early exponential growth, a day. */
  growth: number;
  /** Share of a case's housemates infected by that case. */
  householdSar: number;
  /** Chance that an outbreak started by one case takes off. */
  takeOff: number;
}

/** No rates meet what the scenario asks for; `key` is the field of its disease that asks. */
export class TransmissionError extends Error {
  readonly key: "r0" | "growth" | "householdSar";

  constructor(key: TransmissionError["key"], message: string) {
    super(message);
    this.name = "TransmissionError";
    this.key = key;
  }
}

/**
 * The factor on a course's relative rates at which the disease spreads as it says, without immunity or measures.
 *
 * @param meanBySetting factor on the contacts of each setting, their mean over a week
 * @throws TransmissionError if there is none
 */
export function solveRates(
  { r0, growth, householdSar }: Pick<Disease, "r0" | "growth" | "householdSar">,
  relative: Course,
  population: Population,
  meanBySetting: BySetting = EVERY_DAY,
): number {
  if (r0 !== null) {
    const number = reproductionNumber(relative, population, meanBySetting);
    return found(
      solveFactor((factor) => number(factor).r0, r0),
      "r0",
      `R0 ${r0} cannot be reached: groups are too small for so many distinct victims`,
    );
  }
  if (growth !== null) {
    return found(
      solveGrowth(relative, population, growth, meanBySetting),
      "growth",
      `growth of ${growth} a day cannot be reached: the disease takes too long to pass on, or too few are met`,
    );
  }
  const attack = householdAttack(relative, population, meanBySetting);
  return found(
    attack(1) > 0 ? solveFactor(attack, householdSar as number) : null,
    "householdSar",
    `a household attack rate of ${householdSar} cannot be reached: nobody is infected at home, or too unevenly`,
  );
}

function found(factor: number | null, key: TransmissionError["key"], message: string): number {
  if (factor === null) throw new TransmissionError(key, message);
  return factor;
}

/** How fast a course with these rates spreads, said in all three ways. */
export function transmissionOf(
  course: Course,
  population: Population,
  meanBySetting: BySetting = EVERY_DAY,
): Transmission {
  const reproduction = reproductionNumber(course, population, meanBySetting)(1);
  const growth = growthRate(course, population, meanBySetting);
  return {
    ...reproduction,
    growth,
    householdSar: householdAttack(course, population, meanBySetting)(1),
    takeOff: takeOffChance(course, population, reproduction.bySetting, growth),
  };
}
