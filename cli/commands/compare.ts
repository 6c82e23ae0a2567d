/** `candor compare`: what the truth was worth, over many pairs of worlds. */
import { type Command, Option } from "commander";
import { type PairPlan, planPairs, planWarnings, runPairs } from "../../runner/pairs.ts";
import type { RunPlan } from "../../runner/summary.ts";
import { comparisonText } from "../answer.ts";
import { commandLine } from "../commandline.ts";
import { interruptible, settle } from "../interrupt.ts";
import { addCommonOptions, addOutputOptions, type OutputOptions, wholeNumber } from "../options.ts";
import { showProgress } from "../progress.ts";
import { openRun, saveRun } from "../save.ts";
import { describeWorld, openInput, openWorld } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";

interface CompareCommandOptions extends OutputOptions {
  pairs: number;
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
    );
  addOutputOptions(addCommonOptions(command))
    .addHelpText(
      "after",
      `
Both worlds of a pair hold the same people with the same fates; only what the
authority says and does differs. The second world is what the first is measured
against.

Examples:
  candor compare washington
  candor compare washington --people 200000 --pairs 4
  candor compare washington --set parameters.fear.theta=0 --json
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
  const pairs: PairPlan[] = planPairs(scenario, options.pairs);
  if (!scenario.without.includes("fear")) pairs.push(...planWarnings(scenario));
  const plan: RunPlan = { kind: "compare", scenario, pairs, infections: options.infections === true };
  const saved = await interruptible(async (signal) => {
    const output = openRun(plan, options);
    let people = 0;
    const progress = showProgress(options, () => people);
    try {
      await settle(signal);
      progress.begin("Laying out places and people");
      const setting = openWorld(input);
      people = setting.population.total;
      progress.stage(describeWorld(setting));
      await settle(signal);
      const threads = options.threads === undefined ? {} : { threads: options.threads };
      const { runs, fates, summaries } = await runPairs(setting, pairs, {
        ...threads,
        signal,
        onProgress: progress.update,
      });
      progress.stage(`${pairs.length} pairs of worlds run`);
      const result = { setting, runs, fates, pairs: summaries };
      const command = commandLine("compare", argument, options);
      return await saveRun(output, plan, result, { command, signal, progress, threads });
    } finally {
      progress.end();
      output.discard();
    }
  });
  const { summary, ...where } = saved;
  if (options.json) printJson({ ...where, ...summary });
  else present(comparisonText(summary, saved), options);
}
