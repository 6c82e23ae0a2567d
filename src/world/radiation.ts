/**
 * Commuting by the radiation model: Simini, González, Maritan and Barabási 2012, "A universal model for mobility and
 * migration patterns", Nature 484, 96-100. People take the nearest job that is better than any at home, and jobs are as
 * many as people; so only populations and their order by distance matter.
 */
import { apportion } from "../maths/apportion.ts";
import { givenRows, type Row } from "./commuting.ts";
import { squaredChord, unitVectors } from "./geodesy.ts";
import { TRAVEL } from "./parameters.ts";
import type { Flows, World } from "./world.ts";

/** Flows kept from one origin, home included: what the tables of the population are laid out for. */
const FLOWS_PER_ORIGIN = TRAVEL.flowsKept.value;

export interface RadiationOptions {
  /**
   * Jobs at home looked at before all others, per resident, relative to jobs per resident elsewhere: at least 0.
   *
   * The published model says nothing of those who work where they live: it counts those who leave. Its rule says more.
   * Home is the nearest opportunity of all, at distance 0 with nothing between; as destination j = i with
   * n = homeJobs · m_i and s = 0 the formula gives the share homeJobs / (1 + homeJobs) staying, and the jobs at home are
   * among those passed over on the way to any other place. With 1, the model's own assumption that jobs are as
   * residents, half of the workers stay (more in a place that is a large share of its world); with 0 everybody leaves
   * who can, which is the published formula normalised for a finite world. The value 1 is an assumption, not a
   * measurement.
   */
  homeJobs?: number;
}

/**
 * Expected workers from i in j by the published formula: `workers` leave place i of `origin` people, `destination`
 * people live in j, and `between` within the distance of j from i, both ends excluded.
 */
export function radiation(workers: number, origin: number, destination: number, between: number): number {
  return (workers * origin * destination) / ((origin + between) * (origin + destination + between));
}

/** Where the numbers from `value` on begin in an ascending list. */
function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Destinations of an origin other than itself, nearest first; equally near ones by index. The distances are sorted as bare
 * numbers, which is several times faster than sorting indices by them, and each index then finds its own.
 */
function byDistance(vectors: Float64Array, origin: number, count: number): Uint32Array {
  const chord = new Float64Array(count);
  for (let j = 0; j < count; j++) chord[j] = squaredChord(vectors, origin, j);
  // Below every other, so that the origin comes first and can be left out.
  chord[origin] = -1;
  const sorted = chord.slice().sort();
  const order = new Uint32Array(count);
  const equals = new Uint32Array(count);
  for (let j = 0; j < count; j++) {
    const first = lowerBound(sorted, chord[j]);
    order[first + equals[first]++] = j;
  }
  return order.subarray(1);
}

/** Share of an origin's workers by destination; they sum to what a world without an edge would keep inside it. */
function sharesOf(
  people: readonly number[],
  vectors: Float64Array,
  origin: number,
  homeJobs: number,
): Float64Array {
  const share = new Float64Array(people.length);
  const home = people[origin];
  share[origin] = radiation(1, home, homeJobs * home, 0);
  let between = homeJobs * home;
  for (const j of byDistance(vectors, origin, people.length)) {
    share[j] = radiation(1, home, people[j], between);
    between += people[j];
  }
  return share;
}

/** The largest shares above 0, by ascending index; of equal ones the first. */
function largest(share: Float64Array): Row {
  const sorted = share.slice().sort();
  const least = sorted[Math.max(0, share.length - FLOWS_PER_ORIGIN)];
  let above = 0;
  while (above < share.length && sorted[share.length - 1 - above] > least) above++;
  // Of those equal to the least that is kept, as many as there is room for.
  let room = FLOWS_PER_ORIGIN - above;
  const to: number[] = [];
  for (let j = 0; j < share.length; j++) {
    if (share[j] > 0 && (share[j] > least || (share[j] === least && room-- > 0))) to.push(j);
  }
  return { to, share: to.map((j) => share[j]) };
}

/**
 * Integer commuting flows of a world; `workers[i]` live in place i, and row i sums to them exactly.
 *
 * The world ends at its edge: each row is divided by its sum over the places there are (Masucci, Serras, Johansson and
 * Batty 2013, Physical Review E 88, 022812), since the jobs outside are not simulated. The 64 largest destinations of
 * an origin are kept and share all its workers by largest remainder; flows of nobody are left out. The workers of an
 * origin whose commuting the world itself gives are shared out in proportion to that instead.
 * Throws RangeError if `homeJobs` is negative or not finite, or `workers` is not one number a place.
 */
export function radiationFlows(world: World, workers: Uint32Array, options: RadiationOptions = {}): Flows {
  const { homeJobs = TRAVEL.homeJobs.value } = options;
  const { places } = world;
  if (!(homeJobs >= 0 && homeJobs < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`homeJobs is ${homeJobs}; it must be a number from 0`);
  }
  if (workers.length !== places.length) {
    throw new RangeError(`workers has ${workers.length} entries for ${places.length} places`);
  }
  const people = places.map((place) => place.people);
  const vectors = unitVectors(
    places.map((place) => place.latitude),
    places.map((place) => place.longitude),
  );
  const ptr = new Uint32Array(places.length + 1);
  const to: number[] = [];
  const size: number[] = [];
  const given = givenRows(world);
  const radiate = (i: number): Row => {
    const share = sharesOf(people, vectors, i, homeJobs);
    // A place alone in its world keeps its workers, whatever the jobs at home.
    if (places.length === 1) share[0] = 1;
    return largest(share);
  };
  for (let i = 0; i < places.length; i++) {
    const row = given(i) ?? radiate(i);
    const counts = apportion(workers[i], row.share);
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue;
      to.push(row.to[k]);
      size.push(counts[k]);
    }
    ptr[i + 1] = to.length;
  }
  return { ptr, to: Uint32Array.from(to), size: Uint32Array.from(size) };
}
