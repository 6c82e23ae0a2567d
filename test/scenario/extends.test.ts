/** A scenario that extends another: what comes of it, and which file its problems are in. */
import { describe, expect, test } from "vitest";
import type { Resolver } from "../../src/scenario/chain.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { refusalOf, small } from "./small.ts";

const base = `${small.replace("version: 1", "version: 2")}parameters: { fear.theta: 0.3, fear.rise: 0.4 }
imports: [{ from: 0, perDay: 1 }, { from: 40, perDay: 2 }]
`.replace("{ from: 0, perDay: 1 }", "{ from: 0, until: 20, perDay: 1 }");

type Files = Readonly<Record<string, string>>;

const resolverOf =
  (files: Files): Resolver =>
  (reference) => {
    const text = files[reference];
    return text === undefined ? `there is no file ${reference}` : { file: reference, text };
  };

/** Reads `text` as top.yaml, among files of which base.yaml is one. */
const read = (text: string, files: Files = {}, sets: string[] = []): Scenario =>
  readScenario(text, "top.yaml", sets, undefined, resolverOf({ "base.yaml": base, ...files }));

const child = (text: string): string => `version: 2\nextends: base.yaml\n${text}`;

const refusal = (text: string, files: Files = {}, sets: string[] = []): string =>
  refusalOf(() => read(text, files, sets));

describe("what is extended", () => {
  test("is there unless something is put over it", () => {
    expect(read(child(""))).toEqual(readScenario(base, "base.yaml"));
    expect(read(child("name: other\n"))).toEqual({
      ...readScenario(base, "base.yaml"),
      name: "other",
      title: "other",
      question: "other",
    });
  });

  test("is merged in mappings", () => {
    const scenario = read(
      child("seeds: { fates: 7 }\nparameters: { fear.theta: 0.5 }\ndisease: { r0: 3 }\n"),
    );
    expect(scenario.seeds).toEqual({ people: 1, fates: 7 });
    expect(scenario.parameters).toEqual({ "fear.theta": 0.5, "fear.rise": 0.4 });
    expect([scenario.disease.name, scenario.disease.r0]).toEqual(["plain", 3]);
  });

  test("is replaced in lists", () => {
    expect(read(child("imports: [{ from: 5, perDay: 3 }]\n")).imports).toEqual([
      { from: 5, until: 60, perDay: 3 },
    ]);
    expect(read(child("imports: []\n")).imports).toEqual([]);
  });

  test("is replaced by nothing where nothing is a value", () => {
    const files = { "base.yaml": `${base}people: 1000\n` };
    expect(read(child(""), files).people).toBe(1000);
    expect(read(child("people: null\n"), files).people).toBeNull();
  });

  test("gives way to its alternatives", () => {
    expect(read(child("world: { around: { place: Rome, radius: 5 } }\n")).world).toEqual({
      around: { place: "Rome", radius: 5 },
    });
    const around = (inside: string): string => `world: { around: { ${inside} } }\n`;
    const files = {
      "base.yaml": base.replace(/world:\n.*\n/, around("place: Rome, country: IT, radius: 5")),
    };
    expect(read(child(around("radius: 9")), files).world).toEqual({
      around: { place: "Rome", country: "IT", radius: 9 },
    });
    expect(read(child(around("place: Paris")), files).world).toEqual({
      around: { place: "Paris", radius: 5 },
    });
    expect(read(child(around("latitude: 1, longitude: 2")), files).world).toEqual({
      around: { latitude: 1, longitude: 2, radius: 5 },
    });
  });

  test("is let go where another preset is named: changes of one disease are not meant of the next", () => {
    const files = { "flu.yaml": child("disease: { preset: influenza-1918, r0: 3, dispersion: 0.2 }\n") };
    const { disease } = read("version: 2\nextends: flu.yaml\ndisease: { preset: last-day }\n", files);
    expect([disease.name, disease.r0, disease.dispersion]).toEqual(["last-day", 6, null]);
    const kept = read("version: 2\nextends: flu.yaml\ndisease: { dispersion: 0.4 }\n", files).disease;
    expect([kept.name, kept.r0, kept.dispersion]).toEqual(["influenza-1918", 3, 0.4]);
  });

  test("may name a preset, which takes changes", () => {
    const files = { "base.yaml": base.replace(/disease:[^]*(?=worlds)/, "disease: measles\n") };
    expect(read(child("disease: { r0: 9 }\n"), files).disease).toMatchObject({ name: "measles", r0: 9 });
    expect(read(child("disease: influenza-1918\n"), files).disease.name).toBe("influenza-1918");
    expect(read(child("disease: influenza-1918\n")).disease.name).toBe("influenza-1918");
  });

  test("may be of an older version", () => {
    const files = { "base.yaml": small };
    expect(read(child("population: { mixing: homogeneous }\n"), files).population).toMatchObject({
      type: "us",
      mixing: "homogeneous",
    });
  });

  test("stays as it is when an alias is changed from the command line", () => {
    const { disease } = read(child(""), {}, ["disease.r0=9", "seeds.people=4"]);
    expect(disease.r0).toBe(9);
    expect(read(child("")).disease.r0).toBe(2);
  });
});

