/** How fast a disease spreads, said in one of three ways, and stages of wards and funerals. */
import { describe, expect, test } from "vitest";
import { compileCourse } from "../../src/kernel/course.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Disease } from "../../src/scenario/scenario.ts";
import { changed, refusal, small } from "./small.ts";

const spread = ({ r0, growth, householdSar }: Disease): (number | null)[] => [r0, growth, householdSar];
const read = (text: string, sets: readonly string[] = []): Disease =>
  readScenario(text, "small.yaml", sets).disease;
const preset = small.replace(/disease:[^]*(?=worlds)/, () => "disease: { preset: measles }\n");

describe("how fast it spreads", () => {
  test("is said by one of three numbers", () => {
    expect(spread(read(small))).toEqual([2, null, null]);
    expect(spread(read(changed("r0: 2", "growth: 0.1")))).toEqual([null, 0.1, null]);
    expect(spread(read(changed("r0: 2", "householdSar: 0.2")))).toEqual([null, null, 0.2]);
  });

  test("replaces what a preset says", () => {
    expect(spread(read(preset))).toEqual([15, null, null]);
    expect(spread(read(preset, ["disease.growth=0.2"]))).toEqual([null, 0.2, null]);
    expect(spread(read(preset, ["disease.householdSar=0.9"]))).toEqual([null, null, 0.9]);
  });

  test("is not said twice, or not at all", () => {
    expect(refusal(changed("r0: 2", "r0: 2\n  growth: 0.1"))).toContain(
      "disease.growth: has both r0 and growth: keep one, the other may be null",
    );
    expect(refusal(changed("r0: 2", "growth: 0.1\n  householdSar: 0.2"))).toContain(
      "disease.householdSar: has both growth and householdSar: keep one",
    );
    expect(refusal(changed("r0: 2", "r0: null"))).toContain("disease.r0: missing: a number is needed");
    expect(spread(read(changed("r0: 2", "r0: null\n  growth: 0.1")))).toEqual([null, 0.1, null]);
  });

  test("has bounds", () => {
    expect(refusal(changed("r0: 2", "growth: 3"))).toContain("disease.growth: must be at most 2, found 3");
    expect(refusal(changed("r0: 2", "householdSar: 0"))).toContain(
      "disease.householdSar: must be above 0, found 0",
    );
  });
});

const STAGES = `    - name: ill
      dwell: { family: fixed, days: 3 }
      infectiousness: 1
      settings: { household: 2, ward: 1 }
      ill: true
      next: [{ to: unburied }]
    - name: unburied
      dwell: { family: fixed, days: 2 }
      infectiousness: 4
      dead: true
      next: [{ to: dead }]
`;
const ebola = small.replace(/ {4}- name: ill[^]*(?=worlds)/, () => STAGES);
const but = (from: string, to: string): string => {
  if (!ebola.includes(from)) throw new Error(`not in the scenario: ${from}`);
  return ebola.replace(from, () => to);
};

describe("stages of wards and of the dead", () => {
  test("meet whom they say, the living as ever and the dead mourners alone unless said", () => {
    const { stages } = read(ebola);
    expect(stages.map(({ settings }) => settings)).toEqual([
      { household: 2, class: 1, work: 1, community: 1, ward: 1, funeral: 0 },
      { household: 0, class: 0, work: 0, community: 0, ward: 0, funeral: 1 },
    ]);
    expect(stages.map(({ dead }) => dead)).toEqual([false, true]);
  });

  test("reach the kernel as six rates a stage and a mark", () => {
    const disease = {
      ...read(ebola),
      intensity: { household: 3, class: 5, work: 7, community: 11, ward: 13, funeral: 17 },
    };
    const course = compileCourse(disease, [1, 2, 3, 4, 1, 10]);
    expect([...course.rate]).toEqual([6, 10, 21, 44, 13, 0, 0, 0, 0, 0, 0, 4 * 17 * 10]);
    expect([...course.dead]).toEqual([0, 1]);
  });

  test.each([
    [
      "a dead stage before life",
      but("next: [{ to: dead }]", "next: [{ to: recovered }]"),
      'only "dead" or another dead stage can follow, not "recovered"',
    ],
    ["an ill dead", but("dead: true", "dead: true\n      ill: true"), "stages[1].ill: the dead"],
    [
      "a severely ill dead",
      but("dead: true", "dead: true\n      severe: true"),
      "stages[1].severe: the dead",
    ],
    [
      "a dead first stage",
      but("ill: true", "dead: true"),
      "stages[0].dead: the first stage is of the living",
    ],
    [
      "a dead at work",
      but("dead: true", "dead: true\n      settings: { work: 1 }"),
      "stages[1].settings.work: the dead are not in class or at work: must be 0",
    ],
    [
      "nobody met",
      but(
        "settings: { household: 2, ward: 1 }",
        "settings: { household: 0, class: 0, work: 0, community: 0 }",
      ).replace("infectiousness: 4", "infectiousness: 0"),
      "disease.intensity: must be above 0 in some setting where an infectious stage meets people",
    ],
  ])("cannot be %s", (_name, text, message) => {
    expect(refusal(text)).toContain(message);
  });
});

test("a lethality that asks for more deaths than there are people is said among the sources", () => {
  const told = (text: string, lethality: number): string[] =>
    read(text, [`disease.lethality=${lethality}`]).sources.filter((line) => line.startsWith("Lethality"));
  // Of those with pneumonia 4 % die.
  expect(told(preset, 25)).toEqual([]);
  expect(told(preset, 26)).toEqual([
    "Lethality 26 is not reached at every age: of pneumonia all die already at some",
  ]);
});
