/** How soon a case infects one given contact: the sooner, the likelier it is to infect them at all. */
import { exp, log } from "../maths/elementary.ts";
import { lookup } from "../maths/quantile.ts";
import { SETTINGS } from "./engine.ts";
import { column, type Exposure, SAMPLES, walkCourses } from "./exposure.ts";
import type { Course } from "./plan.ts";

const FROM = -7;
const TO = 7;
/** Dimension of the samples that no stage uses. */
const VARIATION = 255;

/** Sampled courses of a course class: the stages of each in turn, with when they begin, how long they last, and rates. */
interface Sampled {
  /** [stages of all samples] */
  sample: number[];
  start: number[];
  days: number[];
  stage: number[];
  /** [SAMPLES] individual infectiousness. */
  variation: Float64Array;
}

function sampleCourses(course: Course, age: number): Sampled {
  const clock = new Float64Array(SAMPLES);
  const { variation } = course;
  const found: Sampled = {
    sample: [],
    start: [],
    days: [],
    stage: [],
    variation: column(VARIATION).map((word) => (variation === null ? 1 : lookup(variation, word))),
  };
  walkCourses(course, age, (sample, stage, days) => {
    found.sample.push(sample);
    found.start.push(clock[sample]);
    found.days.push(days);
    found.stage.push(stage);
    clock[sample] += days;
  });
  return found;
}

/**
 * E[e^(-r·days)] from a case's infection to that of one given contact at rate x × exposure, given that it happens.
 *
 * @returns a function of setting, course class and x
 */
export function earliness(
  course: Course,
  { example, means }: Pick<Exposure, "example" | "means">,
): (r: number) => (setting: number, c: number, x: number) => number {
  const sampled = example.map((age) => sampleCourses(course, age));
  return (r) => {
    const tables = SETTINGS.map(() => example.map((): Float64Array | null => null));
    return (setting, c, x) => {
      const mean = means[setting][c];
      if (!(mean > 0 && x > 0)) return 1;
      const table = (tables[setting][c] ??= tabulate(course, sampled[c], setting, mean, r));
      const at = Math.min(TO - FROM, Math.max(0, log(x * mean) - FROM));
      const i = Math.min(TO - FROM - 1, Math.floor(at));
      return table[i] + (at - i) * (table[i + 1] - table[i]);
    };
  };
}

/** By ln(x × mean exposure), from FROM to TO. */
function tabulate(course: Course, sampled: Sampled, setting: number, mean: number, r: number): Float64Array {
  const { sample, start, days, stage, variation } = sampled;
  return Float64Array.from({ length: TO - FROM + 1 }, (_, i) => {
    const x = exp(FROM + i) / mean;
    const survival = new Float64Array(SAMPLES).fill(1);
    let infected = 0;
    let discounted = 0;
    for (let k = 0; k < sample.length; k++) {
      const rate = x * variation[sample[k]] * course.rate[stage[k] * SETTINGS.length + setting];
      if (rate === 0) continue;
      const before = survival[sample[k]];
      const escape = exp(-rate * days[k]);
      infected += before * (1 - escape);
      const both = rate + r;
      const within = Math.abs(both * days[k]) < 1e-9 ? days[k] : (1 - escape * exp(-r * days[k])) / both;
      discounted += before * exp(-r * start[k]) * rate * within;
      survival[sample[k]] = before * escape;
    }
    return infected > 0 ? discounted / infected : 1;
  });
}
