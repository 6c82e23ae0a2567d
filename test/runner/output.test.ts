import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRun, openOutput, OutputError } from "../../runner/output.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "candor-output-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const MANIFEST = '{ "candor": "0" }';
const all = (): string[] => readdirSync(root, { recursive: true }).map(String).sort();

function makeRun(directory: string, report: string): void {
  const output = openOutput(directory, { replace: true });
  output.write("report.html", report);
  output.write("manifest.json", MANIFEST);
  output.commit();
}

/** Writes as the file system does until a file of that name comes. */
const failingAt = (name: string, code: string) => (path: string, data: string | Uint8Array) => {
  if (path.endsWith(name)) {
    writeFileSync(path, "half of");
    throw Object.assign(new Error(`${code}: it failed`), { code });
  }
  writeFileSync(path, data);
};

describe("openOutput", () => {
  it("shows nothing under the final name before the commit, and everything after", () => {
    const directory = join(root, "runs", "one");
    const output = openOutput(directory, { replace: false });
    output.write("report.html", "page");
    expect(existsSync(directory)).toBe(false);
    expect(readdirSync(join(root, "runs"))).toEqual([`.one.partial-${process.pid}`]);
    output.write("manifest.json", MANIFEST);
    output.commit();
    expect(all()).toEqual(["runs", "runs/one", "runs/one/manifest.json", "runs/one/report.html"]);
    expect(isRun(directory)).toBe(true);
    output.discard();
    expect(isRun(directory)).toBe(true);
  });

  it("leaves nothing when discarded, nor directories made on the way", () => {
    mkdirSync(join(root, "kept"));
    const output = openOutput(join(root, "kept", "a", "b", "run"), { replace: false });
    output.write("report.html", "page");
    output.discard();
    expect(all()).toEqual(["kept"]);
  });

  it.each([
    ["ENOSPC", "there is no space left on the disk"],
    ["EDQUOT", "the disk quota is used up"],
    ["EIO", "the disk reports an error"],
  ])("leaves nothing after %s, and says so", (code, words) => {
    const directory = join(root, "a", "run");
    const output = openOutput(directory, { replace: false, writeFile: failingAt("daily.parquet", code) });
    output.write("summary.json", "{}");
    expect(() => output.write("daily.parquet", "table")).toThrow(
      new OutputError(
        `${join(directory, "daily.parquet")} cannot be written: ${words}. No output was left behind.`,
      ),
    );
    expect(all()).toEqual([]);
  });

  it("keeps the run that was there when its replacement fails", () => {
    const directory = join(root, "run");
    makeRun(directory, "old");
    const output = openOutput(directory, { replace: true, writeFile: failingAt("manifest.json", "ENOSPC") });
    output.write("report.html", "new");
    expect(() => output.write("manifest.json", MANIFEST)).toThrow(OutputError);
    expect(all()).toEqual(["run", "run/manifest.json", "run/report.html"]);
    expect(readFileSync(join(directory, "report.html"), "utf8")).toBe("old");
  });

  it("replaces a run only when asked to, and wholly", () => {
    const directory = join(root, "run");
    makeRun(directory, "old");
    writeFileSync(join(directory, "infections.parquet"), "old");
    expect(() => openOutput(directory, { replace: false })).toThrow(
      `${directory} holds a run already; add --force to replace it, or name another directory with --out.`,
    );
    makeRun(directory, "new");
    expect(all()).toEqual(["run", "run/manifest.json", "run/report.html"]);
    expect(readFileSync(join(directory, "report.html"), "utf8")).toBe("new");
  });

  it.each([
    ["a stranger's files", (directory: string) => writeFileSync(join(directory, "thesis.txt"), "x")],
    [
      "a run with a stranger's file in it",
      (directory: string) => {
        writeFileSync(join(directory, "manifest.json"), MANIFEST);
        writeFileSync(join(directory, "notes.txt"), "x");
      },
    ],
    [
      "another program's manifest",
      (directory: string) => writeFileSync(join(directory, "manifest.json"), "{}"),
    ],
  ])("never replaces %s", (_, fill) => {
    const directory = join(root, "mine");
    mkdirSync(directory);
    fill(directory);
    const before = all();
    expect(() => openOutput(directory, { replace: true })).toThrow(
      /holds something other than a run of Candor/,
    );
    expect(all()).toEqual(before);
  });

  it("does not overwrite what came there in the meantime", () => {
    const directory = join(root, "run");
    const output = openOutput(directory, { replace: false });
    output.write("manifest.json", MANIFEST);
    mkdirSync(directory);
    writeFileSync(join(directory, "thesis.txt"), "years of work");
    expect(() => output.commit()).toThrow(OutputError);
    expect(all()).toEqual(["run", "run/thesis.txt"]);
  });

  it("takes an empty directory, and the goal of a link", () => {
    mkdirSync(join(root, "empty"));
    symlinkSync(join(root, "empty"), join(root, "link"));
    makeRun(join(root, "link"), "page");
    expect(readdirSync(root).sort()).toEqual(["empty", "link"]);
    expect(isRun(join(root, "empty"))).toBe(true);
  });

  it("refuses at once where nothing can be made", () => {
    writeFileSync(join(root, "file"), "x");
    expect(() => openOutput(join(root, "file"), { replace: true })).toThrow("is a file; name a directory");
    expect(() => openOutput(join(root, "file", "a", "run"), { replace: true })).toThrow(
      "a part of the path is a file, not a directory",
    );
    expect(all()).toEqual(["file"]);
  });
});
