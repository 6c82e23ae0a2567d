/** The epidemics of Kermack and McKendrick (1927) as differential equations, by Runge and Kutta's method: no code of the model. */

/** Shares of all people; of a SIR epidemic `latent` stays 0. */
export interface State {
  susceptible: number;
  latent: number;
  infectious: number;
}

export interface Equations {
  r0: number;
  /** Mean days; 0: none, whoever is infected is infectious. */
  latentDays: number;
  infectiousDays: number;
  /** Share infected at the start: latent where there is a latent period. */
  start: number;
}

export interface Solution {
  /** Day and height of the peak of the infectious. */
  peakDay: number;
  peak: number;
  /** Share ever infected. */
  attack: number;
  /** Day on which so large a share has ever been infected. */
  dayOf(share: number): number;
}

const STEP_DAYS = 0.01;
/** Far less than one person. */
const OVER = 1e-13;

type Vector = readonly [number, number, number];

export function solve({ r0, latentDays, infectiousDays, start }: Equations): Solution {
  const recovery = 1 / infectiousDays;
  const slope = ([s, e, i]: Vector): Vector => {
    const infections = r0 * recovery * s * i;
    if (latentDays === 0) return [-infections, 0, infections - recovery * i];
    return [-infections, infections - e / latentDays, e / latentDays - recovery * i];
  };
  const along = (from: Vector, by: Vector, step: number): Vector => [
    from[0] + step * by[0],
    from[1] + step * by[1],
    from[2] + step * by[2],
  ];
  let now: Vector = latentDays === 0 ? [1 - start, 0, start] : [1 - start, start, 0];
  const path: Vector[] = [now];
  while (now[1] + now[2] > OVER) {
    const a = slope(now);
    const b = slope(along(now, a, STEP_DAYS / 2));
    const c = slope(along(now, b, STEP_DAYS / 2));
    const d = slope(along(now, c, STEP_DAYS));
    now = along(
      along(along(along(now, a, STEP_DAYS / 6), b, STEP_DAYS / 3), c, STEP_DAYS / 3),
      d,
      STEP_DAYS / 6,
    );
    path.push(now);
  }
  let top = 0;
  for (const [step, [, , infectious]] of path.entries()) if (infectious > path[top]![2]) top = step;
  return {
    peakDay: top * STEP_DAYS,
    peak: path[top]![2],
    attack: 1 - now[0],
    dayOf(share) {
      const after = path.findIndex(([s]) => 1 - s >= share);
      if (after < 1) throw new RangeError(`a share of ${share} is not passed on the way`);
      const [before, then] = [1 - path[after - 1]![0], 1 - path[after]![0]];
      return (after - 1 + (share - before) / (then - before)) * STEP_DAYS;
    },
  };
}
