/** `candor run`: one world, without comparison. */
import type { Command } from "commander";
import { runPairs } from "../../runner/pairs.ts";
import type { RunPlan } from "../../runner/summary.ts";
import type { Scenario, WorldPlan } from "../../src/scenario/scenario.ts";
import { suggestion } from "../../src/scenario/suggest.ts";
import { worldText } from "../answer.ts";
import { commandLine } from "../commandline.ts";
import { Failure } from "../failure.ts";
import { interruptible, settle } from "../interrupt.ts";
import { addCommonOptions, addOutputOptions, type OutputOptions } from "../options.ts";
import { showProgress } from "../progress.ts";
import { openRun, saveRun } from "../save.ts";
import { describeWorld, openInput, openWorld } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";

interface RunCommandOptions extends OutputOptions {
  world?: string;
}

export function addRun(program: Command): void {
  const command = program
    .command("run")
    .description("Run one world of a scenario and write its directory.")
    .argument("<scenario>", "file, name of a scenario (washington), or directory of a run")
    .option("--world <name>", "which world (default: the first)");
  addOutputOptions(addCommonOptions(command))
    .addHelpText(
      "after",
      `
Examples:
  candor run boarding-school-1978
  candor run washington --world concealed --people 100000
  candor run washington --set disease.r0=3 --out runs/r0-3 --json`,
    )
    .action(runCommand);
}

/** The world of that name, the first unless one is asked for. */
export function chooseWorld(scenario: Scenario, name: string | undefined): WorldPlan {
  const [first] = scenario.worlds;
  const names = scenario.worlds.map((world) => world.name);
  const found = name === undefined ? first : scenario.worlds.find((world) => world.name === name);
  if (found !== undefined) return found;
  throw new Failure(
    `no world is named ${JSON.stringify(name)}${suggestion(name ?? "", names, "the worlds are")}`,
  );
}

async function runCommand(argument: string, options: RunCommandOptions): Promise<void> {
  const input = openInput(argument, options);
  const world = chooseWorld(input.scenario, options.world);
  const scenario: Scenario = { ...input.scenario, worlds: [world] };
  const plan: RunPlan = {
    kind: "run",
    scenario,
    pairs: [{ fates: scenario.seeds.fates, assumptions: "declared", parameters: {} }],
    infections: options.infections === true,
  };
  const saved = await interruptible(async (signal) => {
    const output = openRun(plan, options);
    let people = 0;
    const progress = showProgress(options, () => people);
    try {
      await settle(signal);
      progress.begin("Laying out places and people");
      const setting = openWorld({ ...input, scenario });
      people = setting.population.total;
      progress.stage(describeWorld(setting));
      await settle(signal);
      const threads = options.threads === undefined ? {} : { threads: options.threads };
      const { runs } = await runPairs(setting, plan.pairs, {
        ...threads,
        signal,
        onProgress: progress.update,
      });
      progress.stage("One world run");
      const result = { setting, runs, fates: null, pairs: [] };
      const command = commandLine("run", argument, options);
      return await saveRun(output, plan, result, { command, signal, progress, threads });
    } finally {
      progress.end();
      output.discard();
    }
  });
  const { summary, ...where } = saved;
  if (options.json) printJson({ ...where, ...summary });
  else present(worldText(summary, saved), options);
}
