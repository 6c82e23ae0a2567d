import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { describeFormat } from "../../src/scenario/schema.ts";
import { refusal, small } from "./small.ts";

const ROW = [1, 0, 0.5, 2, 3, 4, 5, 6];
const EIGHT: unknown[] = Array.from({ length: 8 }, () => ROW);
const PEOPLE: unknown[] = [1, 2, 3, 4, 5, 6, 7, 8];
const given = (population: object): string => `${small}population: ${JSON.stringify(population)}\n`;
const matrix = (contacts: unknown, people: unknown = PEOPLE): string =>
  given({ contactMatrix: { contacts, people } });

test("a matrix of contacts is kept as it is given", () => {
  const { population } = readScenario(matrix(EIGHT), "small.yaml");
  expect(population.contactMatrix).toEqual({ contacts: EIGHT, people: PEOPLE });
  expect(readScenario(small, "small.yaml").population.contactMatrix).toBeUndefined();
});

const BANDS = "0-4, 5-12, 13-17, 18-29, 30-44, 45-59, 60-74, 75+";
const zeros = EIGHT.map(() => ROW.map(() => 0));
const changedRow = (row: unknown): unknown[] => EIGHT.with(2, row);
const at = (path: string): string => `population.contactMatrix.${path}`;

describe("is refused with the reason", () => {
  test.each<[string, string, string]>([
    [
      "seven rows",
      matrix(EIGHT.slice(1)),
      `${at("contacts")}: needs 8 rows, one for each band of age (${BANDS}), found 7`,
    ],
    [
      "nine numbers in a row",
      matrix(changedRow([...ROW, 1])),
      `${at("contacts[2]")}: needs 8 numbers, one for each band of age (${BANDS}), found 9`,
    ],
    [
      "seven numbers of people",
      matrix(EIGHT, PEOPLE.slice(1)),
      `${at("people")}: needs 8 numbers, one for each band of age (${BANDS}), found 7`,
    ],
    [
      "a negative contact",
      matrix(changedRow(ROW.with(1, -2))),
      `${at("contacts[2][1]")}: must be at least 0, found -2`,
    ],
    ["no contact at all", matrix(zeros), `${at("contacts")}: needs a contact above 0`],
    ["a row that is none", matrix(changedRow(7)), `${at("contacts[2]")}: expected a list, found 7`],
    ["a band of nobody", matrix(EIGHT, PEOPLE.with(3, 0)), `${at("people[3]")}: must be above 0, found 0`],
    [
      "no people",
      given({ contactMatrix: { contacts: EIGHT } }),
      `${at("people")}: missing: a list is needed`,
    ],
    [
      "homogeneous mixing",
      given({ mixing: "homogeneous", contactMatrix: { contacts: EIGHT, people: PEOPLE } }),
      "population.contactMatrix: goes not with homogeneous mixing, where all meet all alike",
    ],
  ])("%s", (_what, text, message) => {
    expect(refusal(text).replace(/^small\.yaml:\d+:\d+ /, "")).toBe(message);
  });
});

test("the JSON Schema wants eight of everything too", () => {
  const validate = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(describeFormat());
  const accepts = (contacts: unknown, people: unknown): boolean =>
    validate({
      ...JSON.parse(JSON.stringify(readScenario(small, "small.yaml"))),
      population: { contactMatrix: { contacts, people } },
    });
  expect(accepts(EIGHT, PEOPLE)).toBe(true);
  expect(accepts(EIGHT.slice(1), PEOPLE)).toBe(false);
  expect(accepts(changedRow([1]), PEOPLE)).toBe(false);
  expect(accepts(EIGHT, PEOPLE.with(0, 0))).toBe(false);
});
