/** What the shells complete is what the program has. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { programWords, walk } from "../../cli/completion/words.ts";
import { makeProgram } from "../../cli/program.ts";
import { shippedScenarios } from "../../runner/scenarios.ts";
import { candor, workspace } from "./candor.ts";

const cwd = workspace({ "small.yaml": "", "two words.yaml": "" });
mkdirSync(join(cwd, "runs"));

const program = programWords(makeProgram(), shippedScenarios());
const commands = program.commands.map(({ name }) => name);
/** Commands that do something themselves. */
const leaves = [...walk(program)].filter(
  ([path, { commands: inside }]) => path !== "help" && inside.length === 0,
);
const { stdout: bash } = await candor(cwd, "completion", "bash");
writeFileSync(join(cwd, "completion.sh"), bash);

/** What a bash completes for a line whose last word is unfinished. */
function complete(...words: string[]): string[] {
  const script =
    'set -u; source completion.sh; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _candor; printf "%s\\n" ${COMPREPLY[@]+"${COMPREPLY[@]}"}';
  const { stdout, stderr, status } = spawnSync("bash", ["-c", script, "bash", "candor", ...words], {
    cwd,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout
    .split("\n")
    .filter((word) => word !== "")
    .sort();
}

describe("bash", () => {
  test("is told that the function is for candor", () => {
    const { stdout } = spawnSync("bash", ["-c", "source completion.sh; complete -p candor"], {
      cwd,
      encoding: "utf8",
    });
    expect(stdout).toBe("complete -o filenames -F _candor candor\n");
  });

  test("completes commands", () => {
    expect(complete("")).toEqual([...commands, "--version", "--help", "-h"].sort());
    expect(complete("co")).toEqual(["compare", "completion"]);
    expect(complete("help", "per")).toEqual(["person"]);
  });

  test.each(leaves.map(([path, { options }]) => [path, options] as const))(
    "completes the options of %s",
    (path, options) => {
      const names = options.flatMap((option) => option.names);
      expect(names).toEqual(expect.arrayContaining(["--json", "--help"]));
      expect(complete(...path.split(" "), "--")).toEqual(
        names.filter((name) => name.startsWith("--")).sort(),
      );
    },
  );

  test("completes commands within commands", () => {
    expect(complete("people", "")).toEqual(["export"]);
    expect(complete("people", "export", "wash")).toEqual(
      shippedScenarios().filter((name) => name.startsWith("wash")),
    );
  });

  test("completes scenarios by name and by file", () => {
    expect(complete("check", "wash")).toEqual(shippedScenarios().filter((name) => name.startsWith("wash")));
    expect(complete("compare", "")).toEqual(
      [...shippedScenarios(), "completion.sh", "runs", "small.yaml", "two words.yaml"].sort(),
    );
    expect(complete("compare", "--force", "small.yaml", "two w")).toEqual(["two words.yaml"]);
  });

  test("completes the values of options", () => {
    expect(complete("person", "washington", "--who", "")).toEqual(["died", "lost", "spared", "survivor"]);
    expect(complete("run", "--out", "")).toEqual(["runs"]);
    expect(complete("run", "--seed", "")).toEqual([]);
    expect(complete("completion", "")).toEqual(["bash", "fish", "zsh"]);
  });
});

describe.each([
  ["zsh", "#compdef candor\n"],
  ["fish", "# Completion of candor for fish."],
])("%s", (shell, begins) => {
  test("has every command, option, choice and scenario", async () => {
    const { code, stdout } = await candor(cwd, "completion", shell);
    expect(code).toBe(0);
    expect(stdout.startsWith(begins)).toBe(true);
    const options = leaves.flatMap(([, command]) => command.options.flatMap(({ names }) => names));
    const written =
      shell === "zsh"
        ? options
        : options.map((name) => name.replace(/^-/, " -").replace(/^ --/, "-l ").replace(/^ -/, "-s "));
    for (const word of [...commands, ...written, "spared", ...shippedScenarios()])
      expect(stdout).toContain(word);
    // Quotes that do not pair would swallow the rest of the script.
    expect((stdout.replaceAll(/'\\''|\\'/g, "").match(/'/g) ?? []).length % 2).toBe(0);
  });
});

test("another shell is refused by name", async () => {
  const { code, stderr } = await candor(cwd, "completion", "tcsh");
  expect(code).toBe(2);
  expect(stderr).toContain(
    "argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
  );
});
