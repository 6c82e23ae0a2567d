/**
 * Kept malformed inputs: every file of test/malformed is given to `candor check` and must be refused with the message
 * that messages.txt has for it. A file that is no input by itself is one that another names (a parent, a table).
 * To add one: put it there and its message into messages.txt, under a line of its name and a colon.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { describeInput } from "../../cli/commands/check.ts";
import { describeEnding } from "../../cli/failure.ts";
import { openInput } from "../../cli/scenario.ts";

const folder = relative("", fileURLToPath(new URL("../malformed", import.meta.url)));
const MESSAGES = "messages.txt";
const files = readdirSync(folder).filter((name) => name !== MESSAGES);

/** Lines of messages by file: `name.yaml:` at the margin, what follows is indented. */
const messages = new Map(
  readFileSync(join(folder, MESSAGES), "utf8")
    .split(/^(?=\S)/m)
    .map((block) => {
      const [name, ...lines] = block.trimEnd().split("\n");
      return [name!.replace(/:$/, ""), lines.map((line) => line.trim()).join("\n")] as const;
    }),
);

function refusal(name: string): string {
  try {
    describeInput(openInput(join(folder, name), { set: [] }), "text");
    return "";
  } catch (error) {
    const { exitCode, message } = describeEnding(error);
    expect(exitCode).toBe(1);
    return message.replaceAll(`${folder}/`, "");
  }
}

describe("kept malformed inputs", () => {
  test("are at least forty, each with its message, or named by another", () => {
    const texts = files.map((name) => readFileSync(join(folder, name), "latin1"));
    const named = (name: string): boolean => texts.some((text) => text.includes(name));
    expect(files.filter((name) => !messages.has(name) && !named(name))).toEqual([]);
    expect([...messages.keys()].filter((name) => !files.includes(name))).toEqual([]);
    expect(messages.size).toBeGreaterThanOrEqual(40);
  });

  test.each([...messages])("%s", (name, message) => {
    expect(refusal(name)).toBe(message);
  });
});
