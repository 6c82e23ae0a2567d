/** `candor init`: a commented scenario to start from. */
import { basename, extname } from "node:path";
import type { Command } from "commander";
import { writeWhole } from "../../runner/files.ts";
import { kebab } from "../../src/scenario/fields.ts";
import { startingScenario } from "../starting-scenario.ts";
import { palette, print, printJson } from "../terminal.ts";

const DEFAULT = "my-town.yaml";

export function addInit(program: Command): void {
  program
    .command("init")
    .description("Write a small scenario to start from, with every field explained.")
    .argument("[file]", "where to; - for standard output", DEFAULT)
    .option("--force", "replace a file that is there already")
    .option("--json", "print one JSON document, and nothing else, on standard output")
    .addHelpText(
      "after",
      `
The scenario is valid as it stands and takes a second to run; it is named after
its file.

Examples:
  candor init
  candor init spring-valley.yaml
  candor init - | less`,
    )
    .action(initCommand);
}

function initCommand(file: string, options: { force?: boolean; json?: boolean }): void {
  const stem = basename(file, extname(file));
  const name = kebab.safeParse(stem).success ? stem : "my-town";
  const text = startingScenario(name);
  if (file === "-") {
    if (options.json) printJson({ file: null, name, scenario: text });
    else process.stdout.write(text);
    return;
  }
  writeWhole(file, text, { replace: options.force === true });
  if (options.json) printJson({ file, name });
  else print(`${palette().bold(file)} written. Next: candor check ${file}`);
}
