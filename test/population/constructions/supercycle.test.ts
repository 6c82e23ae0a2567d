import fc from "fast-check";
import { expect, test } from "vitest";
import { templatesOf } from "../../../src/population/build.ts";
import { Role } from "../../../src/population/population.ts";
import { buildTemplates, joinTemplates } from "../../../src/population/templates.ts";
import { us } from "../../../src/population/us.ts";
import { marginals } from "../../../verify/constructions/marginals.ts";
import { checkPrefixes, checkSupercycle } from "../../../verify/constructions/supercycle.ts";
import { judge } from "../../../verify/judge.ts";
import { loadKernel } from "../../../runner/kernel.ts";

const young = {
  ...us,
  name: "young",
  householdSizes: [0.1, 0.1, 0.1, 0.2, 0.2, 0.1, 0.1, 0.1],
  ages: [
    { from: 0, to: 14, share: 0.45 },
    { from: 15, to: 49, share: 0.45 },
    { from: 50, to: 84, share: 0.1 },
  ],
};

test("64 templates carry what a generated type declares, exactly", () => {
  const share = fc.integer({ min: 1, max: 100 });
  const type = fc.record({
    sizes: fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 8 }),
    alone: fc.integer({ min: 20, max: 100 }),
    ages: fc.tuple(share, share, share, share),
    rate: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
  });
  fc.assert(
    fc.property(type, ({ sizes, alone, ages, rate }) => {
      const bounds = [0, 13, 30, 62, 101];
      const own = {
        ...us,
        name: "generated",
        householdSizes: [alone, ...sizes],
        ages: ages.map((count, i) => ({ from: bounds[i]!, to: bounds[i + 1]! - 1, share: count })),
        enrolment: [{ from: 3, to: 18, rate: rate[0] / 100 }],
        employment: [
          { from: 16, to: 40, rate: rate[1] / 100 },
          { from: 41, to: 70, rate: 0.5 },
        ],
      };
      expect(checkSupercycle(own, buildTemplates(own)).first).toEqual([]);
    }),
    { seed: 9, numRuns: 12 },
  );
});

test("prefix sums count any number of people of any type, at any rotation", () => {
  const templates = joinTemplates([us, young].map(templatesOf));
  expect(checkPrefixes(templates, 0, 0).first).toEqual([]);
  expect(checkPrefixes(templates, 1, 63).first).toEqual([]);
});

test("what is not so is told", () => {
  const templates = templatesOf(us);
  expect(checkSupercycle({ ...us, householdSizes: [1, 1] }, templates).count).toBeGreaterThan(1);
  expect(checkSupercycle({ ...us, employment: [] }, templates).first).toEqual([
    expect.stringMatching(/us: other workers: \d+, not 0/),
  ]);
  // Somebody who works no longer does, and nobody was told.
  const entry = templates.entry.slice();
  const worker = entry.findIndex((one) => ((one >>> 17) & 7) === Role.worker);
  entry[worker]! &= ~(7 << 17);
  expect(checkPrefixes({ ...templates, entry }, 0, 0).count).toBeGreaterThan(0);
  expect(checkSupercycle(us, { ...templates, entry }).count).toBeGreaterThan(0);
});

test.each(marginals.map((row) => [row.id, row] as const))("a built town: %s", async (_, row) => {
  const found = await row.obtain({ kernel: loadKernel(), full: false });
  expect(judge(row, found)).toBe(true);
});
