/** Completion for fish. */
import { type CommandWords, type OptionWords, type Value, walk } from "./words.ts";

const quote = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

/** Paths where there are any, and the words. */
function choices({ words, paths }: Value): string[] {
  return [
    ...(words.length > 0 ? ["-a", quote(words.join(" "))] : []),
    ...(paths === "file"
      ? ["-F"]
      : paths === "directory"
        ? ["-a", quote("(__fish_complete_directories)")]
        : []),
  ];
}

function option({ names, about, value }: OptionWords): string {
  const flags = names.flatMap((name) =>
    name.startsWith("--") ? ["-l", name.slice(2)] : ["-s", name.slice(1)],
  );
  return [...flags, ...(value === null ? [] : ["-x", ...choices(value)]), "-d", quote(about)].join(" ");
}

/** True where the words so far lead to this command and to none inside it. */
function condition(path: string, { commands }: CommandWords): string {
  const seen = path
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `__fish_seen_subcommand_from ${word}`);
  const further = commands.map(({ name }) => name).join(" ");
  if (path === "") return "__fish_use_subcommand";
  return [...seen, ...(further === "" ? [] : [`not __fish_seen_subcommand_from ${further}`])].join("; and ");
}

function commandLines(name: string, path: string, command: CommandWords): string[] {
  const line = (words: string): string =>
    `complete -c ${name} -n ${quote(condition(path, command))} ${words}`;
  return [
    ...command.options.map((each) => line(option(each))),
    ...command.commands.map((inside) => line(`-a ${inside.name} -d ${quote(inside.about)}`)),
    ...command.values
      .map(choices)
      .filter((words) => words.length > 0)
      .map((words) => line(words.join(" "))),
  ];
}

export function fishCompletion(program: CommandWords): string {
  const { name } = program;
  return `${[
    `# Completion of ${name} for fish. In config.fish: ${name} completion fish | source`,
    `complete -c ${name} -f`,
    ...[...walk(program)].flatMap(([path, command]) => commandLines(name, path, command)),
  ].join("\n")}\n`;
}
