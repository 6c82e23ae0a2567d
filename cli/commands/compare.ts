/** `candor compare`: what the truth was worth, over many pairs of worlds. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { type PairPlan, planPairs, planWarnings, runPairs } from "../../runner/pairs.ts";
import { findReversal, PREVIEW_PEOPLE, searchesUnasked } from "../../runner/reversal.ts";
import type { RunPlan } from "../../runner/summary.ts";
import { type GridPlan, planGrid } from "../../src/outcomes/grid.ts";
import type { Reversal } from "../../src/outcomes/result.ts";
import { grouped } from "../../src/report/number.ts";
import { comparisonText } from "../answer.ts";
import { compareCauses } from "../causes.ts";
import { commandLine } from "../commandline.ts";
import { interruptible } from "../interrupt.ts";
import { addCommonOptions, addOutputOptions, type OutputOptions, wholeNumber } from "../options.ts";
import { openRun, saveRun, type Saved } from "../save.ts";
import { PERSON_HELP } from "../named.ts";
import { describeWorld, openInput } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";
import { type Work, workIn } from "../work.ts";

interface CompareCommandOptions extends OutputOptions {
  pairs: number;
  freezeFields?: boolean;
  reversal?: number | "off";
  causes?: string | true;
}

function previewPeople(text: string): number | "off" {
  if (text === "off") return text;
  const people = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(people) || people < 1)
    throw new InvalidArgumentError("It must be a number of people from 1, or off.");
  return people;
}

/** What is run besides the two worlds of each pair. */
function describeGrid(grid: GridPlan | null): string {
  const cells = grid?.extra.length ?? 0;
  if (cells === 0) return "";
  const differ = grid?.acts ? "words and acts" : "words, and acts wait for them";
  return `; the worlds differ in ${differ}: ${cells + 2} cells a pair`;
}

export function addCompare(program: Command): void {
  const command = program
    .command("compare")
    .description("Run the two worlds of a scenario, many times over, and answer its question.")
    .argument("<scenario>", "file, name of a scenario (washington), or directory of a run")
    .addOption(
      new Option(
        "--pairs <n>",
        "pairs of worlds: half with the assumptions as declared, half with each drawn from its range; two more at the ends of the response to warning",
      )
        .argParser(wholeNumber(1))
        .default(10),
    )
    .option(
      "--freeze-fields",
      "also run each first world with everyone answering to the outbreak of the second: the direct effect, without feedback",
    )
    .addOption(
      new Option(
        "--reversal <people>",
        `search what would reverse the answer on a preview of so many people, or off (default: ${PREVIEW_PEOPLE}, with at least 10 pairs of worlds of up to a few hundred places, and among the assumptions of mechanisms that are always on alone)`,
      ).argParser(previewPeople),
    )
    .option(
      "--causes [person]",
      `instead, check that every difference between the two worlds has a cause; tell the chain from the first act to a person (${PERSON_HELP})`,
    );
  addOutputOptions(addCommonOptions(command))
    .addHelpText(
      "after",
      `
Both worlds of a pair hold the same people with the same fates; only what the
authority says and does differs. The second world is what the first is measured
against. Where the two differ in words and in acts, the words of each are also
run with the acts of the other, so that the worth of saying and of acting stand
apart.

Examples:
  candor compare washington
  candor compare washington --people 200000 --pairs 4
  candor compare washington --set parameters.fear.theta=0 --json
  candor compare washington --pairs 4 --freeze-fields --reversal 50000
  candor compare washington --people 100000 --causes spared
  candor compare washington --seed 7 --out runs/seventh --infections`,
    )
    .action(compareCommand);
}

async function compareCommand(argument: string, options: CompareCommandOptions): Promise<void> {
  const input = openInput(argument, options);
  const { scenario } = input;
  if (scenario.worlds.length < 2) {
    const what =
      "a comparison needs two worlds, and there is one: add a second under worlds, or use candor run";
    throw input.problem(["worlds"], what);
  }
  if (options.causes !== undefined) return compareCauses(input, options.causes, options);
  const pairs: PairPlan[] = planPairs(scenario, options.pairs);
  if (!scenario.without.includes("fear")) pairs.push(...planWarnings(scenario));
  const plan: RunPlan = {
    kind: "compare",
    scenario,
    pairs,
    infections: options.infections === true,
    freezeFields: options.freezeFields === true,
    reversal: options.reversal ?? null,
  };
  const saved = await interruptible(async (signal) => {
    const output = openRun(plan, options);
    const grid = describeGrid(planGrid(scenario.worlds));
    const compared = async ({ setting, progress, run }: Work): Promise<Saved> => {
      const { runs, fates, summaries } = await runPairs(setting, pairs, {
        ...run,
        freezeFields: plan.freezeFields,
      });
      progress.stage(`${pairs.length} pairs of worlds run`);
      const search = plan.reversal ?? (searchesUnasked(setting, options.pairs) ? PREVIEW_PEOPLE : "off");
      let reversal: Reversal | null = null;
      if (search !== "off") {
        progress.begin("Laying out a preview");
        progress.count(Math.min(setting.population.total, search));
        reversal = await findReversal(setting, search, run, plan.reversal === null);
        progress.stage(`What would reverse it, searched with ${grouped(reversal.people)} people`);
      }
      const result = { setting, runs, fates, pairs: summaries, reversal };
      return saveRun(output, plan, result, commandLine("compare", argument, options), progress, run);
    };
    try {
      return await workIn(input, options, signal, compared, (setting) => describeWorld(setting) + grid);
    } finally {
      output.discard();
    }
  });
  const { summary, ...where } = saved;
  if (options.json) printJson({ ...where, ...summary });
  else present(comparisonText(summary, saved), options);
}
