/** Kernels with a fault: a copy of the source, changed in one place and compiled. */
import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../runner/root.ts";
import type { Fault } from "./faults.ts";

const run = promisify(execFile);
const SOURCE = join("src", "kernel", "assembly");
/** The kernel's own sources, and the mathematics that it shares with the rest. */
const COPIED = [SOURCE, join("src", "maths")];

/** The source with its fault; throws Error unless the place is found exactly once. */
export function applyFault(source: string, { name, file, find, replace }: Omit<Fault, "rows">): string {
  const times = source.split(find).length - 1;
  if (times !== 1)
    throw new Error(
      `the fault "${name}" belongs in one place of ${file}, and its text occurs ${times} times there: ${JSON.stringify(find)}`,
    );
  // Not as a pattern: "$" means itself.
  return source.replace(find, () => replace);
}

export const readSource = (file: string): string => readFileSync(join(projectRoot(), SOURCE, file), "utf8");

/** Compiles a copy of the kernel, with a fault or without, in a folder of its own; the path of the compiled kernel. */
export async function buildKernel(folder: string, fault: Fault | null): Promise<string> {
  for (const path of COPIED) cpSync(join(projectRoot(), path), join(folder, path), { recursive: true });
  if (fault !== null)
    writeFileSync(join(folder, SOURCE, fault.file), applyFault(readSource(fault.file), fault));
  const to = join(folder, "kernel.wasm");
  await run(process.execPath, [join("scripts", "build-kernel.mjs"), join(folder, SOURCE), to], {
    cwd: projectRoot(),
  });
  return to;
}
