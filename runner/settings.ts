/** Laying out a scenario's world on this computer; the rates that meet its R0, once solved, are kept for the next time. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../src/scenario/scenario.ts";
import { prepareSetting, type Setting } from "../src/setting.ts";
import { weeklyMeans } from "../src/society/calendar.ts";
import { atlasFor } from "./atlas.ts";
import { buildDigest } from "./build-digest.ts";
import { writeCache } from "./cache.ts";
import { gazetteerFiles } from "./gazetteer.ts";
import { readPeopleFile } from "./people.ts";

/**
 * Where the solved factor of a scenario is kept: named by all that it depends on, and by the digest of the sources this
 * was built from, so that no other solver's answer is taken for ours. Null where there is no such digest.
 */
function keptAt(scenario: Scenario, table: Uint8Array | undefined): string | null {
  const { world, people, population, seeds, disease } = scenario;
  const build = buildDigest();
  if (build === null) return null;
  const parts = [build, world, people, population, seeds.people, disease, weeklyMeans(scenario)];
  if (table !== undefined) parts.push(createHash("sha256").update(table).digest("hex"));
  const name = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
  return join(gazetteerFiles().cache, `rates-${name}.json`);
}

function readKept(path: string | null): number | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(path ?? "", "utf8"));
    return typeof kept === "number" && kept > 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** As `prepareSetting`, with what this computer's atlas knows. */
export function layOutSetting(scenario: Scenario): Setting {
  const given = scenario.population.people;
  const table = given === undefined ? undefined : readPeopleFile(given);
  const path = keptAt(scenario, table?.bytes);
  const known = readKept(path);
  const setting = prepareSetting(scenario, atlasFor(scenario), known, table?.file);
  if (path !== null && known === undefined) writeCache(path, JSON.stringify(setting.rateFactor));
  return setting;
}
