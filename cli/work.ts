/** What the commands that run worlds begin with: progress is shown, and places and people are laid out. */
import type { Setting } from "../src/setting.ts";
import { settle } from "./interrupt.ts";
import type { CommonOptions } from "./options.ts";
import { type ProgressLine, showProgress } from "./progress.ts";
import { describeWorld, type Input, openWorld } from "./scenario.ts";

export interface Work {
  setting: Setting;
  progress: ProgressLine;
  /** What running worlds takes. */
  run: { threads?: number; signal: AbortSignal; onProgress: ProgressLine["update"] };
}

/**
 * Lays out the world of an input and works in it.
 *
 * @param describe what is said of the world; may throw if nothing can be done in it
 */
export async function workIn<T>(
  input: Input,
  options: CommonOptions,
  signal: AbortSignal,
  work: (laidOut: Work) => Promise<T>,
  describe: (setting: Setting) => string = describeWorld,
): Promise<T> {
  const progress = showProgress(options);
  try {
    await settle(signal);
    progress.begin("Laying out places and people");
    const setting = openWorld(input);
    progress.count(setting.population.total);
    progress.stage(describe(setting));
    await settle(signal);
    const threads = options.threads === undefined ? {} : { threads: options.threads };
    return await work({ setting, progress, run: { ...threads, signal, onProgress: progress.update } });
  } finally {
    progress.end();
  }
}
