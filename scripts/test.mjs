// Types, lint, format, then every test; the command behind `npm test`. Words after it go to the test runner.
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
const status = run(
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
);
if (existsSync(results)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, "utf8"));
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}
process.exit(status);
