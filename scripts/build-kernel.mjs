// Compiles the kernel (AssemblyScript) to dist/kernel.wasm.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const files = new Map();
const { error, stderr } = await asc.main(
  [
    "src/kernel/assembly/index.ts",
    "--runtime",
    "stub",
    "-O3",
    "--noAssert",
    "--importMemory",
    "--enable",
    "simd",
    "--outFile",
    "kernel.wasm",
  ],
  { writeFile: (name, contents) => files.set(name, contents) },
);
if (error) {
  process.stderr.write(stderr.toString());
  process.exit(1);
}
mkdirSync("dist", { recursive: true });
writeFileSync("dist/kernel.wasm.part", files.get("kernel.wasm"));
renameSync("dist/kernel.wasm.part", "dist/kernel.wasm");
