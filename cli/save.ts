/** The directory of a run: its name, what goes into it, and in which order. */
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { runLogs } from "../runner/logs.ts";
import { openOutput, type RunFile, type RunOutput } from "../runner/output.ts";
import { makeReport } from "../runner/report.ts";
import { makeManifest, makeSummary, type RunPlan, type RunResult, type Summary } from "../runner/summary.ts";
import { dailyTable, infectionTable, pairsTable } from "../runner/tables.ts";
import { candorVersion } from "../runner/version.ts";
import { settle } from "./interrupt.ts";
import type { OutputOptions } from "./options.ts";
import type { ProgressLine } from "./progress.ts";
import type { Work } from "./work.ts";

/** The same plan always has the same name, and another plan another: so what is there already is the same run. */
function defaultDirectory(plan: RunPlan): string {
  const { scenario } = plan;
  const hash = createHash("sha256")
    .update(JSON.stringify([candorVersion(), plan]))
    .digest("hex")
    .slice(0, 6);
  const world = plan.kind === "run" ? [scenario.worlds[0]?.name] : [];
  return join("runs", [scenario.name, ...world, `seed-${scenario.seeds.fates}`, hash].join("-"));
}

/** Opens the directory before the work begins; throws OutputError if it cannot be written. */
export function openRun(plan: RunPlan, options: OutputOptions): RunOutput {
  const replace = options.out === undefined || options.force === true;
  return openOutput(options.out ?? defaultDirectory(plan), { replace });
}

export interface Saved {
  summary: Summary;
  /** As one would name them from here. */
  directory: string;
  report: string;
  files: string[];
}

/** Writes everything and gives the run its name. */
export async function saveRun(
  output: RunOutput,
  plan: RunPlan,
  result: RunResult,
  command: string,
  progress: ProgressLine,
  run: Work["run"],
): Promise<Saved> {
  const { setting, runs, pairs } = result;
  const files: RunFile[] = [];
  const write = async (
    file: RunFile,
    make: () => string | Uint8Array | Promise<string | Uint8Array>,
  ): Promise<void> => {
    output.write(file, await make());
    files.push(file);
    await settle(run.signal);
  };
  progress.begin("Writing tables and report");
  const summary = makeSummary(result);
  await write("summary.json", () => json(summary));
  await write("daily.parquet", () => dailyTable(runs, setting.world));
  if (pairs.length > 0)
    await write("pairs.parquet", () =>
      pairsTable(
        pairs,
        runs.map(({ world }) => ({ name: world })),
      ),
    );
  const { page, picture } = await makeReport({ ...result, left: summary.left, command });
  await write("report.html", () => page);
  await write("picture.svg", () => picture);
  progress.stage("Tables and report written");
  if (plan.infections) {
    const logs = await runLogs(setting, null, run);
    const worlds = logs.flatMap(({ world, infections }) =>
      infections === null ? [] : [{ world, infections }],
    );
    await write("infections.parquet", () => infectionTable(worlds, setting.world));
    progress.stage("Infections written");
  }
  // Last, for it names the others: a directory with a manifest is whole.
  await write("manifest.json", () =>
    json(makeManifest(plan, result, command, [...files, "manifest.json"].sort())),
  );
  output.commit();
  const directory = relative("", output.directory) || ".";
  const shown = directory.startsWith("..") ? output.directory : directory;
  return { summary, directory: shown, report: join(shown, "report.html"), files: [...files].sort() };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
