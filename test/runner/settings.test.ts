import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { layOutSetting } from "../../runner/settings.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";

const scenario = (r0: number): ReturnType<typeof readScenario> =>
  readScenario(
    `{version: 1, name: town, title: Town, question: "?", notice: ".", days: 10, world: {places: [{name: Town, people: 3000}]},
      disease: {preset: measles, r0: ${r0}}, worlds: [{name: one, title: One, decisions: []}]}`,
    "town.yaml",
  );

let cache: string;
let before: string | undefined;

beforeEach(() => {
  before = process.env["CANDOR_CACHE"];
  cache = mkdtempSync(join(tmpdir(), "candor-"));
  process.env["CANDOR_CACHE"] = cache;
});

afterEach(() => {
  if (before === undefined) delete process.env["CANDOR_CACHE"];
  else process.env["CANDOR_CACHE"] = before;
  rmSync(cache, { recursive: true, force: true });
});

const kept = (): string[] => readdirSync(cache).filter((name) => name.startsWith("rates-"));

test("rates once solved are kept, and are the same bits when read again", () => {
  const solved = prepareSetting(scenario(3), null).rateFactor;
  expect(layOutSetting(scenario(3)).rateFactor).toBe(solved);
  expect(kept()).toHaveLength(1);
  expect(layOutSetting(scenario(3)).rateFactor).toBe(solved);
  expect(kept()).toHaveLength(1);
});

test("another R0 is another file, and a kept value is really used", () => {
  layOutSetting(scenario(3));
  const [first] = kept();
  writeFileSync(join(cache, first), "0.5");
  expect(layOutSetting(scenario(3)).rateFactor).toBe(0.5);
  expect(layOutSetting(scenario(4)).rateFactor).not.toBe(0.5);
  expect(kept()).toHaveLength(2);
});

test.each(["", "null", "-1", "half a number 0."])("a damaged file (%j) is solved anew", (damage) => {
  const solved = layOutSetting(scenario(3)).rateFactor;
  const [file] = kept();
  writeFileSync(join(cache, file), damage);
  expect(layOutSetting(scenario(3)).rateFactor).toBe(solved);
  expect(JSON.parse(readFileSync(join(cache, file), "utf8"))).toBe(solved);
});
