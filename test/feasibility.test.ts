/** What is found infeasible without laying out people is what cannot be laid out or run, and nothing else. */
import { describe, expect, test } from "vitest";
import { checkFeasible, InfeasibleScenario } from "../src/feasibility.ts";
import { formatPath } from "../src/scenario/problems.ts";
import { readScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { prepareSetting } from "../src/setting.ts";
import { createSociety } from "../src/society/day.ts";
import { changed, small } from "./scenario/small.ts";

const read = (text: string): Scenario => readScenario(text, "small.yaml");

/** Where it is infeasible; empty if it is not. */
function fault(scenario: Scenario): string {
  try {
    checkFeasible(scenario, null);
    return "";
  } catch (error) {
    if (error instanceof InfeasibleScenario) return formatPath(error.path);
    throw error;
  }
}

/** Everything up to the first day. */
function begin(scenario: Scenario): void {
  const { population } = prepareSetting(scenario, null);
  for (const plan of scenario.worlds) createSociety(scenario, plan, population);
}

const only = (setting: string, rate = 1): string =>
  `\n  contacts: { household: 0, class: 0, work: 0, community: 0, ${setting}: ${rate} }\n  stages`.replace(
    `${setting}: 0, `,
    "",
  );
const cuts = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `      - { at: { day: 20 }, cut: { setting: work, share: 0.${i + 10} } }\n`,
  ).join("");
const homogeneous = "population: { mixing: homogeneous }\n";

describe("infeasible", () => {
  test.each<[string, string, string]>([
    [
      "too few at home for so many victims",
      changed("r0: 2", "r0: 9").replace("\n  stages", only("household")),
      "disease.r0",
    ],
    ["nobody to meet at work", `${small.replace("\n  stages", only("work"))}${homogeneous}`, "disease.r0"],
    [
      "an infectious stage that nobody comes to",
      changed(
        "infectiousness: 1\n      next: [{ to: recovered }]",
        "next: [{ to: late, probability: 0 }, { to: recovered }]\n    - name: late\n      dwell: { family: fixed, days: 3 }\n      infectiousness: 1\n      next: [{ to: recovered }]",
      ),
      "disease.r0",
    ],
    [
      "a growth faster than the disease",
      changed("r0: 2", "growth: 1.9").replace("\n  stages", only("household")),
      "disease.growth",
    ],
    [
      "an attack at home without contacts there",
      changed("r0: 2", "householdSar: 0.4").replace("\n  stages", only("community")),
      "disease.householdSar",
    ],
    [
      "households that fill no block",
      `${small}population: { householdSizes: [0, 0, 1] }`,
      "population.householdSizes",
    ],
    [
      "ages beyond counting",
      `${small}population: { ages: [{ from: 0, to: 9, share: 1e300 }] }`,
      "population.ages",
    ],
    ["more changes of contacts than there is room for", small + cuts(30), "worlds[0].decisions"],
    ["an arrival nowhere", `${small}arriveIn: [Elsewhere]`, "arriveIn"],
  ])("%s", (_what, text, path) => {
    const scenario = read(text);
    expect(fault(scenario)).toBe(path);
    // Shares beyond a limit of ours could still be laid out; all others cannot.
    if (path !== "population.ages") expect(() => begin(scenario)).toThrow();
  });
});

describe("feasible", () => {
  test.each<[string, string]>([
    ["as it stands", small],
    ["in town alone", small.replace("\n  stages", only("community"))],
    ["at home alone, to few", changed("r0: 2", "r0: 0.5").replace("\n  stages", only("household"))],
    ["with as much as is likely", small + cuts(3)],
    ["by growth", changed("r0: 2", "growth: 0.1")],
    ["everyone alike", `${small}${homogeneous}`],
  ])("%s", (_what, text) => {
    const scenario = read(text);
    expect(fault(scenario)).toBe("");
    expect(() => begin(scenario)).not.toThrow();
  });
});
