/** Laying out a scenario's world on this computer; the rates that meet its R0, once solved, are kept for the next time. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import type { Scenario } from "../src/scenario/scenario.ts";
import { prepareSetting, type Setting } from "../src/setting.ts";
import { gazetteerFiles, gazetteerFor } from "./gazetteer.ts";
import { projectRoot } from "./root.ts";

/**
 * Where the solved factor of a scenario is kept: named by all that it depends on, and by the digest of the sources this
 * was built from, so that no other solver's answer is taken for ours. Null where there is no such digest.
 */
function keptAt({ world, people, population, seeds, disease }: Scenario): string | null {
  try {
    const build = readFileSync(join(projectRoot(), "dist", ".candor-built"), "utf8");
    const parts = [build, world, people, population, seeds.people, disease];
    const name = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
    return join(gazetteerFiles().cache, `rates-${name}.json`);
  } catch {
    return null;
  }
}

function readKept(path: string | null): number | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(path ?? "", "utf8"));
    return typeof kept === "number" && kept > 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or absent, and done without where the cache cannot be written. */
function keep(path: string, factor: number): void {
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    mkdirSync(gazetteerFiles().cache, { recursive: true });
    writeFileSync(temporary, JSON.stringify(factor));
    renameSync(temporary, path);
  } catch {
    // It only saves a second.
  }
}

/** As `prepareSetting`, with the places of this computer's gazetteer. */
export function layOutSetting(scenario: Scenario): Setting {
  const path = keptAt(scenario);
  const known = readKept(path);
  const setting = prepareSetting(scenario, gazetteerFor(scenario), known);
  if (path !== null && known === undefined) keep(path, setting.rateFactor);
  return setting;
}
