// Makes a fresh clone ready, with nothing but Node and npm: dependencies as locked, then the build, each only if stale.
// Plain JavaScript, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Candor needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}

/** Runs a step, quiet unless it fails. */
function step(words, command, args) {
  process.stderr.write(`${words} ...`);
  const started = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    process.stderr.write(` failed\n${error?.message ?? ""}${stdout ?? ""}${stderr ?? ""}`);
    process.exit(status ?? 1);
  }
  process.stderr.write(` ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(0)} s\n`);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.sort()) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** Whether `stamp` says that these inputs were already dealt with. */
function isFresh(stamp, digest) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
}

const installed = join("node_modules", ".candor-installed");
const lock = digestOf(["package-lock.json"]);
if (!isFresh(installed, lock)) {
  // A tree that npm itself put there from this lock file is as good.
  const own = join("node_modules", ".package-lock.json");
  if (!existsSync(own) || statSync(own).mtimeMs < statSync("package-lock.json").mtimeMs)
    step("Installing dependencies", "npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(installed, lock);
}

const built = join("dist", ".candor-built");
const sources = digestOf([
  ...["src", "cli", "runner", "bench", "verify"].filter(existsSync).flatMap(filesUnder),
  "tsconfig.json",
  "package-lock.json",
  "scripts/build-kernel.mjs",
]);
if (!isFresh(built, sources)) {
  step("Compiling the kernel", process.execPath, ["scripts/build-kernel.mjs"]);
  step("Compiling TypeScript", process.execPath, [
    join("node_modules", "typescript", "bin", "tsc"),
    "-p",
    "tsconfig.json",
  ]);
  mkdirSync("dist", { recursive: true });
  writeFileSync(built, sources);
}
