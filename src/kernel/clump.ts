/**
 * Clumps of cases: what one infected person starts in a group in which the same people meet again and again, whoever of
 * them infects whom. Played out with sampled courses; the numbers drawn belong to the pair, so that the same clump at a
 * higher rate has the same cases, sooner, and more.
 */
import { log } from "../maths/elementary.ts";
import { mix } from "../maths/philox.ts";
import { lookup } from "../maths/quantile.ts";
import { SETTINGS } from "./engine.ts";
import { type Exposure, SAMPLES, walkCourses, withClassRate } from "./exposure.ts";
import type { Course } from "./plan.ts";

const GOLDEN = 0x9e3779b9;
const WORDS = 4294967296;

/** Sampled courses of one course class in one setting. */
interface Sampled {
  /** [SAMPLES+1] and stages: when each begins, rate in it. */
  from: Uint32Array;
  start: Float64Array;
  rate: Float64Array;
  /** [SAMPLES] exposure of the whole course. */
  whole: Float64Array;
}

function sampleCourses(course: Course, age: number, setting: number): Sampled {
  const start: number[] = [];
  const rate: number[] = [];
  const from = new Uint32Array(SAMPLES + 1);
  const whole = new Float64Array(SAMPLES);
  let clock = 0;
  let last = -1;
  walkCourses(course, age, (sample, stage, days) => {
    if (sample !== last) clock = 0;
    last = sample;
    start.push(clock);
    rate.push(course.rate[stage * SETTINGS.length + setting]);
    from[sample + 1] = start.length;
    whole[sample] += days * course.rate[stage * SETTINGS.length + setting];
    clock += days;
  });
  return { from, start: Float64Array.from(start), rate: Float64Array.from(rate), whole };
}

/** Days into a sampled course by which it has exposed a contact so much. */
function timeOf({ from, start, rate }: Sampled, sample: number, exposure: number): number {
  let left = exposure;
  let at = from[sample];
  for (; at + 1 < from[sample + 1]; at++) {
    const here = (start[at + 1] - start[at]) * rate[at];
    if (left <= here) break;
    left -= here;
  }
  // The last stage that is infectious holds what is left.
  while (rate[at] === 0 && at > from[sample]) at--;
  return start[at] + (rate[at] > 0 ? left / rate[at] : 0);
}

/** The members of a group: how each is ill, and how susceptible. */
export interface Members {
  kind: ArrayLike<number>;
  susceptibility: ArrayLike<number>;
}

export interface Clumps {
  /**
   * Days from the first case, member `start`, to the infection of each member; Infinity for those not infected.
   *
   * @param number of the clump: others have other numbers drawn
   * @param x rate of contact between any two, times exposure
   */
  play(number: number, setting: number, members: Members, start: number, x: number): Float64Array;
}

export function clumpsOf(
  course: Course,
  { example, inClass }: Pick<Exposure, "example" | "inClass">,
): Clumps {
  const sampled = [0, 1, 2].map((setting) =>
    example.map((age, c) => sampleCourses(withClassRate(course, inClass[c]), age, setting)),
  );
  const { variation } = course;
  return {
    play(number, setting, { kind, susceptibility }, start, x) {
      const people = kind.length;
      const time = new Float64Array(people).fill(Number.POSITIVE_INFINITY);
      const done = new Uint8Array(people);
      const base = mix(number + GOLDEN);
      time[start] = 0;
      for (;;) {
        let i = -1;
        for (let j = 0; j < people; j++)
          if (done[j] === 0 && time[j] < (i < 0 ? Number.POSITIVE_INFINITY : time[i])) i = j;
        if (i < 0) return time;
        done[i] = 1;
        const own = mix(base + i * GOLDEN);
        const sample = own >>> 24;
        // First cases of clumps in a row have infectiousness spread evenly over its distribution.
        const luck = i === start ? Math.imul(number, GOLDEN) >>> 0 : mix(own + 1);
        const of = sampled[setting][kind[i]];
        const most = x * of.whole[sample] * (variation === null ? 1 : lookup(variation, luck));
        if (most === 0) continue;
        for (let j = 0; j < people; j++) {
          if (done[j] === 1) continue;
          const level = susceptibility[j];
          const needed = -log((mix(own + 2 + j) + 0.5) / WORDS);
          if (needed >= most * level) continue;
          const share = needed / (most * level);
          const due = time[i] + timeOf(of, sample, share * of.whole[sample]);
          if (due < time[j]) time[j] = due;
        }
      }
    },
  };
}
