import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { MEASURES } from "../../src/outcomes/result.ts";
import { candor, ended, leftBehind, SMALL, start, workspace } from "./candor.ts";

const cwd = workspace();
const read = (path: string): string => readFileSync(join(cwd, path), "utf8");

async function rows(path: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(join(cwd, path));
  return parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
}

/** Every file of a run, byte for byte. */
const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(cwd, directory)).map((name) => [
      name,
      readFileSync(join(cwd, directory, name)).toString("base64"),
    ]),
  );

interface Shown {
  directory: string;
  report: string;
  files: string[];
  worlds: { name: string; digest: string; totals: Record<string, number> }[];
  pairs: { digests: string[]; assumptions: string }[];
  byPlace: { name: string; people: number; deaths: number[] }[];
}

describe("candor compare", () => {
  it("writes a whole run, whatever does not act on it", async () => {
    const first = await candor(cwd, "compare", "small.yaml", "--pairs", "1", "--out", "a", "--json");
    expect(first.stderr).toBe("");
    expect(first.code).toBe(0);
    const shown = JSON.parse(first.stdout) as Shown;
    expect(shown.directory).toBe("a");
    expect(shown.files).toEqual([
      "daily.parquet",
      "manifest.json",
      "pairs.parquet",
      "picture.svg",
      "report.html",
      "summary.json",
    ]);
    expect(leftBehind(cwd)).toEqual(["a", ...shown.files.map((file) => `a/${file}`)]);
    expect(shown.pairs.map((pair) => pair.assumptions)).toEqual(["declared", "theta", "theta"]);

    const summary = JSON.parse(read("a/summary.json")) as Shown;
    expect(summary.worlds).toEqual(shown.worlds);

    const quiet = await candor(
      cwd,
      "compare",
      "small.yaml",
      "--pairs",
      "1",
      "--out",
      "b",
      "--quiet",
      "--threads",
      "1",
    );
    expect(quiet.stderr).toBe("");
    expect(quiet.code).toBe(0);
    expect(contents("b")).toEqual(contents("a"));
  });

  it("has tables that add up to the summary", async () => {
    const { worlds } = JSON.parse(read("a/summary.json")) as Shown;
    const daily = await rows("a/daily.parquet");
    expect(daily.length).toBe(2 * 60 * 2);
    expect(Object.keys(daily[0] ?? {})).toEqual([
      "world",
      "day",
      "place_key",
      "place",
      ...Object.keys(MEASURES),
    ]);
    expect(new Set(daily.map((row) => row["place"]))).toEqual(new Set(["Northtown", "Southtown"]));
    const pairs = await rows("a/pairs.parquet");
    expect(pairs.length).toBe(3 * 2 * 60);
    const sum = (table: Record<string, unknown>[], column: string): number =>
      table.reduce((total, row) => total + Number(row[column]), 0);
    for (const { name, totals } of worlds) {
      const ofWorld = daily.filter((row) => row["world"] === name);
      const ofPair = pairs.filter((row) => row["world"] === name && row["pair"] === 0);
      for (const [column, total] of [
        ["infections", totals["infections"]],
        ["deaths", totals["deaths"]],
        ["homeDays", totals["homeDays"]],
      ] as const) {
        expect(sum(ofWorld, column)).toBeCloseTo(total ?? Number.NaN, 6);
        expect(sum(ofPair, column)).toBeCloseTo(total ?? Number.NaN, 6);
      }
    }
    expect(worlds[0]?.totals["infections"]).toBeGreaterThan(40);
    expect(worlds[0]?.digest).not.toBe(worlds[1]?.digest);
  });

  it("has a report that stands alone", () => {
    const page = read("a/report.html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("Two towns");
    expect(page).toContain("candor compare small.yaml --pairs 1");
  });

  it("tells two places apart, and their sum is the whole", () => {
    const { worlds, byPlace } = JSON.parse(read("a/summary.json")) as Shown;
    expect(byPlace.map(({ name, people }) => [name, people])).toEqual([
      ["Northtown", 12_000],
      ["Southtown", 8000],
    ]);
    for (const [world, { totals }] of worlds.entries())
      expect(byPlace[0]!.deaths[world]! + byPlace[1]!.deaths[world]!).toBe(totals["deaths"]);
    expect(worlds[0]?.totals["deaths"]).toBeGreaterThan(0);
  });

  it("can be made again from its own manifest", async () => {
    const { code } = await candor(cwd, "compare", "a", "--pairs", "1", "--out", "again", "--quiet");
    expect(code).toBe(0);
    expect(read("again/summary.json")).toBe(read("a/summary.json"));
    expect(readFileSync(join(cwd, "again/daily.parquet"))).toEqual(
      readFileSync(join(cwd, "a/daily.parquet")),
    );
  });

  it("gives the answer in 80 columns", async () => {
    const { code, stdout, stderr } = await candor(cwd, "compare", "small.yaml", "--pairs", "2");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^20,000 people in 2 places \(.* s\)\n4 pairs of worlds run/);
    const lines = stdout.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/Told instead of silent, .* by day\s60 \(/s);
    expect(stdout).toContain("It costs each person");
    expect(stdout).toContain("Chance: one pair of worlds");
    expect(stdout).toContain("Assumptions: over one world");
    expect(stdout).toContain("\u03b8");
    expect(stdout).toMatch(/Place by place\n {2}Northtown: .*\n(?: {4}.*\n)* {2}Southtown: /);
    expect(stdout).not.toContain("of life lost");
    const report = /^Report: (runs\/small-seed-1-[0-9a-f]{6}\/report\.html)$/m.exec(stdout)?.[1];
    expect(existsSync(join(cwd, report ?? "none"))).toBe(true);
    // The same again takes the same name: the same run.
    const again = await candor(cwd, "compare", "small.yaml", "--pairs", "2", "--quiet");
    expect(again).toEqual({ code: 0, stdout, stderr: "" });
  });
});

