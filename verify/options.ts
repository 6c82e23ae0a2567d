/** The command line of `npm run verify`. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

export interface Options {
  full: boolean;
  /** Beginnings of ids, or parts of titles of groups; empty: every row. */
  only: string[];
  json: boolean;
  write: boolean;
}

const ABOUT = `Holds what the model claims against what others have published or proved, on the real kernel.
A table on standard output, progress on standard error.`;

const MORE = `
The document docs/VERIFICATION.md is of a full run: a run of all rows with --full
writes it. A quick run leaves it alone, unless --write is given.

Exit codes: 0 every row passes, 1 a row fails, 2 the command line is not understood,
3 the document could not be written.`;

function collect(value: string, before: string[]): string[] {
  if (value.trim() === "") throw new InvalidArgumentError("It must be the beginning of a name, such as A1.");
  return [...before, value];
}

/** Reads the words after `npm run verify --`; throws CommanderError, also after printing help. */
export function readOptions(words: readonly string[]): Options {
  const command = new Command("verify")
    .description(ABOUT)
    .helpOption("-h, --help", "print help")
    .option("--full", "as large as the tolerances want: some minutes", false)
    .addOption(
      new Option(
        "--only <text>",
        "rows whose name begins with this, or whose group contains it; may be repeated",
      )
        .argParser(collect)
        .default([], "every row"),
    )
    .option("--json", "print one JSON document, and nothing else, on standard output", false)
    .option("--write", "write docs/VERIFICATION.md after a quick run too", false)
    .addHelpText("after", MORE)
    .showHelpAfterError("(npm run verify -- --help shows what there is)")
    .exitOverride();
  command.parse(words, { from: "user" });
  const options = command.opts<Options>();
  if (options.write && options.only.length > 0)
    command.error("error: --write wants every row: the document is of all of them; leave out --only");
  return options;
}

export { CommanderError };
