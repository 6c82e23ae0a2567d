/** The computed population, proved by looking at all of it: what is promised of everybody in worlds of very many places. */
import { loadAtlas } from "../../runner/atlas.ts";
import { templatesOf } from "../../src/population/build.ts";
import { countryType } from "../../src/population/country.ts";
import type { PopulationType } from "../../src/population/population.ts";
import { sectorNumber } from "../../src/population/sectors.ts";
import { us } from "../../src/population/us.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import type { Faults } from "./faults.ts";
import { checkClasses, checkWorkplaces } from "./groups.ts";
import { checkKin } from "./kin.ts";
import { checkBands, checkHouseholds, checkJobs, checkWards } from "./people.ts";
import { checkPrefixes, checkSupercycle } from "./supercycle.ts";
import { surveyOf, type Survey } from "./survey.ts";
import { KINDS, layPlaces, placeSizes } from "./worlds.ts";

type Construction = "households" | "bands" | "jobs" | "classes" | "workplaces" | "wards";

const checks: Readonly<Record<Construction, (survey: Survey) => Faults>> = {
  households: checkHouseholds,
  bands: checkBands,
  jobs: checkJobs,
  classes: checkClasses,
  workplaces: checkWorkplaces,
  wards: (survey) => checkWards(survey, sectorNumber("health")),
};

/** Violations by construction, in worlds of every kind of people; every world has its own seed, and so its own keys. */
const enumerated = once(({ kernel, full }: Conditions): Readonly<Record<Construction, number>> => {
  const found = { households: 0, bands: 0, jobs: 0, classes: 0, workplaces: 0, wards: 0 };
  const sizes = full ? placeSizes(250, 120, false) : placeSizes(60, 20, false);
  const worlds = full ? 18 : KINDS.length;
  for (let world = 0; world < worlds; world++) {
    const kind = KINDS[world % KINDS.length]!;
    // The first world of full size also has places of about one cycle.
    const own = full && world === 0 ? placeSizes(250, 120, true) : sizes;
    const survey = surveyOf(kernel, layPlaces(own, kind, 1 + world));
    for (const name of Object.keys(checks) as Construction[]) found[name] += checks[name](survey).count;
  }
  return found;
});

const NOTHING = "none: everything there is, is looked at";

const row = (id: string, claim: string, obtain: (conditions: Conditions) => number): Check => ({
  id,
  claim: `Violations: ${claim}`,
  expected: 0,
  tolerance: "exact",
  source: "definition, src/kernel/README.md section 2; derived",
  errorRate: NOTHING,
  obtain,
});

/** The United States and every country that there are figures of, or every twentieth. */
function typesOf({ full }: Conditions): PopulationType[] {
  const countries = [...loadAtlas().countries.values()].filter((_, i) => full || i % 20 === 0);
  return [us, ...countries.map(countryType)];
}

const total = (all: readonly Faults[]): number => all.reduce((sum, { count }) => sum + count, 0);

export const constructions: readonly Check[] = [
  row(
    "C1 supercycle",
    "64 templates carry ages, household sizes, pupils and workers of a type exactly",
    (c) => total(typesOf(c).map((type) => checkSupercycle(type, templatesOf(type)))),
  ),
  row(
    "C2 cut blocks",
    "prefix sums count the workers, bands and pupils of any number of people",
    ({ full }) =>
      total(
        (full ? [0, 1, 17, 40, 63] : [40]).map((rotation) => checkPrefixes(templatesOf(us), 0, rotation)),
      ),
  ),
  row(
    "C3 households",
    "each person in one, no household beyond the end of its place",
    (c) => enumerated(c).households,
  ),
  row(
    "C4 commuting",
    "each worker one job and each job one worker, there and back, by the flows",
    (c) => enumerated(c).jobs,
  ),
  row(
    "C5 classes",
    "each pupil in one of like age and near home, equal to within one; teachers",
    (c) => enumerated(c).classes,
  ),
  row(
    "C6 workplaces",
    "jobs in workplaces of the ladder's sizes, of one sector, cut into teams",
    (c) => enumerated(c).workplaces,
  ),
  row("C7 wards", "staff of whole hospitals, each nurse once", (c) => enumerated(c).wards),
  row(
    "C8 bands",
    "the r-th of an age band lists its members once, in order of address",
    (c) => enumerated(c).bands,
  ),
  row(
    "C9 kin",
    "parents, children, siblings and partners are each other's, and of fitting age",
    ({ full }) => {
      const small = placeSizes(full ? 150 : 50, full ? 20 : 0, false).filter((size) => size < 3000);
      const kinds = KINDS.slice(0, full ? KINDS.length : 2);
      const all = kinds.map((kind, i) => {
        const sizes = full && i === 0 ? placeSizes(0, 0, false) : small;
        return checkKin(layPlaces(sizes, kind, 1 + i).population);
      });
      return total(all);
    },
  ),
];
