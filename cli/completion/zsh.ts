/** Completion for zsh. */
import { quote } from "../commandline.ts";
import { type CommandWords, type OptionWords, type Value, walk } from "./words.ts";

/** Within a description of _arguments brackets and colons have a meaning. */
const plain = (text: string): string => text.replace(/[\\[\]:]/g, "\\$&");

const files = (paths: Value["paths"]): string => (paths === "directory" ? "_files -/" : "_files");

function action({ name, words, paths }: Value): string {
  if (paths === null) return words.length > 0 ? `(${words.join(" ")})` : " ";
  // Words and paths together have a function of their own.
  return words.length > 0 ? `_candor_value_${name}` : files(paths);
}

function option({ names, about, value }: OptionWords): string {
  const text = `[${plain(about)}]${value === null ? "" : `:${plain(value.name)}:${action(value)}`}`;
  if (names.length === 1) return quote(names[0]! + text);
  return `${quote(`(${names.join(" ")})`)}{${names.join(",")}}${quote(text)}`;
}

function valueFunctions(program: CommandWords): string[] {
  const values = [...walk(program)].flatMap(([, command]) => command.values);
  const mixed = new Map(
    values
      .filter(({ words, paths }) => words.length > 0 && paths !== null)
      .map((value) => [value.name, value]),
  );
  return [...mixed.values()].map(
    ({ name, words, paths }) =>
      `_candor_value_${name}() {\n  compadd -- ${words.join(" ")}\n  ${files(paths)}\n}`,
  );
}

const nameOf = (path: string): string => ["_candor", ...path.split(" ").filter(Boolean)].join("_");

function commandFunction(path: string, { options, values, commands }: CommandWords): string {
  const written = options.map(option);
  if (commands.length === 0) {
    const positions = values.map((value, i) => quote(`${i + 1}:${plain(value.name)}:${action(value)}`));
    return `${nameOf(path)}() {\n  _arguments ${[...written, ...positions].join(" \\\n    ")}\n}`;
  }
  const inside = commands.map(({ name, about }) => `    ${quote(`${name}:${about.replaceAll(":", "\\:")}`)}`);
  const cases = commands.map(({ name }) => `    ${name}) ${nameOf(`${path} ${name}`)} ;;`);
  return `${nameOf(path)}() {
  local curcontext=$curcontext state line
  local -a commands=(
${inside.join("\n")}
  )
  _arguments -C ${[...written, "'1:command:->command'", "'*::argument:->argument'"].join(" \\\n    ")}
  case $state in
  command) _describe command commands ;;
  argument)
    case $words[1] in
${cases.join("\n")}
    esac
    ;;
  esac
}`;
}

export function zshCompletion(program: CommandWords): string {
  const { name } = program;
  const functions = [...walk(program)].map(([path, command]) => commandFunction(path, command));
  return `#compdef ${name}
# Completion of ${name} for zsh. In ~/.zshrc, after compinit: source <(${name} completion zsh)
${[...valueFunctions(program), ...functions].join("\n")}
if [[ $funcstack[1] == _candor ]]; then _candor "$@"; else compdef _candor ${name}; fi
`;
}