describe("candor run", () => {
  it("runs one world, alike to that of a pair, with who infected whom", async () => {
    const { worlds } = JSON.parse(read("a/summary.json")) as Shown;
    const { code, stdout } = await candor(
      cwd,
      "run",
      "small.yaml",
      "--world",
      "silent",
      "--infections",
      "--out",
      "c",
      "--json",
    );
    expect(code).toBe(0);
    const shown = JSON.parse(stdout) as Shown;
    expect(shown.worlds.map(({ name, digest }) => [name, digest])).toEqual([["silent", worlds[1]?.digest]]);
    const infections = await rows("c/infections.parquet");
    expect(infections.length).toBe(shown.worlds[0]?.totals["infections"]);
    // Whoever infected someone was infected before, and nobody twice.
    const time = new Map(infections.map((row) => [Number(row["person"]), Number(row["time"])]));
    expect(time.size).toBe(infections.length);
    for (const row of infections) {
      const source = Number(row["source"]);
      expect(source === -1).toBe(row["setting"] === "elsewhere");
      if (source >= 0) expect(time.get(source)).toBeLessThan(Number(row["time"]));
      expect(Number(row["person"])).toBeLessThan(20_000);
    }
    expect(infections.filter((row) => row["source"] === -1n).length).toBe(40);
  });

  it("changes with --seed, --people and --days", async () => {
    const digests = new Set<string | undefined>();
    for (const change of [[], ["--seed", "2"], ["--people", "5000"], ["--days", "30"]]) {
      const { stdout } = await candor(cwd, "run", "small.yaml", "--out", "d", "--force", "--json", ...change);
      digests.add((JSON.parse(stdout) as Shown).worlds[0]?.digest);
    }
    expect(digests.size).toBe(4);
  });

  it("gives the same numbers among several shards", async () => {
    const { worlds } = JSON.parse(read("a/summary.json")) as Shown;
    const { stdout } = await candor(cwd, "run", "small.yaml", "--shards", "3", "--out", "s", "--json");
    expect((JSON.parse(stdout) as Shown).worlds).toEqual(worlds.slice(0, 1));
    for (const wrong of ["0", "65", "1.5"]) {
      const { code, stderr } = await candor(cwd, "run", "small.yaml", "--shards", wrong);
      expect([code, stderr]).toEqual([2, expect.stringContaining("a whole number from 1 to 64")]);
    }
  });
});

