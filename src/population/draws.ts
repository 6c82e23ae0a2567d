/** Randomness of the templates. They are part of the model, so its key is fixed: no seed of a run enters. */
import { below, philox } from "../maths/philox.ts";

/** The digits of e, as good as any. */
const KEY_LOW = 0x71828182;
const KEY_HIGH = 0x84590452;

/** A whole number in 0..count-1, another one each call. */
export type Draw = (count: number) => number;

/** The sequence of draws numbered `stream`: one for each thing made, so that no part hangs on another. */
export function drawsOf(stream: number): Draw {
  const words = new Uint32Array(4);
  let index = 0;
  return (count) => {
    if ((index & 3) === 0) philox(KEY_LOW, KEY_HIGH, index >>> 2, stream, 0, 0, words);
    return below(words[index++ & 3], count);
  };
}

/** Puts the items into a random order, in place (Fisher and Yates). */
export function shuffle<T>(items: { [index: number]: T; length: number }, draw: Draw): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
}
