/** What can be written on the command line, read off the program itself, so that no list of it can be stale. */
import type { Argument, Command, Option } from "commander";

/** What a value may be, as far as a shell can tell. */
export interface Value {
  /** For people: n, directory, scenario. */
  name: string;
  words: readonly string[];
  paths: "file" | "directory" | null;
}

export interface OptionWords {
  /** --help, and -h where there is one. */
  names: readonly string[];
  about: string;
  /** Null for an option that takes none. */
  value: Value | null;
}

/** A command, or the program itself; one that has commands inside takes no values. */
export interface CommandWords {
  name: string;
  about: string;
  options: readonly OptionWords[];
  values: readonly Value[];
  commands: readonly CommandWords[];
}

const PATHS: Readonly<Record<string, Value["paths"]>> = {
  scenario: "file",
  file: "file",
  run: "directory",
  directory: "directory",
};

/** @param scenarios names of those that come with Candor */
export function programWords(program: Command, scenarios: readonly string[]): CommandWords {
  const help = program.createHelp();
  const names = help.visibleCommands(program).map((command) => command.name());

  const value = (name: string, choices: readonly string[] | undefined): Value => ({
    name,
    words: choices ?? (name === "scenario" ? scenarios : name === "command" ? names : []),
    paths: choices === undefined ? (PATHS[name] ?? null) : null,
  });
  const ofOption = ({
    long,
    short,
    description,
    flags,
    argChoices,
    required,
    optional,
  }: Option): OptionWords => ({
    names: [short, long].filter((name) => name !== undefined),
    about: description,
    value: required || optional ? value(/[<[](\w+)/.exec(flags)?.[1] ?? "", argChoices) : null,
  });
  const ofArgument = (argument: Argument): Value => value(argument.name(), argument.argChoices);
  const ofCommand = (command: Command): CommandWords => ({
    name: command.name(),
    about: command.description(),
    options: help.visibleOptions(command).map(ofOption),
    values: command.registeredArguments.map(ofArgument),
    // Help is offered once, for all of them.
    commands: help
      .visibleCommands(command)
      .filter((inside) => command === program || inside.name() !== "help")
      .map(ofCommand),
  });
  return ofCommand(program);
}

/** A command with its path below the program, "people export", and all that are inside it. */
export function* walk(command: CommandWords, path = ""): Generator<[string, CommandWords]> {
  yield [path, command];
  for (const inside of command.commands) yield* walk(inside, `${path} ${inside.name}`.trim());
}
