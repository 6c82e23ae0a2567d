/** `candor schema`: the file format of scenarios as JSON Schema, for editors and other tools. */
import type { Command } from "commander";
import { writeWhole } from "../../runner/files.ts";
import { describeFormat } from "../../src/scenario/schema.ts";
import { addMechanismOption } from "../options.ts";
import { palette, print, printJson } from "../terminal.ts";

export function addSchema(program: Command): void {
  const command = program
    .command("schema")
    .description("Print the file format of scenarios as JSON Schema, for editors.");
  addMechanismOption(command)
    .option("--out <file>", "write it to a file")
    .option("--force", "replace a file that is there already")
    .option("--json", "print one JSON document, and nothing else, on standard output")
    .addHelpText(
      "after",
      `
Every field has its meaning, unit, range and default; every parameter its source.
To have a scenario completed and checked while it is written (VS Code with the
YAML extension, and others), let it begin with this line:
  # yaml-language-server: $schema=candor.schema.json

Examples:
  candor schema --out candor.schema.json
  candor schema | jq .properties.parameters`,
    )
    .action(schemaCommand);
}

function schemaCommand(options: { out?: string; force?: boolean; json?: boolean }): void {
  const format = describeFormat();
  if (options.out === undefined) {
    printJson(format);
    return;
  }
  writeWhole(options.out, `${JSON.stringify(format, null, 2)}\n`, { replace: options.force === true });
  if (options.json) printJson({ file: options.out, id: format["$id"] });
  else print(`${palette().bold(options.out)} written.`);
}
