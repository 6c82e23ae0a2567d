/** What opens a browser ends it, whatever it does; a browser that cannot be had is said to be missing. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { type Browser, FIREFOX, findBrowser, openPage } from "../../verify/machines/browsers.ts";
import { findCommand } from "../../verify/machines/commands.ts";
import { Missing } from "../../verify/machines/missing.ts";

const noted = mkdtempSync(join(tmpdir(), "candor-test-"));
afterAll(() => rmSync(noted, { recursive: true, force: true }));
const path = process.env["PATH"];
afterEach(() => {
  process.env["PATH"] = path;
});

let profile = "";
/** A browser that is a shell: writes down the number of a process that it has started, and does as it is told. */
const shell = (script: string): Browser => ({
  name: "Shell",
  commands: ["sh"],
  start(directory) {
    profile = directory;
    return ["-c", script];
  },
});
const never = new Promise<string>(() => undefined);
const open = (script: string, use: Promise<string>, seconds: number): Promise<string> =>
  openPage(shell(script), "/bin/sh", "http://127.0.0.1/", use, seconds);

/** Gone, or dead and not yet waited for by the one who inherits it. */
function hasEnded(id: string): boolean {
  const status = `/proc/${id}/stat`;
  return !existsSync(status) || readFileSync(status, "utf8").includes(") Z ");
}

test("ends with all that it has started, and takes its profile along", async () => {
  const file = join(noted, "child");
  const written = new Promise<string>((resolve) => {
    const timer = setInterval(() => {
      if (!existsSync(file) || !readFileSync(file, "utf8").endsWith("\n")) return;
      clearInterval(timer);
      resolve("answer");
    }, 10);
  });
  expect(await open(`sleep 1000 & echo $! > ${file}; wait`, written, 100)).toBe("answer");
  const child = readFileSync(file, "utf8").trim();
  expect(child).toMatch(/^\d+$/);
  await expect.poll(() => hasEnded(child), { timeout: 20_000 }).toBe(true);
  expect(profile).not.toBe("");
  expect(existsSync(profile)).toBe(false);
});

test("is an error, with its last words, if it ends before the page has answered", async () => {
  await expect(open("echo no display >&2", never, 100)).rejects.toThrow(
    /^Shell ended before the page answered; it said: no display/,
  );
  expect(existsSync(profile)).toBe(false);
});

test("is an error if there is no such program", async () => {
  const start = openPage(shell(""), "/nowhere/browser", "http://127.0.0.1/", never, 100);
  await expect(start).rejects.toThrow(/^Shell ended before/);
});

test("is an error if it takes too long", async () => {
  await expect(open("sleep 1000", never, 0.2)).rejects.toThrow(/^Shell gave no answer in 0.2 s/);
});

test("is missing where it is not installed and cannot be", async () => {
  expect(findCommand(["no-such-command", "sh"])).toMatch(/\/sh$/);
  process.env["PATH"] = noted;
  expect(findCommand(["sh"])).toBeUndefined();
  await expect(findBrowser(FIREFOX)).rejects.toThrow(Missing);
  await expect(findBrowser(FIREFOX)).rejects.toThrow(
    /^Firefox is not installed, and only root on Debian can/,
  );
});
