/** Where the workers of each population type work: pools of workplaces, one for the places of each type. */
import { type Population, Role } from "../population/population.ts";
import type { Crowd } from "./crowd.ts";

export interface Pools {
  /** [types × pools] share of a type's workers in each pool. */
  goes: Float64Array;
  /** [pools][levels] workers (in numbers that mean something only relative to each other), and all of them. */
  at: Float64Array[];
  all: Float64Array;
  /** [pools][levels][kinds] of those of a level, shares by kind. */
  kind: Float64Array[][];
  /** [types × pools] what a worker of a type counts in a pool. */
  weight: Float64Array;
  /** [pools][kinds] whether anyone in the pool has such a course. */
  has: boolean[][];
}

export function poolsOf(population: Population, crowd: Crowd): Pools {
  const { types } = population;
  const numbers = Array.from({ length: types }, (_, t) => t);
  const levels = crowd.levels.map((_, l) => l);
  const workers = numbers.map(() => levels.map(() => new Float64Array(crowd.kinds)));
  const people = new Float64Array(types);
  for (let i = 0; i < crowd.size; i++) {
    people[crowd.type[i]] += crowd.share[i];
    if (crowd.role[i] === Role.worker) workers[crowd.type[i]][crowd.level[i]][crowd.kind[i]]++;
  }
  const total = (counts: Float64Array): number => counts.reduce((sum, n) => sum + n, 0);
  const goes = commuting(population);
  const weigh = (t: number, p: number): number => people[t] * goes[t * types + p];
  const at = numbers.map((p) =>
    Float64Array.from(levels, (l) => numbers.reduce((sum, t) => sum + weigh(t, p) * total(workers[t][l]), 0)),
  );
  const kind = numbers.map((p) =>
    levels.map((l) =>
      workers[0][l].map(
        (_, c) => numbers.reduce((sum, t) => sum + weigh(t, p) * workers[t][l][c], 0) / orOne(at[p][l]),
      ),
    ),
  );
  return {
    goes,
    at,
    all: Float64Array.from(at, total),
    kind,
    weight: goes.map((_, i) => weigh(Math.floor(i / types), i % types)),
    has: kind.map((of) => Array.from(of[0], (_, c) => of.some((shares) => shares[c] > 0))),
  };
}

/** A divisor that may be zero only where what it divides is. */
export const orOne = (n: number): number => (n === 0 ? 1 : n);

/** [types × types] share of a type's workers who work in places of each type. */
function commuting(population: Population): Float64Array {
  const { types, typeOf, flowPtr, flowTo, flowSize } = population;
  if (types === 1) return Float64Array.of(1);
  const flows = new Float64Array(types * types);
  for (let place = 0; place < population.places; place++) {
    for (let f = flowPtr[place]; f < flowPtr[place + 1]; f++)
      flows[typeOf[place] * types + typeOf[flowTo[f]]] += flowSize[f];
  }
  return flows.map((size, i) => {
    const row = Math.floor(i / types) * types;
    return size / orOne(flows.subarray(row, row + types).reduce((sum, n) => sum + n, 0));
  });
}
