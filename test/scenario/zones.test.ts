/** Zones of a hazard, and mechanisms by name, in the file format. */
import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { ORDER } from "../../src/society/order.ts";
import { refusal, small } from "./small.ts";

const ALL = ORDER.filter(({ optional }) => optional === true).map(({ name }) => name);
const zoned = (zones: string, added = "all"): string =>
  `${small}exposure: ${zones}\n${added === "" ? "" : `with: ${added}\n`}`;
const ZONE = "{ name: dust, from: 1, until: 3, dose: 0.5, places: [School] }";

describe("a zone", () => {
  test("is read with what is not said, and as it was run can be run again", () => {
    const scenario = readScenario(zoned(`[${ZONE}]`), "small.yaml");
    expect(scenario.exposure).toEqual([
      {
        name: "dust",
        from: 1,
        until: 3,
        dose: 0.5,
        places: ["School"],
        susceptibility: 1,
        severity: 1,
        recovery: 1,
      },
    ]);
    const again = readScenario(JSON.stringify({ ...scenario, disease: { preset: "measles" } }), "a.json");
    expect(again.exposure).toEqual(scenario.exposure);
    expect(again.with).toEqual(scenario.with);
  });

  /** What is wrong, the zones, where (the last time the text says so), the path, and the message. */
  test.each([
    ["is nowhere", "[{ name: a, until: 3, dose: 1 }]", "{ name", "[0]", "needs around, or places"],
    [
      "is placed twice",
      "[{ name: a, until: 3, dose: 1, around: { place: School, radius: 2 }, places: [School] }]",
      "[School]",
      "[0].places",
      "has both around and places: keep one",
    ],
    [
      "is around nothing",
      "[{ name: a, until: 3, dose: 1, around: { radius: 2 } }]",
      "{ radius",
      "[0].around",
      "needs a place, or latitude and longitude",
    ],
    [
      "is on half a point",
      "[{ name: a, until: 3, dose: 1, around: { latitude: 3, radius: 2 } }]",
      "{ latitude",
      "[0].around",
      "latitude and longitude go together",
    ],
    [
      "is in two middles",
      "[{ name: a, until: 3, dose: 1, around: { place: School, latitude: 3, longitude: 4, radius: 2 } }]",
      "3, longitude",
      "[0].around.latitude",
      "has both a place and latitude and longitude: keep one",
    ],
    [
      "ends before it begins",
      "[{ name: a, from: 3, until: 3, dose: 1, places: [School] }]",
      "3, dose",
      "[0].until",
      "must be after from, 3, found 3",
    ],
    [
      "has a dose above all",
      "[{ name: a, until: 3, dose: 2, places: [School] }]",
      "2, places",
      "[0].dose",
      "must be at most 1, found 2",
    ],
    [
      "makes death certain",
      "[{ name: a, until: 3, dose: 1, places: [School], recovery: 0 }]",
      "0 }]",
      "[0].recovery",
      "must be at least 0.0625, found 0",
    ],
    [
      "is of another hazard",
      `[${ZONE}, { name: b, until: 3, dose: 1, places: [School], severity: 2 }]`,
      "2 }]",
      "[1].severity",
      "must be that of the first zone, 1, found 2: zones are of one hazard, and differ in place, days and dose",
    ],
    [
      "has a misspelt key",
      "[{ name: a, until: 3, dose: 1, severty: 2, places: [School] }]",
      "severty",
      "[0].severty",
      'unknown key "severty"; did you mean "severity"?',
    ],
  ])("that %s is refused", (_what, zones, at, path, message) => {
    const line = `exposure: ${zones}`;
    expect(refusal(zoned(zones))).toBe(
      `small.yaml:19:${line.lastIndexOf(at) + 1} exposure${path}: ${message}`,
    );
  });

  test("needs its mechanism, unless that is switched off again", () => {
    const needs = "small.yaml:19:11 exposure: goes only with the mechanism exposure: add with: [exposure]";
    expect(refusal(zoned(`[${ZONE}]`, ""))).toBe(needs);
    expect(refusal(zoned(`[${ZONE}]`, "[flight]"))).toBe(needs);
    expect(refusal(`${zoned(`[${ZONE}]`)}without: [exposure]\n`)).toBe("");
  });
});

describe("optional mechanisms", () => {
  const added = (text: string): readonly string[] =>
    readScenario(`${small}with: ${text}\n`, "small.yaml").with;

  test("are all of them where all are asked for, by name", () => {
    expect(ALL).toContain("flight");
    expect(added("all")).toEqual(ALL);
    expect(added("[all]")).toEqual(ALL);
    expect(added("[flight, all]")).toEqual(ALL);
  });

  test("are else as they are named, once each", () => {
    expect(added("[]")).toEqual([]);
    expect(added("[flight]")).toEqual(["flight"]);
    expect(added("[grief, flight, grief]")).toEqual(["grief", "flight"]);
  });
});
