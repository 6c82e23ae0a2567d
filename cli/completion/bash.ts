/** Completion for bash 3.2 and later. */
import { quote } from "../commandline.ts";
import { type CommandWords, type OptionWords, type Value, walk } from "./words.ts";

const assign = (words: readonly string[], paths: Value["paths"]): string =>
  `words=${quote(words.join(" "))} paths=${paths ?? ""}`;

const allNames = (options: readonly OptionWords[]): string[] => options.flatMap(({ names }) => names);

/** What follows an option that takes a value. */
function valueCases(path: string, { options }: CommandWords): string[] {
  return options.flatMap(({ names, value }) => {
    if (value === null) return [];
    const patterns = names.map((name) => quote(`${path} ${name}`)).join("|");
    return [`  ${patterns}) ${assign(value.words, value.paths)} ;;`];
  });
}

/** Options after a dash, and otherwise what the command takes. */
function wordCases(path: string, { options, values, commands }: CommandWords): string[] {
  const names = allNames(options);
  const words = [...commands.map(({ name }) => name), ...values.flatMap((value) => value.words)];
  const paths = values.map((value) => value.paths).find((kind) => kind !== null) ?? null;
  return [
    `    ${quote(`${path} -`)}*) ${assign(names, null)} ;;`,
    `    ${quote(`${path} `)}*) ${assign(path === "" ? [...words, ...names] : words, paths)} ;;`,
  ];
}

export function bashCompletion(program: CommandWords): string {
  const { name } = program;
  // The longest path first, for patterns of a shorter one would match it too.
  const all = [...walk(program)].toReversed();
  const steps = all.flatMap(([path, { commands }]) =>
    commands.map((inside) => quote(`${path} ${inside.name}`)),
  );
  return `# Completion of ${name} for bash. In ~/.bashrc: source <(${name} completion bash)
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command='' words='' paths='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in
    ${steps.join("|")}) command="\${command:+$command }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$command $before" in
${all.flatMap(([path, command]) => valueCases(path, command)).join("\n")}
  *)
    case "$command $current" in
${all.flatMap(([path, command]) => wordCases(path, command)).join("\n")}
    esac
    ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $paths ]]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -A "$paths" -- "$current"))
  fi
}
complete -o filenames -F _${name} ${name}
`;
}
