/** Community meetings: which band meets which, and how much each goes out. */
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

/**
 * The band tables of places with `bandPeople` [P×8] members. In place j a person of band a meets band b in proportion
 * to M_ab · n_b(j), and meets in proportion to Σ_b M_ab · f_b, f the bands of the whole world: scaled to a mean of 1.
 *
 * @param meetings [8×8] per pair, from `meetingsPerPair`
 */
export function layOutBands(
  meetings: Float64Array,
  bandPeople: Uint32Array,
): Pick<Population, "bandUpTo" | "bandRate"> {
  const places = bandPeople.length / BAND_COUNT;
  const bandUpTo = new Float64Array(places * BAND_COUNT * BAND_COUNT);
  const all = new Float64Array(BAND_COUNT);
  for (let place = 0; place < places; place++) {
    const members = bandPeople.subarray(place * BAND_COUNT, (place + 1) * BAND_COUNT);
    members.forEach((count, band) => {
      all[band] += count;
    });
    for (let a = 0; a < BAND_COUNT; a++) {
      const weights = Array.from(members, (count, b) => meetings[a * BAND_COUNT + b] * count);
      bandUpTo.set(thresholds(weights), (place * BAND_COUNT + a) * BAND_COUNT);
    }
  }
  const total = all.reduce((sum, count) => sum + count, 0);
  const activity = Array.from(all, (_, a) =>
    all.reduce((sum, count, b) => sum + meetings[a * BAND_COUNT + b] * count, 0),
  );
  const mean = activity.reduce((sum, rate, a) => sum + (rate * all[a]) / total, 0);
  // Where nobody meets anybody at all the mean is 0, and so is everybody's activity.
  return { bandUpTo, bandRate: Float64Array.from(activity, (rate) => (mean > 0 ? rate / mean : 0)) };
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
