/** Completion for fish. */
import type { OptionWords, ProgramWords, Value } from "./words.ts";

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

export function fishCompletion({ name, options, commands }: ProgramWords): string {
  const line = (condition: string, words: string): string =>
    `complete -c ${name} -n ${quote(condition)} ${words}`;
  const before = "__fish_use_subcommand";
  return `${[
    `# Completion of ${name} for fish. In config.fish: ${name} completion fish | source`,
    `complete -c ${name} -f`,
    ...options.map((each) => line(before, option(each))),
    ...commands.map((command) => line(before, `-a ${command.name} -d ${quote(command.about)}`)),
    ...commands.flatMap((command) => {
      const within = `__fish_seen_subcommand_from ${command.name}`;
      return [
        ...command.options.map((each) => line(within, option(each))),
        ...command.arguments
          .map(choices)
          .filter((words) => words.length > 0)
          .map((words) => line(within, words.join(" "))),
      ];
    }),
  ].join("\n")}\n`;
}
