/** The dead of one place who wait, by days since they died: they grow older together, are found, and are buried. */

/** Of yesterday, of the days before, and last all who died four days ago or more: they have waited for more than three. */
export const WAITS = 5;

/** A day passes; `arriving` died since. */
export function age(waiting: Float64Array, arriving: number): void {
  waiting[WAITS - 1] += waiting[WAITS - 2];
  waiting.copyWithin(1, 0, WAITS - 2);
  waiting[0] = arriving;
}

/** A share of those whom nobody knows of is found. */
export function find(hidden: Float64Array, found: Float64Array, share: number): void {
  for (let k = 0; k < WAITS; k++) {
    const now = hidden[k] * share;
    hidden[k] -= now;
    found[k] += now;
  }
}

/** Buries up to `capacity`, those who wait longest first; returns how many. */
export function bury(waiting: Float64Array, capacity: number): number {
  let left = capacity;
  for (let k = WAITS - 1; k >= 0; k--) {
    const now = Math.min(left, waiting[k]);
    waiting[k] -= now;
    left -= now;
  }
  return capacity - left;
}

/** Families bury their own: a share of those who wait, none of yesterday's and all of it from the fourth day on. */
export function buryOwn(waiting: Float64Array, share: number): number {
  let buried = 0;
  for (let k = 1; k < WAITS; k++) {
    const now = (waiting[k] * share * k) / (WAITS - 1);
    waiting[k] -= now;
    buried += now;
  }
  return buried;
}

export const sum = (waiting: Float64Array): number => waiting.reduce((all, some) => all + some, 0);
