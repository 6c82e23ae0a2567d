/** What can be written on the command line, read off the program itself, so that no list of it can be stale. */
import { type Argument, Command, type Option } from "commander";

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

export interface CommandWords {
  name: string;
  about: string;
  options: readonly OptionWords[];
  arguments: readonly Value[];
}

export interface ProgramWords {
  name: string;
  options: readonly OptionWords[];
  commands: readonly CommandWords[];
}

const PATHS: Readonly<Record<string, Value["paths"]>> = {
  scenario: "file",
  file: "file",
  run: "directory",
  directory: "directory",
};

/** @param scenarios names of those that come with Candor */
export function programWords(program: Command, scenarios: readonly string[]): ProgramWords {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());

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

  return {
    name: program.name(),
    options: help.visibleOptions(program).map(ofOption),
    commands: commands.map((command) => ({
      name: command.name(),
      about: command.description(),
      options: help.visibleOptions(command).map(ofOption),
      arguments: command.registeredArguments.map(ofArgument),
    })),
  };
}