describe("a chain", () => {
  /** f1.yaml extends f2.yaml and so on, to the base. */
  const links = (count: number): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `f${i + 1}.yaml`,
        `version: 2\nextends: ${i + 1 < count ? `f${i + 2}` : "base"}.yaml\ntitle: T${i + 1}\n`,
      ]),
    );
  const top = "version: 2\nextends: f1.yaml\nname: top\n";

  test("takes every value from the file nearest to the outermost", () => {
    expect(read(top, { ...links(3), "f1.yaml": "version: 2\nextends: f2.yaml\n" })).toMatchObject({
      name: "top",
      title: "T2",
      days: 60,
    });
  });

  test("may be eight files long, and no longer", () => {
    expect(read(top, links(7)).title).toBe("T1");
    expect(refusal(top, links(8))).toBe(
      "f8.yaml:2:10 extends: too long a chain: at most 8 files, one after the other",
    );
  });

  test("must not go in a circle", () => {
    const files = {
      "f1.yaml": "version: 2\nextends: f2.yaml\n",
      "f2.yaml": "version: 2\n\nextends:  f1.yaml\n",
    };
    expect(refusal(top, files)).toBe("f2.yaml:3:11 extends: goes in a circle: f1.yaml, f2.yaml, f1.yaml");
    expect(
      refusal("version: 2\nextends: top.yaml\n", { "top.yaml": "version: 2\nextends: top.yaml\n" }),
    ).toBe("top.yaml:2:10 extends: goes in a circle: top.yaml, top.yaml");
  });
});

describe("a problem is in the file that wrote the value", () => {
  const broken = { "base.yaml": base.replace("r0: 2", "r0: 99") };
  test.each<[string, string, Files, string]>([
    ["inherited", child(""), broken, "base.yaml:8:7 disease.r0: must be at most 30, found 99"],
    ["put over a bad one", child("disease: { r0: 3 }\n"), broken, ""],
    [
      "put over a good one",
      child("disease: { r0: 98 }\n"),
      {},
      "top.yaml:3:16 disease.r0: must be at most 30, found 98",
    ],
    [
      "beside an inherited one",
      child("disease: { r00: 3 }\n"),
      {},
      'top.yaml:3:12 disease.r00: unknown key "r00"; did you mean "r0"?',
    ],
    [
      "made wrong by another",
      child("days: 8\n"),
      {},
      "base.yaml:17:20 worlds[0].decisions[0].at.day: day 10 is beyond the scenario, whose last day is 7 (days: 8)",
    ],
    [
      "in a list that replaces a longer one",
      child("imports: [{ from: 9, until: 2, perDay: 1 }]\n"),
      {},
      "top.yaml:3:29 imports[0].until: must be after from, 9, found 2",
    ],
    [
      "missing inside a mapping of both",
      child("world: { around: { country: IT } }\n"),
      { "base.yaml": base.replace(/world:\n.*\n/, "world: { around: { latitude: 4, longitude: 5 } }\n") },
      "top.yaml:3:18 world.around.radius: missing: a number is needed",
    ],
    [
      "missing in all of them",
      child(""),
      { "base.yaml": base.replace("days: 60\n", "") },
      "top.yaml:1:1 days: missing: a number is needed",
    ],
    [
      "of an inherited preset that takes changes",
      child("disease: { r0: 3 }\n"),
      { "base.yaml": base.replace(/disease:[^]*(?=worlds)/, "disease: measels\n") },
      'base.yaml:6:10 disease.preset: unknown value "measels"; did you mean "measles"?',
    ],
    [
      "several, by file and position",
      child("seeds: { fates: -1 }\ndays: 0\n"),
      broken,
      "top.yaml:3:17 seeds.fates: must be at least 0, found -1\ntop.yaml:4:7 days: must be at least 1, found 0\n" +
        "base.yaml:8:7 disease.r0: must be at most 30, found 99",
    ],
  ])("%s", (_what, text, files, message) => {
    expect(refusal(text, files)).toBe(message);
  });
});

describe("what cannot be extended is refused", () => {
  test.each<[string, string, Files, string]>([
    ["no file", child("").replace("base", "bose"), {}, "top.yaml:2:10 extends: there is no file bose.yaml"],
    ["no text", "version: 2\nextends: 3\n", {}, "top.yaml:2:10 extends: expected a text, found 3"],
    ["nothing", "version: 2\nextends:\n", {}, "top.yaml:2:1 extends: expected a text, found nothing"],
    ["an empty text", 'version: 2\nextends: ""\n', {}, "top.yaml:2:10 extends: must not be empty"],
    [
      "two files",
      "version: 2\nextends: [a, b]\n",
      {},
      "top.yaml:2:10 extends: expected a text, found a list",
    ],
    [
      "a broken file",
      child(""),
      { "base.yaml": "version: 2\n\tname: x" },
      "base.yaml:2:1 a tab used as indentation; use spaces",
    ],
    [
      "an empty file",
      child(""),
      { "base.yaml": "" },
      "base.yaml:1:1 the file is empty; a scenario begins with version: 3",
    ],
    [
      "a file without version",
      child(""),
      { "base.yaml": "name: x" },
      "base.yaml:1:1 version: missing: 3 is needed",
    ],
    [
      "in a file of version 1",
      child("").replace("version: 2", "version: 1"),
      {},
      "top.yaml:2:10 extends: goes only with version: 2 or later",
    ],
  ])("%s", (_what, text, files, message) => {
    expect(refusal(text, files)).toBe(message);
  });

  test("by --set", () => {
    expect(refusal(base, {}, ["extends=base.yaml"])).toBe(
      "--set extends=base.yaml: extends can only be written in a file",
    );
  });
});
