/** The options that commands share. */
import { type Command, InvalidArgumentError, Option } from "commander";

export interface CommonOptions {
  seed?: number;
  people?: number;
  days?: number;
  set: string[];
  mechanism?: string[];
  threads?: number;
  json?: boolean;
  quiet?: boolean;
}

export interface OutputOptions extends CommonOptions {
  out?: string;
  force?: boolean;
  infections?: boolean;
}

/** A whole number of at least `least`, and at most `most` if that is given; anything else is a mistake of usage. */
export function wholeNumber(least: number, most: number = Infinity): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most) {
      const range = most === Infinity ? `${least}` : `${least} to ${most}`;
      throw new InvalidArgumentError(`It must be a whole number from ${range}.`);
    }
    return value;
  };
}

function directory(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must be the name of a directory.");
  return text;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** Adds the option for mechanisms of a user's own; `program.ts` adds what it names to the order of the day. */
export function addMechanismOption(command: Command): Command {
  return command.addOption(
    new Option("--mechanism <file>", "add a mechanism of your own (examples/07); may be repeated")
      .argParser(collect)
      .default([], "none"),
  );
}

/** Adds what every command takes: which scenario, changed how, told how. */
export function addCommonOptions(command: Command): Command {
  const scenario = command
    .addOption(
      new Option("--seed <n>", "seed of the fates: who meets whom, how each infection goes").argParser(
        wholeNumber(0),
      ),
    )
    .addOption(
      new Option("--people <n>", "scale the world to this many people, for a preview").argParser(
        wholeNumber(0),
      ),
    )
    .addOption(new Option("--days <n>", "days to run").argParser(wholeNumber(0)))
    .addOption(
      new Option("--set <path=value>", "change a value of the scenario; may be repeated")
        .argParser(collect)
        .default([], "none"),
    );
  return addMechanismOption(scenario)
    .addOption(new Option("--threads <n>", "threads to use (default: one a core)").argParser(wholeNumber(1)))
    .option("--json", "print one JSON document, and nothing else, on standard output")
    .option("--quiet", "show no progress");
}

/** Adds what commands take that leave a directory behind. */
export function addOutputOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--out <directory>",
        "where the run goes (default: runs/, by name, seed and contents)",
      ).argParser(directory),
    )
    .option("--force", "replace a run that is in --out already")
    .option("--infections", "also write who was infected by whom, where and when (a second pass)");
}
