/** The version of this installation. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";

export function candorVersion(): string {
  return (JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as { version: string })
    .version;
}
