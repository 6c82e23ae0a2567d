/** What this installation was built from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";

/** The digest of the sources, as the set-up noted it; null where there is none. */
export function buildDigest(): string | null {
  try {
    return readFileSync(join(projectRoot(), "dist", ".candor-built"), "utf8");
  } catch {
    return null;
  }
}
