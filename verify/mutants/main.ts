/** `npm run verify:mutants`: the rows of docs/VERIFICATION.md would notice if the kernel were wrong; six faults show it. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../runner/root.ts";
import { type Fault, FAULTS } from "./faults.ts";
import { buildKernel } from "./kernels.ts";

interface Verified {
  rows: { id: string; passed: boolean }[];
}

/** The rows that fail with a kernel; throws Error if they could not be run. */
async function failingRows(kernel: string, only: readonly string[]): Promise<string[]> {
  const main = join(projectRoot(), "dist", "verify", "main.js");
  const words = only.flatMap((text) => ["--only", text]);
  const output = await new Promise<string>((resolve, reject) => {
    const options = { env: { ...process.env, CANDOR_KERNEL: kernel }, maxBuffer: 1 << 26 };
    execFile(process.execPath, [main, "--json", ...words], options, (error, stdout, stderr) => {
      // 1: rows fail, as they should.
      if (error !== null && error.code !== 1) reject(new Error(stderr.trim() || error.message));
      else resolve(stdout);
    });
  });
  const { rows } = JSON.parse(output) as Verified;
  return rows.filter(({ passed }) => !passed).map(({ id }) => id);
}

async function tryKernel(fault: Fault | null, rows: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "candor-mutant-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on("exit", remove);
  try {
    return await failingRows(await buildKernel(folder, fault), rows);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function main(): Promise<boolean> {
  const lines: string[][] = [["fault", "where", "caught by"]];
  const say = (words: string): unknown => process.stderr.write(`${words}\n`);
  say("the kernel as it is ...");
  const all = [...new Set(FAULTS.flatMap(({ rows }) => rows))];
  const sound = await tryKernel(null, all);
  lines.push(["none", "", sound.length === 0 ? "nothing, as it should" : `WRONGLY ${sound.join(", ")}`]);
  let good = sound.length === 0;
  for (const fault of FAULTS) {
    say(`${fault.name} ...`);
    const caught = await tryKernel(fault, fault.rows);
    if (caught.length === 0) good = false;
    lines.push([fault.name, fault.file, caught.length === 0 ? "NOTHING" : caught.join(", ")]);
  }
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  for (const line of lines)
    process.stdout.write(
      `${line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd()}\n`,
    );
  return good;
}

// An interruption ends at once; the folder goes on the way out.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.on(signal, () => process.exit(code));
process.exitCode = (await main()) ? 0 : 1;
