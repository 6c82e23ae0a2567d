/** `candor completion`: what a shell needs to complete the command line. */
import { Argument, type Command } from "commander";
import { shippedScenarios } from "../../runner/scenarios.ts";
import { bashCompletion } from "../completion/bash.ts";
import { fishCompletion } from "../completion/fish.ts";
import { type CommandWords, programWords } from "../completion/words.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { printJson } from "../terminal.ts";

const SHELLS: Readonly<Record<string, (words: CommandWords) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export function addCompletion(program: Command): void {
  program
    .command("completion")
    .description("Print a script by which a shell completes commands, options and scenarios.")
    .addArgument(new Argument("<shell>", "which one").choices(Object.keys(SHELLS)))
    .option("--json", "print one JSON document, and nothing else, on standard output")
    .addHelpText(
      "after",
      `
The script is made from the commands as they are, so load it anew in every shell.

Examples:
  candor completion bash    in ~/.bashrc: source <(candor completion bash)
  candor completion zsh     in ~/.zshrc: source <(candor completion zsh)
  candor completion fish    in config.fish: candor completion fish | source`,
    )
    .action((shell: string, options: { json?: boolean }) => {
      const script = SHELLS[shell]!(programWords(program, shippedScenarios()));
      if (options.json) printJson({ shell, script });
      else process.stdout.write(script);
    });
}
