/** Every command answers in JSON where that is asked for, whether it does what it was asked to or not. */
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { makeProgram } from "../../cli/program.ts";
import { candor, workspace } from "./candor.ts";

const cwd = workspace();

/** Words with which each command does its work on a small world. */
const DONE: Readonly<Record<string, string>> = {
  run: "small.yaml --days 12",
  compare: "small.yaml --days 12 --pairs 1",
  person: "small.yaml --days 12 --person 7",
  check: "small.yaml",
  why: "small.yaml first-case infected --people 2000 --worlds 0",
  init: "town.yaml",
  places: "Washington",
  "people export": "small.yaml people.csv",
  schema: "",
  completion: "bash",
};

const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");

/** Commands that do something, with those within commands. */
function* leaves(command: Command, path: readonly string[] = []): Generator<[string, Command]> {
  if (command.commands.length === 0) yield [path.join(" "), command];
  for (const inside of command.commands) yield* leaves(inside, [...path, inside.name()]);
}

const commands = [...leaves(makeProgram())];

describe.each(commands)("candor %s", (name, command) => {
  test("has the option", () => {
    expect(command.options.map((option) => option.long)).toContain("--json");
  });

  test("prints one JSON document and nothing else", async () => {
    expect(Object.keys(DONE), "add words with which it works to this test").toContain(name);
    const { code, stdout, stderr } = await candor(cwd, ...words(name), ...words(DONE[name]!), "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toBeTypeOf("object");
  });

  test.each([
    ["an unknown option", "--no-such-option"],
    ["too many words", "a b c d e"],
  ])("says so in JSON for %s", async (_what, line) => {
    const { code, stdout, stderr } = await candor(cwd, ...words(name), ...words(line), "--json");
    const { error } = JSON.parse(stdout) as { error: { exitCode: number; message: string; problems: [] } };
    expect([code, error.exitCode, error.problems]).toEqual([2, 2, []]);
    // What standard error says after "error:".
    expect(stderr).toContain(error.message);
    expect(error.message).toMatch(/^(?:unknown option|too many arguments|command-argument value)/);
  });
});

test("a command that does not exist is an error in JSON too", async () => {
  const { code, stdout } = await candor(cwd, "chekc", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { exitCode: 2, message: expect.stringMatching(/chekc|--json/) },
  });
});

test("no command is an error in JSON too", async () => {
  const { code, stdout } = await candor(cwd, "--", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toHaveProperty("error.message");
});

test("a file in the way is an error in JSON too", async () => {
  const { code, stdout, stderr } = await candor(cwd, "init", "small.yaml", "--json");
  const message = "small.yaml exists already; add --force to replace it, or name another file.";
  expect({ code, stderr, answer: JSON.parse(stdout) as unknown }).toEqual({
    code: 3,
    stderr: `candor: ${message}\n`,
    answer: { error: { exitCode: 3, message, problems: [] } },
  });
});
