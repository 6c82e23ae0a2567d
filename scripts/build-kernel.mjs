// Compiles the kernel (AssemblyScript) to dist/kernel.wasm. Words: another folder of sources, another file to write.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import asc from "assemblyscript/asc";

const [from = "src/kernel/assembly", to = "dist/kernel.wasm"] = process.argv.slice(2);

const files = new Map();
const { error, stderr } = await asc.main(
  [
    join(from, "index.ts"),
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
mkdirSync(dirname(to), { recursive: true });
writeFileSync(`${to}.part`, files.get("kernel.wasm"));
renameSync(`${to}.part`, to);
