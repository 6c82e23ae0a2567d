/** `candor run`: one world, without comparison. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { existsSync } from "node:fs";
import {
  CheckpointError,
  checkpointPath,
  readCheckpoint,
  removeCheckpoint,
  runKey,
} from "../../runner/checkpoint.ts";
import { runSingle } from "../../runner/single.ts";
import type { RunPlan } from "../../runner/summary.ts";
import { MOST_SHARDS } from "../../src/kernel/shards.ts";
import type { Scenario, WorldPlan } from "../../src/scenario/scenario.ts";
import { suggestion } from "../../src/scenario/suggest.ts";
import { worldText } from "../answer.ts";
import { commandLine } from "../commandline.ts";
import { Failure, Interruption } from "../failure.ts";
import { interruptible } from "../interrupt.ts";
import { addCommonOptions, addOutputOptions, type OutputOptions, wholeNumber } from "../options.ts";
import { openRun, saveRun } from "../save.ts";
import { openInput } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";
import { workIn } from "../work.ts";

interface RunCommandOptions extends OutputOptions {
  world?: string;
  checkpoint: number;
  resume?: boolean;
  shards: number;
}

const KEEP_EVERY_SECONDS = 30;

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < Infinity))
    throw new InvalidArgumentError("It must be a number of seconds from 0.");
  return value;
}

export function addRun(program: Command): void {
  const command = program
    .command("run")
    .description("Run one world of a scenario and write its directory.")
    .argument("<scenario>", "file, name of a scenario (washington), or directory of a run")
    .option("--world <name>", "which world (default: the first)")
    .addOption(
      new Option("--checkpoint <seconds>", "keep the state of the run so often, to go on from; 0: never")
        .argParser(seconds)
        .default(KEEP_EVERY_SECONDS),
    )
    .option("--resume", "go on from the state that a stopped run of the same has left, if there is one")
    .addOption(
      new Option(
        "--shards <n>",
        "share the world among so many kernels: same numbers, for checking; not faster",
      )
        .argParser(wholeNumber(1, MOST_SHARDS))
        .default(1),
    );
  addOutputOptions(addCommonOptions(command))
    .addHelpText(
      "after",
      `
Examples:
  candor run boarding-school-1978
  candor run washington --world concealed --people 100000
  candor run washington --set disease.r0=3 --out runs/r0-3 --json
  candor run washington --resume              after it was stopped`,
    )
    .action(runCommand);
}

/** The world of that name, the first unless one is asked for. */
function chooseWorld(scenario: Scenario, name: string | undefined): WorldPlan {
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
    freezeFields: false,
    reversal: "off",
  };
  let kept = "";
  const saved = await interruptible(async (signal) => {
    const output = openRun(plan, options);
    kept = checkpointPath(output.directory);
    try {
      return await workIn({ ...input, scenario }, options, signal, async ({ setting, progress, run }) => {
        const key = runKey(scenario, options.shards);
        const resume = options.resume === true;
        const days = resume ? daysKept(kept, key) : 0;
        if (days > 0) progress.stage(`Going on from day ${days}`);
        const checkpoint =
          options.checkpoint > 0 || resume
            ? { path: kept, key, everySeconds: options.checkpoint || Infinity, resume }
            : null;
        const outcome = await runSingle(setting, { checkpoint, shards: options.shards }, run);
        progress.stage("One world run");
        const result = { setting, runs: [outcome], fates: null, pairs: [], reversal: null };
        const done = await saveRun(
          output,
          plan,
          result,
          commandLine("run", argument, options),
          progress,
          run,
        );
        removeCheckpoint(kept);
        return done;
      });
    } finally {
      output.discard();
    }
  }).catch((error: unknown) => {
    if (!(error instanceof Interruption) || !existsSync(kept)) throw error;
    throw new Interruption(`stopped; the same command with --resume goes on from ${kept}.`, error.exitCode);
  });
  const { summary, ...where } = saved;
  if (options.json) printJson({ ...where, ...summary });
  else present(worldText(summary, saved), options);
}

/** Days done in the checkpoint of a run, 0 if there is none; throws Failure if it cannot be used. */
function daysKept(path: string, key: string): number {
  try {
    return readCheckpoint(path, key)?.daysDone ?? 0;
  } catch (error) {
    throw error instanceof CheckpointError ? new Failure(error.message) : error;
  }
}
