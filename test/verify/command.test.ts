/** `npm run verify` as a command: its options, its codes, and what it leaves alone. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../runner/root.ts";

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const verify = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const main = join(projectRoot(), "dist", "verify", "main.js");
    execFile(process.execPath, [main, ...words], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

test.each([
  [["--ful"], "error: unknown option '--ful'\n(Did you mean --full?)"],
  [["--only"], "error: option '--only <text>' argument missing"],
  [["--only", " "], "It must be the beginning of a name, such as A1."],
  [["--only", "nothing"], "error: no row's name begins with nothing, and no group's contains it. Groups: "],
  [["--write", "--only", "A1"], "error: --write wants every row"],
  [["A1"], "error: too many arguments"],
])("%j is not understood", async (words, message) => {
  const { code, stdout, stderr } = await verify(...words);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test("--help says when the document is written", async () => {
  const { code, stdout } = await verify("--help");
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, " ")).toContain("A quick run leaves it alone, unless --write is given.");
});

test("some rows are run, printed or as JSON, and the document is left alone", async () => {
  const path = join(projectRoot(), "docs", "VERIFICATION.md");
  const before = readFileSync(path, "utf8");
  const printed = await verify("--only", "A4 R0=2, equations");
  expect(printed.code).toBe(0);
  expect(printed.stdout).toMatch(/^A4 R0=2, equations +56\.88 +56\.88 +± 0\.05 .* pass$/m);
  expect(printed.stderr).toMatch(/^\[1\/1\] pass {2}A4 R0=2, equations: 56\.88 {2}\(\d+\.\d s\)$/m);
  const { code, stdout } = await verify("--full", "--json", "--only", "A4 R0=2, equations");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    size: "full",
    passed: 1,
    failed: 0,
    rows: [
      { id: "A4 R0=2, equations", expected: 56.88, tolerance: { absolute: 0.05 }, passed: true, error: null },
    ],
  });
  expect(readFileSync(path, "utf8")).toBe(before);
});

test("a kernel that is not there is one message", async () => {
  const main = join(projectRoot(), "dist", "verify", "main.js");
  const env = { ...process.env, CANDOR_KERNEL: "/nowhere/kernel.wasm" };
  const stderr = await new Promise<string>((resolve) => {
    execFile(process.execPath, [main, "--only", "A1"], { env }, (_, __, words) => resolve(words));
  });
  expect(stderr).toBe(
    "error: The kernel is not built: /nowhere/kernel.wasm is missing. Run: npm run build\n",
  );
});
