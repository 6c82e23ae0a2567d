// Types, lint, format, then every test, and how much of src/ they ran; the command behind `npm test`. Words after it go to
// the test runner, for a part of the tests: what they cover is then not asked.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const bin = (name) => join("node_modules", ".bin", name);

function run(command, ...args) {
  const { status } = spawnSync(bin(command), args, { stdio: "inherit" });
  return status ?? 1;
}

for (const [command, ...args] of [
  ["tsc", "-p", "tsconfig.test.json"],
  ["oxlint", "--quiet"],
  ["biome", "format"],
]) {
  const status = run(command, ...args);
  if (status !== 0) process.exit(status);
}

const results = join("dist", "test-results.json");
rmSync(results, { force: true });
const chosen = process.argv.slice(2);
const status = run(
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...(chosen.length === 0 ? ["--coverage"] : chosen),
);
if (existsSync(results)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, "utf8"));
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}
const coverage = join("dist", "coverage", "coverage-summary.json");
if (chosen.length === 0 && existsSync(coverage)) {
  const { lines, branches } = JSON.parse(readFileSync(coverage, "utf8")).total;
  console.log(`of src/, ${lines.pct} % of lines and ${branches.pct} % of branches were run`);
}
process.exit(status);
