/**
 * Whatever is in a file, `candor check` describes what it means or says what is wrong and where: nothing else is thrown,
 * and nothing hangs. 10,000 mutations of valid files go through all that the command does but print.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeInput } from "../../cli/commands/check.ts";
import { readInput } from "../../cli/scenario.ts";
import { startingScenario } from "../../cli/starting-scenario.ts";
import { ScenarioError } from "../../src/scenario/problems.ts";
import { mutants } from "../scenario/mutations.ts";
import { small } from "../scenario/small.ts";

/** Without comments, so that most mutations meet something that counts. */
const bare = (text: string): string => text.replace(/ *#.*$/gm, "").replace(/\n+/g, "\n");
const shipped = (name: string): string =>
  bare(readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8"));

/** Each as often as its cost allows: those that look up places, or compile a long course, seldom. */
const files = [
  ...Array<string>(8).fill(small),
  ...Array<string>(6).fill(shipped("boarding-school-1978")),
  ...Array<string>(2).fill(
    "version: 2\nextends: boarding-school-1978\nname: child\nworld: { places: [{ name: A, people: 5 }] }\n",
  ),
  bare(startingScenario("my-town")),
  shipped("washington"),
];

const LINE = /^(?:\S*\.yaml:[1-9]\d*:[1-9]\d* |\.\.\. and \d+ more$)/;

/** Whether it is valid; anything but a ScenarioError whose every line names a position gets out. */
function check(text: string, as: "text" | "json"): boolean {
  try {
    expect(describeInput(readInput(text, "fuzz.yaml", "fuzz.yaml", { set: [] }), as)).not.toMatch(
      /NaN|undefined/,
    );
    return true;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const line of error.message.split("\n")) expect(line).toMatch(LINE);
    for (const problem of error.problems) expect(problem.message).not.toBe("");
    return false;
  }
}

test("the files are valid before they are changed", () => {
  for (const text of files) expect(check(text, "json")).toBe(true);
});

// A watchdog, not a measure: they take seconds.
test("10,000 mutations of valid files are described or refused", { timeout: 300_000 }, () => {
  let valid = 0;
  fc.assert(
    fc.property(mutants(files), fc.constantFrom("text", "json"), (text, as) => {
      if (check(text, as)) valid++;
    }),
    { numRuns: 10_000, seed: 7 },
  );
  // Mutations that break nothing show that the rest of the command stands them too.
  expect(valid).toBeGreaterThan(300);
});
