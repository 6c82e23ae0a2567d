/** Random diseases: their courses, what households hear of them, and branches that hang on the day. */
import fc from "fast-check";
import { type BranchFactor, type BySetting, MESSAGES, OVERLAYS } from "../../src/kernel/engine.ts";
import { type Course, DEAD, LONGEST_DWELL_DAYS, RECOVERED } from "../../src/kernel/plan.ts";
import {
  empiricalQuantile,
  exponentialQuantile,
  fixedQuantile,
  gammaQuantile,
  lognormalQuantile,
  weibullQuantile,
} from "../../src/maths/distributions.ts";
import { tabulate } from "../../src/maths/quantile.ts";
import { bySetting, fraction, positive } from "./numbers.ts";
import { sketchCourse, type StageSketch } from "./sketch.ts";

const dwell: fc.Arbitrary<Float64Array> = fc
  .oneof(
    fraction(4).map(fixedQuantile),
    positive(4).map(exponentialQuantile),
    fc.tuple(positive(6), positive(3)).map(([mean, sd]) => gammaQuantile(mean, sd)),
    fc.tuple(positive(6), positive(3)).map(([mean, sd]) => lognormalQuantile(mean, sd)),
    fc
      .tuple(positive(6), fc.constantFrom(0.2, 1, 2))
      .map(([mean, ratio]) => weibullQuantile(mean, mean * ratio)),
    fc.constant(empiricalQuantile([0, 1.5, 4], [1, 2, 1])),
  )
  .map((quantile) => tabulate(quantile).map((days) => Math.min(days, LONGEST_DWELL_DAYS)));

/**
 * Stages lead to later stages only, so that nobody draws the same stage twice. From `deadFrom` on they are of the dead,
 * who stay dead.
 */
function stageOf(number: number, stages: number, deadFrom: number): fc.Arbitrary<StageSketch> {
  const dead = number >= deadFrom;
  const later = Array.from({ length: stages - number - 1 }, (_, i) => number + 1 + i);
  const ends = dead ? [DEAD] : [RECOVERED, DEAD];
  const to = fc.oneof(fc.constantFrom(...ends), fc.constantFrom(...(later.length > 0 ? later : ends)));
  // At most three quarters go to the branches before the last.
  const branch = fc.record({ to, young: fraction().map((x) => x / 4), old: fraction().map((x) => x / 4) });
  return fc.record({
    dwell,
    rate: fc.oneof(
      { weight: 1, arbitrary: fc.constant<BySetting>([0, 0, 0, 0, 0, 0]) },
      { weight: 4, arbitrary: bySetting(fraction(2)) },
    ),
    ill: fc.boolean(),
    severe: fc.boolean(),
    dead: fc.constant(dead),
    next: fc.array(branch, { minLength: 1, maxLength: 4 }),
  });
}

const variations = [0.1, 0.3, 2].map((k) => tabulate(gammaQuantile(1, Math.sqrt(1 / k))));

/** The same for all as often as drawn by age; dealt round if there are fewer than ages. */
const byAge = (usual: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.constant<number[]>([usual]),
    fc.array(fc.oneof(fc.constant(usual), fraction()), { minLength: 1, maxLength: 90 }),
  );

/** An overlay, the first ones often, so that who sets it and who looks at it meet. */
export const overlay: fc.Arbitrary<number> = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: OVERLAYS - 1 }));

/** A branch factor before it is known how many branches its stage has. */
interface FactorSketch {
  stage: number;
  overlay: number | null;
  lacks: boolean;
  first: number;
  more: number[];
}

/** Never of the last branch of a stage; left out where there is no other. */
function branchFactor(
  { stage, overlay, lacks, first, more }: FactorSketch,
  sketches: readonly StageSketch[],
): BranchFactor[] {
  const at = stage % sketches.length;
  const others = sketches[at].next.length - 1;
  if (others < 1) return [];
  const toward = [...new Set([first, ...more].map((j) => j % others))];
  return [{ stage: at, overlay, ...(lacks && overlay !== null && { lacks: true }), toward }];
}

export interface Illness {
  course: Course;
  emits: number[];
  branches: BranchFactor[];
}

export const illnesses: fc.Arbitrary<Illness> = fc
  .record({ stages: fc.integer({ min: 1, max: 6 }), deadFrom: fc.integer({ min: 1, max: 7 }) })
  .chain(({ stages, deadFrom }) =>
    fc
      .record({
        sketches: fc.tuple(
          ...Array.from({ length: stages }, (_, number) => stageOf(number, stages, deadFrom)),
        ),
        variation: fc.constantFrom(null, ...variations),
        susceptibility: byAge(1),
        immunity: byAge(0),
        emits: fc.array(fc.integer({ min: -1, max: MESSAGES - 1 }), { minLength: stages, maxLength: stages }),
        factors: fc.array(
          fc.record({
            stage: fc.nat({ max: 5 }),
            overlay: fc.option(overlay, { freq: 2 }),
            lacks: fc.boolean(),
            first: fc.nat({ max: 2 }),
            more: fc.array(fc.nat({ max: 2 }), { maxLength: 2 }),
          }),
          { maxLength: 5 },
        ),
      })
      .map(({ sketches, emits, factors, ...more }) => ({
        course: sketchCourse(sketches, more),
        emits,
        branches: factors.flatMap((factor) => branchFactor(factor, sketches)),
      })),
  );
