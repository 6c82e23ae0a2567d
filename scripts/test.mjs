// Types, lint, format, then every test; the command behind `npm test`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bin = (name) => join("node_modules", ".bin", name);
for (const [command, ...args] of [
  [bin("tsc"), "-p", "tsconfig.test.json"],
  [bin("oxlint"), "--quiet"],
  [bin("biome"), "format"],
  [bin("vitest"), "run", ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
