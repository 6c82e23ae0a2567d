/** A person named in one word: by number, by place and number, or by what became of them. */
import { runPairs } from "../runner/pairs.ts";
import type { Population } from "../src/population/population.ts";
import { suggestion } from "../src/scenario/suggest.ts";
import type { Setting } from "../src/setting.ts";
import type { World } from "../src/world/world.ts";
import {
  chooseByFate,
  chooseByNumber,
  chooseByPlace,
  chooseFirstCase,
  type Chosen,
  chooseSurvivor,
  WHO,
  type Who,
} from "./choose.ts";
import { ExitCode, Failure } from "./failure.ts";
import type { ProgressLine } from "./progress.ts";
import type { Work } from "./work.ts";

const FIRST_CASE = "first-case";
const FATES: readonly string[] = [FIRST_CASE, ...WHO];

export const PERSON_HELP =
  "number in the whole world, place:number, first-case, spared, lost, died, or survivor";

/** A number of the whole world, or of a place; null for anything else. */
function chooseNumbered(text: string, population: Population, world: World): Chosen | null {
  if (/^\d+$/.test(text)) return chooseByNumber(population, Number(text));
  const split = /^(.+):(\d+)$/.exec(text);
  return split === null ? null : chooseByPlace(population, world, split[1] ?? "", Number(split[2]));
}

/** Throws Failure unless a word can name a person. */
export function checkNamed(text: string, worlds: number): void {
  if (/^\d+$/.test(text) || /^.+:\d+$/.test(text)) return;
  if (!FATES.includes(text)) {
    throw new Failure(
      `nobody is named ${JSON.stringify(text)}${suggestion(text, FATES, "write a number, place:number, or one of")}`,
      ExitCode.usage,
    );
  }
  if ((text === "spared" || text === "lost") && worlds < 2)
    throw new Failure(`${text} compares two worlds, and there is one; use died, first-case or a number.`);
}

/** Finds the person; by what became of them, the worlds are run for it. */
export async function chooseNamed(
  text: string,
  setting: Setting,
  run: Work["run"],
  progress: ProgressLine,
): Promise<Chosen> {
  const numbered = chooseNumbered(text, setting.population, setting.world);
  if (numbered !== null) return numbered;
  const plan = { fates: setting.scenario.seeds.fates, assumptions: "declared", parameters: {} } as const;
  const { runs } = await runPairs(setting, [plan], run);
  progress.stage("Everyone's fate found");
  const { population } = setting;
  if (text === FIRST_CASE) return chooseFirstCase(runs);
  if (text === "survivor") return chooseSurvivor(runs, population);
  return chooseByFate(runs, population, text as Who, 0);
}
