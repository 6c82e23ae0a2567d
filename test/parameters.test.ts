/** Every number that is declared says what it is, in what unit, from where to where, how well known, and from where. */
import { describe, expect, test } from "vitest";
import { power } from "../src/maths/power.ts";
import { TOLD } from "../src/outcomes/definitions.ts";
import type { Parameter } from "../src/parameter.ts";
import { PEOPLE } from "../src/population/parameters.ts";
import { SECTOR_LIST } from "../src/population/sectors.ts";
import { FIXED } from "../src/society/fixed.ts";
import { PARAMETERS } from "../src/society/parameters.ts";
import { TRAVEL } from "../src/world/parameters.ts";

/** What a declaration lacks, or says wrongly. */
function flaws(declared: Partial<Parameter>): string[] {
  const {
    about = "",
    unit = "",
    value = Number.NaN,
    range = [],
    limits = range,
    grade,
    source = "",
  } = declared;
  const [low = Number.NaN, high = Number.NaN] = range;
  const [least = Number.NaN, most = Number.NaN] = limits;
  const found = {
    "what it is": about.trim().length > 3,
    unit: unit.trim() !== "",
    "a value in its range": value >= low && value <= high,
    range: low < high,
    "limits around its range": least <= low && most >= high,
    "a range above 0, to be drawn by powers": declared.draw !== "logarithm" || low > 0,
    grade: grade !== undefined && ["C", "D", "M", "X"].includes(grade),
    source: source.trim().length > 5,
    // An assumption is called one; what has a source names it.
    "a source that is of its grade": (grade === "X") === source.startsWith("assumption"),
  };
  return Object.entries(found).flatMap(([what, holds]) => (holds ? [] : [what]));
}

const sectors = SECTOR_LIST.flatMap(({ name, share, range, grade, source }) =>
  range === null
    ? []
    : [[name, { about: `share of ${name}`, unit: "share", value: share, range, grade, source }]],
);

describe.each([
  ["the society's", PARAMETERS],
  ["its fixed ones", FIXED],
  ["the population's", PEOPLE],
  ["the world's", TRAVEL],
  ["those of outcomes", TOLD],
  ["sectors", Object.fromEntries(sectors) as Record<string, Parameter>],
] as const)("parameters: %s", (_, declared) => {
  test.each(Object.entries(declared))("%s", (_name, parameter) => {
    expect(flaws(parameter)).toEqual([]);
  });
});

test("what is missing is missed", () => {
  const { teamShare: whole } = PEOPLE;
  expect(flaws(whole)).toEqual([]);
  for (const [name, missed] of [
    ["about", "what it is"],
    ["unit", "unit"],
    ["value", "a value in its range"],
    ["range", "range"],
    ["grade", "grade"],
    ["source", "source"],
  ] as const) {
    const { [name]: _, ...rest } = whole;
    expect(flaws(rest), name).toContain(missed);
    if (typeof whole[name] === "string") expect(flaws({ ...whole, [name]: "" }), name).toContain(missed);
  }
  expect(flaws({ ...whole, value: 2 })).toEqual(["a value in its range"]);
  expect(flaws({ ...whole, range: [0.8, 0.8] })).toEqual(["range"]);
  expect(flaws({ ...whole, limits: [0.6, 1] })).toEqual(["limits around its range"]);
  expect(flaws({ ...whole, range: [0, 1], draw: "logarithm" })).toHaveLength(1);
  // A number without a source has to be called an assumption, and one that has a grade must not be.
  expect(flaws({ ...whole, source: "everybody knows" })).toEqual(["a source that is of its grade"]);
  expect(flaws({ ...whole, grade: "C" })).toEqual(["a source that is of its grade"]);
});

test("simple powers are exact, and others near", () => {
  for (const x of [1e-9, 0.7, 3, 6371.0088, 1e12]) {
    expect(power(x, 1)).toBe(x);
    expect(power(x, 0.5)).toBe(Math.sqrt(x));
    expect(power(x, 2) / (x * x)).toBeCloseTo(1, 12);
    expect(power(x, -1.5) * x * Math.sqrt(x)).toBeCloseTo(1, 12);
  }
});
