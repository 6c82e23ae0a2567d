/** The compiled kernel of this installation. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileKernel } from "../src/kernel/kernel.ts";
import type { WasmModule } from "../src/kernel/webassembly.ts";
import { projectRoot } from "./root.ts";

let compiled: WasmModule | undefined;

/** The kernel's file: another one where the environment variable CANDOR_KERNEL names it, such as one with a deliberate fault. */
export const kernelPath = (): string =>
  process.env["CANDOR_KERNEL"] ?? join(projectRoot(), "dist", "kernel.wasm");

/** Throws Error if the project was not built. */
export function loadKernel(): WasmModule {
  const path = kernelPath();
  if (!existsSync(path)) throw new Error(`The kernel is not built: ${path} is missing. Run: npm run build`);
  compiled ??= compileKernel(readFileSync(path));
  return compiled;
}
