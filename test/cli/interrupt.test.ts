import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { ended, leftBehind, start, workspace } from "./candor.ts";

const cwd = workspace();
/** More than can be done before the interruption comes. */
const LONG = [
  "compare",
  "small.yaml",
  "--people",
  "1000000",
  "--days",
  "360",
  "--pairs",
  "50",
  "--out",
  "new/run",
];

describe("an interruption", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s leaves nothing behind", async (signal, code) => {
    const child = start(cwd, LONG);
    const end = ended(child);
    // The first line says that the world is laid out; its runs begin.
    await once(child.stderr!, "data");
    expect(leftBehind(cwd).join()).toMatch(/^new,new\/\.run\.partial-\d+$/);
    child.kill(signal);
    const { stdout, stderr, code: exit } = await end;
    expect({ stdout, exit }).toEqual({ stdout: "", exit: code });
    expect(stderr).toMatch(/\ncandor: stopped; no output was left behind\.\n$/);
    expect(leftBehind(cwd)).toEqual([]);
  });

  it("twice ends at once, and leaves nothing either", async () => {
    const child = start(cwd, LONG);
    const end = ended(child);
    await once(child.stderr!, "data");
    child.kill("SIGINT");
    const again = setInterval(() => child.kill("SIGINT"), 1);
    const { code } = await end;
    clearInterval(again);
    expect(code).toBe(130);
    expect(leftBehind(cwd)).toEqual([]);
  });
});
