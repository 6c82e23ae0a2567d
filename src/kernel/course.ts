/** A disease of the scenario as the kernel's tables, with transmission rates still relative (before R0 is met). */
import {
  empiricalQuantile,
  exponentialQuantile,
  fixedQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../maths/distributions.ts";
import { gammaQuantileShape, type Quantile } from "../maths/gamma.ts";
import { TABLE_SIZE, tabulate } from "../maths/quantile.ts";
import { atAge } from "../scenario/by-age.ts";
import type { Disease, Dwell, Stage } from "../scenario/scenario.ts";
import { type BySetting, SETTINGS } from "./engine.ts";
import { BRANCHES, type Course, DEAD, LONGEST_DWELL_DAYS, RECOVERED } from "./plan.ts";

const TWO_32 = 4294967296;
const AGES = 128;

function dwellQuantile(dwell: Dwell): Quantile {
  switch (dwell.family) {
    case "fixed":
      return fixedQuantile(dwell.days);
    case "exponential":
      return exponentialQuantile(dwell.mean);
    case "gamma":
      return gammaQuantile(dwell.mean, dwell.sd);
    case "lognormal":
      return lognormalQuantile(dwell.mean, dwell.sd);
    case "weibull":
      return weibullQuantile(dwell.mean, dwell.sd);
    case "empirical":
      return empiricalQuantile(dwell.days, dwell.weights);
  }
}

/** Individual infectiousness: Gamma with mean 1 and shape k; null where everyone is alike. */
function variationTable(dispersion: number | null): Float64Array | null {
  if (dispersion === null) return null;
  const quantile = gammaQuantileShape(dispersion);
  return tabulate((u, upper) => quantile(u, upper) / dispersion);
}

/**
 * Tables of a disease. `rate` is relative: infectiousness × setting weight of the stage × intensity of a contact × contacts
 * a day; `scaleCourse` brings it to the wanted level.
 */
export function compileCourse(disease: Disease, contacts: BySetting): Course {
  const { stages } = disease;
  const number = new Map(stages.map((stage, i) => [stage.name, i]));
  const course: Course = {
    names: stages.map((stage) => stage.name),
    stages: stages.length,
    dwell: new Float64Array(stages.length * TABLE_SIZE),
    rate: new Float64Array(stages.length * SETTINGS.length),
    ill: new Uint8Array(stages.map((stage) => (stage.ill ? 1 : 0))),
    severe: new Uint8Array(stages.map((stage) => (stage.severe ? 1 : 0))),
    dead: new Uint8Array(stages.map((stage) => (stage.dead ? 1 : 0))),
    branchUpTo: new Float64Array(stages.length * BRANCHES * AGES),
    branchTo: new Uint8Array(stages.length * BRANCHES),
    variation: variationTable(disease.dispersion),
    susceptibility: new Float64Array(AGES),
    immunity: new Float64Array(AGES),
  };
  stages.forEach((stage, s) => {
    const days = tabulate(dwellQuantile(stage.dwell)).map((x) => Math.min(x, LONGEST_DWELL_DAYS));
    course.dwell.set(days, s * TABLE_SIZE);
    SETTINGS.forEach((setting, i) => {
      course.rate[s * SETTINGS.length + i] =
        stage.infectiousness * stage.settings[setting] * disease.intensity[setting] * contacts[i];
    });
    writeBranches(course, s, stage, (to) =>
      to === "recovered" ? RECOVERED : to === "dead" ? DEAD : (number.get(to) as number),
    );
  });
  const ages = Array.from({ length: AGES }, (_, age) => age);
  const most = Math.max(...ages.map((age) => atAge(disease.susceptibility, age)));
  for (const age of ages) {
    course.susceptibility[age] = atAge(disease.susceptibility, age) / most;
    const prior = atAge(disease.immunity, age);
    course.immunity[age] = (1 - (1 - prior) * (1 - disease.fullyImmune)) * TWO_32;
  }
  return course;
}

function writeBranches(course: Course, s: number, stage: Stage, numberOf: (to: string) => number): void {
  const last = stage.next.length - 1;
  for (let j = 0; j < BRANCHES; j++)
    course.branchTo[s * BRANCHES + j] = numberOf((stage.next[Math.min(j, last)] as { to: string }).to);
  for (let age = 0; age < AGES; age++) {
    let cumulative = 0;
    for (let j = 0; j < BRANCHES; j++) {
      const branch = stage.next[j];
      cumulative +=
        branch === undefined || branch.probability === undefined ? 1 : atAge(branch.probability, age);
      course.branchUpTo[(s * BRANCHES + j) * AGES + age] =
        j >= last ? TWO_32 : Math.min(1, cumulative) * TWO_32;
    }
  }
}

/** The same course with every transmission rate multiplied by `factor`. */
export function scaleCourse(course: Course, factor: number): Course {
  return { ...course, rate: course.rate.map((rate) => rate * factor) };
}
