/** The report of a run: what was run, with the numbers, shapes and fonts it is shown with. */
import { reproductionNumber } from "../src/kernel/reproduction.ts";
import { tellsLifeDays } from "../src/outcomes/life-days.ts";
import type { Left } from "../src/outcomes/left.ts";
import type { Fates, PairSummary, Reversal, WorldRun } from "../src/outcomes/result.ts";
import { ageShares } from "../src/population/census.ts";
import type { ReportInput } from "../src/report/input.ts";
import { renderReport } from "../src/report/page.ts";
import { renderPicture } from "../src/report/picture.ts";
import { generationInterval } from "../src/scenario/generation.ts";
import type { Setting } from "../src/setting.ts";
import { weeklyMeans } from "../src/society/calendar.ts";
import { PARAMETERS, readParameters } from "../src/society/parameters.ts";
import { loadFonts, loadGeometry } from "./assets.ts";
import { WARNING } from "./pairs.ts";
import { candorVersion } from "./version.ts";

export interface ReportSource {
  setting: Setting;
  /** One world, or the two of the first pair. */
  runs: readonly WorldRun[];
  fates: Fates | null;
  pairs: readonly PairSummary[];
  /** What is left at the end of each run. */
  left: readonly Left[];
  /** Null if it was not searched. */
  reversal: Reversal | null;
  /** The command that makes the run again. */
  command: string;
}

/** @throws RangeError without a run; the file system's error if a package's fonts or shapes cannot be read */
export async function gatherReport(source: ReportSource): Promise<ReportInput> {
  const { setting, fates, pairs, left, reversal, command } = source;
  const { scenario, world, population } = setting;
  const [first, second] = source.runs;
  if (first === undefined) throw new RangeError("A report needs at least one run.");
  const values = readParameters(PARAMETERS, scenario.parameters);
  const reproduction = reproductionNumber(setting.course, population, weeklyMeans(scenario))(1);
  const ages = ageShares(population);
  const [geometry, fonts] = await Promise.all([loadGeometry(world.places), loadFonts()]);
  return {
    version: candorVersion(),
    scenario,
    world,
    people: population.total,
    peopleByPlace: population.people,
    runs: second === undefined ? [first] : [first, second],
    seeds: scenario.seeds,
    fates,
    pairs,
    left,
    reversal,
    parameters: Object.entries(PARAMETERS).map(([name, declaration]) => ({
      name,
      declaration,
      value: values[name] as number,
    })),
    lifeDays: tellsLifeDays(scenario.disease, ages),
    warning: scenario.without.includes("fear") ? null : WARNING,
    reproduction: {
      value: reproduction.r0,
      shares: reproduction.bySetting.map((victims) => victims / reproduction.r0),
      generationDays: generationInterval(scenario.disease, ages).mean,
    },
    command,
    attributions: [],
    geometry,
    fonts,
  };
}

/** The whole page, and one picture of it that stands alone, for a page elsewhere. */
export async function makeReport(source: ReportSource): Promise<{ page: string; picture: string }> {
  const input = await gatherReport(source);
  return { page: renderReport(input), picture: renderPicture(input) };
}
