import { describe, expect, test } from "vitest";
import { PRESETS } from "../../src/scenario/presets/index.ts";
import { CONTACTS } from "../../src/population/contacts.ts";
import { INTENSITY } from "../../src/scenario/intensity.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { changed, small } from "./small.ts";
import { prepareSetting } from "../../src/setting.ts";

const withDisease = (text: string) => small.replace(/disease:[^]*(?=worlds)/, () => `disease: ${text}\n`);
const disease = (text: string) => readScenario(withDisease(text), "small.yaml").disease;

describe("a scenario that is read", () => {
  test("has its defaults filled", () => {
    const scenario = readScenario(small, "small.yaml");
    expect(scenario).toMatchObject({
      title: "small",
      question: "small",
      seeds: { people: 1, fates: 1 },
      world: { places: [{ name: "School", people: 100, latitude: 0, longitude: 0 }] },
      people: null,
      population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
      imports: [],
      seedInfections: 0,
      parameters: {},
      without: [],
    });
    expect(scenario.worlds[0]).toEqual({
      name: "told",
      title: "told",
      decisions: [
        {
          at: { day: 10, after: 0 },
          or: [],
          say: {
            stance: "tell",
            share: null,
            threat: 0,
            forecast: null,
            horizon: null,
            advice: 0,
            means: null,
          },
        },
      ],
    });
    expect(scenario.disease.stages[0]!.settings).toEqual({
      household: 1,
      class: 1,
      work: 1,
      community: 1,
      ward: 0,
      funeral: 0,
    });
  });

  test("is the same from JSON", () => {
    const json = JSON.stringify(
      {
        version: 1,
        name: "small",
        days: 60,
        world: { places: [{ name: "School", people: 100 }] },
        disease: "measles",
        worlds: [{ name: "told" }],
      },
      null,
      "\t",
    );
    const yaml = withDisease("measles").replace(/ {4}decisions:[^]*/, "");
    expect(readScenario(json, "small.json")).toEqual(readScenario(yaml, "small.yaml"));
  });

  test("has the contacts of its people as given, by age or for all, and the others as declared", () => {
    const text = `${small}population: { contacts: { class: 9, community: [[0, 3], [60, 1.5]] } }\n`;
    const { population, course } = prepareSetting(readScenario(text, "small.yaml"), null);
    const [household, inClass, work, community] = population.contacts;
    expect([household, inClass, work]).toEqual([1, 9, CONTACTS.work]);
    expect(population.bandRate[6]! / population.bandRate[0]!).toBeCloseTo(0.5, 12);
    expect(community * population.bandRate[0]!).toBeCloseTo(3, 12);
    expect([...population.classRate]).toEqual(new Array(8).fill(1));
    expect(course.rate[1]! / course.rate[0]!).toBeCloseTo((9 * INTENSITY.class) / INTENSITY.household, 9);
  });

  test("without worlds has one in which nothing is said", () => {
    const { worlds } = readScenario(small.replace(/worlds:[^]*/, ""), "small.yaml");
    expect(worlds).toEqual([{ name: "nothing-said", title: "Nothing is said", decisions: [] }]);
  });

  test("ends its imports with itself", () => {
    const text = `${small}imports: [{ from: 0, until: 30, perDay: 1 }, { from: 30, perDay: 2 }]`;
    expect(readScenario(text, "small.yaml").imports).toEqual([
      { from: 0, until: 30, perDay: 1 },
      { from: 30, until: 60, perDay: 2 },
    ]);
    expect(readScenario(text, "small.yaml", ["days=20"]).imports).toEqual([
      { from: 0, until: 20, perDay: 1 },
    ]);
  });

  test("may control the press, correct what was said, and has no rumours unless given", () => {
    const { worlds, rumours } = readScenario(
      changed("say: { stance: tell }", "say: { stance: correct }\n        press: { control: 0.7 }"),
      "small.yaml",
    );
    expect(worlds[0]!.decisions[0]).toMatchObject({ say: { stance: "correct" }, press: { control: 0.7 } });
    expect(rumours).toEqual([]);
  });

  test("takes waiting decisions in any place among dated ones, and equal dates", () => {
    const more = ["{ when: leak }", "{ day: 10 }", "{ day: 2, after: 9 }"]
      .map((at) => `      - { at: ${at}, say: { stance: deny } }\n`)
      .join("");
    expect(readScenario(small + more, "small.yaml").worlds[0]!.decisions).toHaveLength(4);
  });
});

describe("the disease of a scenario", () => {
  test("is a preset by name, unchanged", () => {
    for (const preset of PRESETS) expect(disease(preset.name)).toEqual(preset);
  });

  test("is a preset with changes, which its sources name", () => {
    const changedOne = disease("{ preset: measles, r0: 12, dispersion: null, intensity: { class: 20 } }");
    const preset = disease("measles");
    expect(changedOne).toEqual({
      ...preset,
      r0: 12,
      intensity: { ...preset.intensity, class: 20 },
      sources: [
        ...preset.sources,
        "Set by the scenario, not by the sources above: r0, dispersion, intensity",
      ],
    });
  });

  test("has deaths multiplied by its lethality, at most certain", () => {
    const probability = (text: string) =>
      disease(text)
        .stages.flatMap((stage) => stage.next)
        .find((branch) => branch.to === "dead")!.probability;
    expect(probability("{ preset: measles, lethality: 2 }")).toBeCloseTo((2 * 0.002) / 0.05, 12);
    expect(probability("{ preset: measles, lethality: 0 }")).toBe(0);
    expect(probability("{ preset: measles, lethality: 100 }")).toBe(1);
  });

  test("refuses a lethality that leaves no room for the other branches", () => {
    const text = changed(
      "[{ to: recovered }]",
      "[{ to: dead, probability: 0.4 }, { to: recovered, probability: 0.5 }, { to: dead }]",
    ).replace("  r0: 2", "  r0: 2\n  lethality: 2");
    expect(() => readScenario(text, "small.yaml")).toThrow(
      "small.yaml:9:14 disease.lethality: too high: in stages, at age 0 the probabilities of the branches sum to 1.3, at most 1",
    );
  });
});
