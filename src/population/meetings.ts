/** Meetings about town: which band meets which, and how many each meets. */
import { BAND_COUNT, type Population, type PopulationType } from "./population.ts";

/** Thresholds are held against a 32-bit word. */
export const WORDS: number = 2 * 0x8000_0000;

/**
 * Meetings per pair [8×8]: M_ab is proportional to the rate at which one given person of band a meets one given person
 * of band b. That is C_ab / n_b in the population where the contacts C were counted; a meeting has two sides, so the
 * mean of M_ab and M_ba is taken (they differ by the rounding of the figures).
 */
export function meetingsPerPair(
  type: Pick<PopulationType, "communityContacts" | "communityBands">,
): Float64Array {
  const people = type.communityBands.reduce((sum, share) => sum + share, 0);
  const perPair = (a: number, b: number): number =>
    (type.communityContacts[a][b] * people) / type.communityBands[b];
  return Float64Array.from({ length: BAND_COUNT * BAND_COUNT }, (_, i) => {
    const [a, b] = [Math.floor(i / BAND_COUNT), i % BAND_COUNT];
    return (perPair(a, b) + perPair(b, a)) / 2;
  });
}

/** Everyone meets everyone alike. */
export const uniformMeetings: Float64Array = new Float64Array(BAND_COUNT * BAND_COUNT).fill(1);

/** Most steps towards meetings that have the activity wanted, and how near is enough. */
const STEPS = 1000;
const NEAR = 1e-12;

/**
 * Meetings s_a · s_b · M_ab, symmetric as M is, at which band a meets Σ_b s_a · s_b · M_ab · f_b = activity_a: the same liking
 * for one another, among people who go out so much. (One s exists where all of M is positive; a root of the ratio at each step
 * leads there.)
 *
 * @param people [8] numbers f by band
 * @param activity [8] wanted
 */
export function fitMeetings(
  meetings: Float64Array,
  people: ArrayLike<number>,
  activity: ArrayLike<number>,
): Float64Array {
  const scale = new Float64Array(BAND_COUNT).fill(1);
  for (let step = 0; step < STEPS; step++) {
    let off = 0;
    for (let a = 0; a < BAND_COUNT; a++) {
      let met = 0;
      for (let b = 0; b < BAND_COUNT; b++) met += scale[b] * meetings[a * BAND_COUNT + b] * people[b];
      if (scale[a] === 0 || met === 0) continue;
      const ratio = activity[a] / (scale[a] * met);
      off = Math.max(off, Math.abs(ratio - 1));
      scale[a] *= Math.sqrt(ratio);
    }
    if (off < NEAR) break;
  }
  return meetings.map((rate, i) => rate * scale[Math.floor(i / BAND_COUNT)] * scale[i % BAND_COUNT]);
}

/** [8] contacts a day of each band among these people [P×8], at which nothing needs to be fitted: Σ_b M_ab · f_b, f shares. */
export function activityOf(meetings: Float64Array, bandPeople: Uint32Array): Float64Array {
  const people = bandTotals(bandPeople);
  const total = people.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(people, (_, a) =>
    people.reduce((sum, count, b) => sum + (meetings[a * BAND_COUNT + b] * count) / total, 0),
  );
}

/** [8] people of each band in all places, of `bandPeople` [P×8]. */
export function bandTotals(bandPeople: Uint32Array): Float64Array {
  const all = new Float64Array(BAND_COUNT);
  bandPeople.forEach((count, i) => {
    all[i % BAND_COUNT] += count;
  });
  return all;
}

/**
 * The band tables of places with `bandPeople` [P×8] members. In place j a person of band a meets band b in proportion to
 * M_ab · n_b(j). How much a band meets is `activity`, to which M is made to fit among the bands of the whole world; if null it is
 * that of M itself. It is scaled to a mean of 1.
 *
 * @param meetings [8×8] per pair, from `meetingsPerPair`
 * @param activity [8] contacts a day, or anything in proportion
 */
export function layOutBands(
  meetings: Float64Array,
  bandPeople: Uint32Array,
  activity: ArrayLike<number> | null,
): Pick<Population, "bandUpTo" | "bandRate"> {
  const places = bandPeople.length / BAND_COUNT;
  const bandUpTo = new Float64Array(places * BAND_COUNT * BAND_COUNT);
  const all = bandTotals(bandPeople);
  const fitted = activity === null ? meetings : fitMeetings(meetings, all, activity);
  for (let place = 0; place < places; place++) {
    const members = bandPeople.subarray(place * BAND_COUNT, (place + 1) * BAND_COUNT);
    for (let a = 0; a < BAND_COUNT; a++) {
      const weights = Array.from(members, (count, b) => fitted[a * BAND_COUNT + b] * count);
      bandUpTo.set(thresholds(weights), (place * BAND_COUNT + a) * BAND_COUNT);
    }
  }
  const total = all.reduce((sum, count) => sum + count, 0);
  const rates = Float64Array.from(activity ?? activityOf(meetings, bandPeople));
  const mean = rates.reduce((sum, rate, a) => sum + (rate * all[a]) / total, 0);
  // Where nobody meets anybody, nobody meets more than others.
  return { bandUpTo, bandRate: rates.map((rate) => (mean > 0 ? rate / mean : 1)) };
}

/**
 * Cumulative thresholds in 0..2³² of a draw in proportion to `weights`: choice i holds the words below threshold i and
 * not below the one before. From the last positive weight on they are exactly 2³² (all of them if there is none).
 */
export function thresholds(weights: readonly number[]): Float64Array {
  const last = weights.findLastIndex((weight) => weight > 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return Float64Array.from(weights, (weight, i) => {
    before += weight;
    return i >= last ? WORDS : (before / total) * WORDS;
  });
}