describe("output that cannot be written", () => {
  const place = workspace();

  it("is refused at once where something else is", async () => {
    mkdirSync(join(place, "mine"));
    writeFileSync(join(place, "mine", "thesis.txt"), "years of work");
    const before = leftBehind(place);
    const told = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await candor(place, "run", "small.yaml", ...args);
      expect([code, stdout]).toEqual([3, ""]);
      return stderr.replaceAll(place, "HERE").replaceAll("/private", "");
    };
    expect(await told("--out", "mine", "--force")).toBe(
      "candor: HERE/mine exists and holds something other than a run of Candor; name another directory with --out.\n",
    );
    expect(await told("--out", "small.yaml")).toBe(
      "candor: HERE/small.yaml is a file; name a directory for the output.\n",
    );
    expect(await told("--out", "small.yaml/deep")).toBe(
      "candor: HERE/small.yaml/deep cannot be written: a part of the path is a file, not a directory. No output was left behind.\n",
    );
    expect(leftBehind(place)).toEqual(before);
    expect(readFileSync(join(place, "small.yaml"), "utf8")).toBe(SMALL);
  });

  it("is refused where a run is, but for --force", async () => {
    expect((await candor(place, "run", "small.yaml", "--out", "r", "--quiet")).code).toBe(0);
    const again = await candor(place, "run", "small.yaml", "--seed", "5", "--out", "r");
    expect(again.code).toBe(3);
    expect(again.stderr).toContain("holds a run already; add --force to replace it");
    expect((await candor(place, "run", "small.yaml", "--seed", "5", "--out", "r", "--force")).code).toBe(0);
    expect(JSON.parse(readFileSync(join(place, "r/manifest.json"), "utf8"))).toMatchObject({
      seeds: { fates: 5 },
    });
  });

  it("leaves no half run where the disk is full", async () => {
    const before = leftBehind(place);
    // No file above 8 kB: the first table does not fit.
    const child = start(place, ["run", "small.yaml", "--out", "deep/er/run"], "ulimit -f 16");
    const { code, stdout, stderr } = await ended(child);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(
      /deep\/er\/run\/\S+ cannot be written: the file is larger than may be written here\. No output was left behind\.\n$/,
    );
    expect(leftBehind(place)).toEqual(before);
  });

  it("is no matter to a reader that has gone away", () => {
    const main = start(place, ["--version"]).spawnargs[1] ?? "";
    const line = `'${process.execPath}' '${main}' check small.yaml | true; echo "\${PIPESTATUS[0]}"`;
    const shown = execFileSync("bash", ["-c", line], {
      cwd: place,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    expect(shown).toBe("0\n");
  });
});

describe("a hypothetical disease", () => {
  it("is told in days of life, and called hypothetical", async () => {
    const args = ["small.yaml", "--pairs", "1", "--set", "disease={preset: last-day}"];
    const { code, stdout } = await candor(cwd, "compare", ...args, "--out", "e", "--quiet");
    expect(code).toBe(0);
    expect(stdout).toContain("Hypothetical: no known disease does this.");
    expect(stdout).toMatch(/alive at the end +[\d,]+ +[\d,]+\n/);
    expect(stdout).toMatch(
      /days of each person, on average\n(?: {4}.*\n)* {4}of life lost by the last day +\S+ +\S+\n/,
    );
    expect(read("e/report.html")).toContain("Hypothetical: no known disease does this.");
    expect(read("e/report.html")).toContain("Days of life lost by day 60, a person");
    expect(JSON.parse(read("e/summary.json"))).toMatchObject({ hypothetical: true, lifeDays: true });
  });
});
