/** `npm run verify`: every row of docs/VERIFICATION.md, run and judged. */
import { join } from "node:path";
import { loadKernel } from "../runner/kernel.ts";
import { writeWhole } from "../runner/files.ts";
import { OutputError } from "../runner/output.ts";
import { projectRoot } from "../runner/root.ts";
import { candorVersion } from "../runner/version.ts";
import { GROUPS } from "./checks.ts";
import { describe, showObtained } from "./document.ts";
import { CommanderError, type Options, readOptions } from "./options.ts";
import { type Row, runRows, select } from "./run.ts";
import { tabulate } from "./table.ts";
import { expectedFailures } from "./words.ts";

const Exit = { ok: 0, failed: 1, usage: 2, output: 3 } as const;

const toJson = (rows: readonly Row[], options: Options): string =>
  JSON.stringify(
    {
      version: candorVersion(),
      size: options.full ? "full" : "quick",
      passed: rows.filter(({ passed }) => passed).length,
      failed: rows.filter(({ passed }) => !passed).length,
      expectedFailures: expectedFailures(rows.map(({ check }) => check)),
      rows: rows.map(({ group, check, ...row }) => {
        const { obtain: _, ...stated } = check;
        return { group, ...stated, ...row };
      }),
    },
    null,
    2,
  );

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const groups = options.only.length === 0 ? GROUPS : select(GROUPS, options.only);
  const count = groups.reduce((sum, { checks }) => sum + checks.length, 0);
  if (count === 0) {
    const titles = GROUPS.map(({ title }) => title).join("; ");
    process.stderr.write(
      `error: no row's name begins with ${options.only.join(" or ")}, and no group's contains it. Groups: ${titles}\n`,
    );
    return Exit.usage;
  }
  let done = 0;
  const rows = await runRows(groups, { kernel: loadKernel(), full: options.full }, (row, seconds) => {
    done++;
    const verdict = row.passed ? "pass" : "FAIL";
    process.stderr.write(
      `[${done}/${count}] ${verdict}  ${row.check.id}: ${showObtained(row)}  (${seconds.toFixed(1)} s)\n`,
    );
  });
  process.stdout.write(`${options.json ? toJson(rows, options) : tabulate(rows)}\n`);
  if (options.only.length === 0 && (options.full || options.write)) {
    const path = join(projectRoot(), "docs", "VERIFICATION.md");
    writeWhole(path, describe({ rows, full: options.full, version: candorVersion() }), { replace: true });
    process.stderr.write(`${path} written\n`);
  }
  return rows.every(({ passed }) => passed) ? Exit.ok : Exit.failed;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CommanderError) {
    // It has said so already; help ends with 0.
    process.exitCode = error.exitCode === 0 ? Exit.ok : Exit.usage;
  } else {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof OutputError ? Exit.output : Exit.failed;
  }
}
