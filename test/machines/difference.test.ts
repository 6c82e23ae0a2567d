import { expect, test } from "vitest";
import { compareAnswer, differenceOf, SAME } from "../../verify/machines/difference.ts";
import type { Outcome } from "../../verify/machines/play.ts";

const outcome: Outcome = {
  digest: "00ff",
  rateFactor: 0.1,
  candidates: 3,
  susceptible: 2,
  active: 1,
  notes: ["1 statement: all is well"],
  daily: { fear: [0, 0.3] },
};
const expected = { town: outcome };

test.each<[string, Partial<Outcome>, string]>([
  ["nothing", {}, SAME],
  ["the digest", { digest: "00fe" }, "town in one go: digest is 00fe instead of 00ff"],
  [
    "one bit",
    { daily: { fear: [0, 0.1 + 0.2] } },
    "town in one go: daily fear 1 is 0.30000000000000004 instead of 0.3",
  ],
  ["a zero's sign", { daily: { fear: [-0, 0.3] } }, "town in one go: daily fear 0 is 0 instead of 0"],
  [
    "a day too many",
    { daily: { fear: [0, 0.3, 0] } },
    "town in one go: daily fear 2 is 0 instead of undefined",
  ],
  [
    "a note that is missing",
    { notes: [] },
    "town in one go: notes 0 is undefined instead of 1 statement: all is well",
  ],
])("%s", (_, other, words) => {
  expect(compareAnswer(expected, { town: { "in one go": { ...outcome, ...other } } })).toBe(words);
});

test("a world that was not played, or that nobody asked for, is a difference", () => {
  expect(compareAnswer(expected, {})).toMatch(/^town in one go: is undefined/);
  expect(compareAnswer({}, { town: { resumed: outcome } })).toMatch(/^town resumed: is/);
});

test("every way is compared", () => {
  const answer = { town: { "in one go": outcome, resumed: { ...outcome, active: 2 } } };
  expect(compareAnswer(expected, answer)).toBe("town resumed: active is 2 instead of 1");
});

test("a value is not the same as none", () => {
  expect(differenceOf({ a: null }, { a: {} }, "x")).toBe("x a is [object Object] instead of null");
});
