/** Completion for bash 3.2 and later. */
import type { CommandWords, OptionWords, ProgramWords, Value } from "./words.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const assign = (words: readonly string[], paths: Value["paths"]): string =>
  `words=${quote(words.join(" "))} paths=${paths ?? ""}`;

const allNames = (options: readonly OptionWords[]): string[] => options.flatMap(({ names }) => names);

/** What follows an option that takes a value. */
function valueCases(command: string, options: readonly OptionWords[]): string[] {
  return options.flatMap(({ names, value }) =>
    value === null
      ? []
      : [
          `    ${names.map((name) => quote(`${command} ${name}`)).join("|")}) ${assign(value.words, value.paths)} ;;`,
        ],
  );
}

function otherCases({ name, options, arguments: given }: CommandWords): string[] {
  const words = given.flatMap((argument) => argument.words);
  const paths = given.map((argument) => argument.paths).find((kind) => kind !== null) ?? null;
  return [
    `    ${quote(`${name} -`)}*) ${assign(allNames(options), null)} ;;`,
    `    ${quote(`${name} `)}*) ${assign(words, paths)} ;;`,
  ];
}

export function bashCompletion({ name, options, commands }: ProgramWords): string {
  const names = commands.map((command) => command.name);
  return `# Completion of ${name} for bash. In ~/.bashrc: source <(${name} completion bash)
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command='' words='' paths='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
    ${names.join("|")}) command=\${COMP_WORDS[i]} && break ;;
    esac
  done
  case "$command $before" in
${[...valueCases("", options), ...commands.flatMap((command) => valueCases(command.name, command.options))].join("\n")}
  *)
    case "$command $current" in
    ' '*) ${assign([...names, ...allNames(options)], null)} ;;
${commands.flatMap(otherCases).join("\n")}
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
