/** Single years of age from the few broad bands in which countries are given. */
import { OLDEST } from "./ages.ts";
import { PEOPLE } from "./parameters.ts";
import type { PopulationType } from "./population.ts";

/** The density of the last band at its first age, in means of that band. 3 lets it fall as (1 - t)² up to 100. */
const TAIL_SLOPE = PEOPLE.tailSlope.value;

/**
 * Shares of people by single year of age, 0 to 100, from shares by band. The cumulative share is made a monotone cubic
 * through the edges of the bands (Fritsch and Carlson 1980, SIAM Journal on Numerical Analysis 17, with the harmonic
 * slopes of Fritsch and Butland 1984): no year is negative, bands keep their shares, and the density does not jump. How
 * people fall within a band is thus an assumption: the smoothest that the bands leave.
 *
 * @param bands two or more, from 0 to 100 without a gap; shares 0 or more with a sum above 0
 * @throws RangeError for any other bands
 */
export function smoothAges(bands: PopulationType["ages"]): PopulationType["ages"] {
  const total = bands.reduce((sum, { share }) => sum + share, 0);
  const apart = bands.some(({ from }, i) => from !== (i === 0 ? 0 : bands[i - 1].to + 1));
  const valid = bands.length > 1 && !apart && bands.at(-1)?.to === OLDEST;
  if (!(valid && bands.every(({ from, to, share }) => to >= from && share >= 0) && total > 0)) {
    const got = bands.map(({ from, to, share }) => `${from}-${to}: ${share}`).join(", ");
    throw new RangeError(
      `Ages must be bands from 0 to ${OLDEST} without a gap, with shares of 0 or more and not all 0; got ${got}.`,
    );
  }
  const widths = bands.map(({ from, to }) => to - from + 1);
  const density = bands.map(({ share }, band) => share / total / widths[band]);
  const slopes = slopesOf(widths, density);
  return bands.flatMap(({ from }, band) => {
    const width = widths[band];
    /** Share of all in the first `years` of the band, by Hermite's cubic. */
    const upTo = (years: number): number => {
      const t = years / width;
      const start = t * (1 - t) * (1 - t) * slopes[band];
      const end = t * t * (t - 1) * slopes[band + 1];
      return width * (t * t * (3 - 2 * t) * density[band] + start + end);
    };
    return Array.from({ length: width }, (_, year) => ({
      from: from + year,
      to: from + year,
      share: Math.max(0, upTo(year + 1) - upTo(year)),
    }));
  });
}

/** Density at each edge: at most three times that of either band beside it, so that no cubic falls. */
function slopesOf(widths: readonly number[], density: readonly number[]): number[] {
  const last = density.length - 1;
  const inner = density.slice(1).map((after, i) => {
    const before = density[i];
    if (before === 0 || after === 0) return 0;
    const [w, v] = [2 * widths[i + 1] + widths[i], widths[i + 1] + 2 * widths[i]];
    return (w + v) / (w / before + v / after);
  });
  inner[last - 1] = Math.min(TAIL_SLOPE * density[last], 3 * density[last - 1]);
  const first = density[0] + ((density[0] - density[1]) * widths[0]) / (widths[0] + widths[1]);
  return [Math.max(0, Math.min(3 * density[0], first)), ...inner, 0];
}
