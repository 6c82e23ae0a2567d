/** Completion for zsh. */
import type { OptionWords, ProgramWords, Value } from "./words.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** Within a description of _arguments brackets and colons have a meaning. */
const plain = (text: string): string => text.replace(/[\\[\]:]/g, "\\$&");

const action = ({ name, words, paths }: Value): string => {
  if (paths === null) return words.length > 0 ? `(${words.join(" ")})` : " ";
  if (words.length > 0) return `_candor_${name}`;
  return paths === "directory" ? "_files -/" : "_files";
};

function option({ names, about, value }: OptionWords): string {
  const text = `[${plain(about)}]${value === null ? "" : `:${plain(value.name)}:${action(value)}`}`;
  if (names.length === 1) return quote(names[0]! + text);
  return `${quote(`(${names.join(" ")})`)}{${names.join(",")}}${quote(text)}`;
}

/** Values that are words or paths have a function of their own. */
function valueFunctions({ commands }: ProgramWords): string[] {
  const values = commands.flatMap((command) => command.arguments);
  const mixed = new Map(
    values
      .filter(({ words, paths }) => words.length > 0 && paths !== null)
      .map((value) => [value.name, value]),
  );
  return [...mixed.values()].map(
    ({ name, words, paths }) =>
      `_candor_${name}() {\n  compadd -- ${words.join(" ")}\n  ${paths === "directory" ? "_files -/" : "_files"}\n}`,
  );
}

export function zshCompletion(program: ProgramWords): string {
  const { name, options, commands } = program;
  const cases = commands.map((command) => {
    const values = command.arguments.map((value, i) =>
      quote(`${i + 1}:${plain(value.name)}:${action(value)}`),
    );
    return `    ${command.name}) _arguments ${[...command.options.map(option), ...values].join(" \\\n      ")} ;;`;
  });
  return `#compdef ${name}
# Completion of ${name} for zsh. In ~/.zshrc, after compinit: source <(${name} completion zsh)
${valueFunctions(program).join("\n")}
_${name}() {
  local curcontext=$curcontext state line
  local -a commands=(
${commands.map((command) => `    ${quote(`${command.name}:${command.about.replaceAll(":", "\\:")}`)}`).join("\n")}
  )
  _arguments -C ${[...options.map(option), "'1:command:->command'", "'*::argument:->argument'"].join(" \\\n    ")}
  case $state in
  command) _describe command commands ;;
  argument)
    case $words[1] in
${cases.join("\n")}
    esac
    ;;
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}
