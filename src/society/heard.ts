/** How many have heard and believe a word, from yesterday's counts. */
import { AWARENESS_CLASSES, type DayCounts } from "../kernel/engine.ts";

/** Share of a place's living who heard and believe the word of a bit of `Heard`; 0 where nobody lives. */
export function shareWhoHeard({ aware }: DayCounts, place: number, bit: number): number {
  let [heard, all] = [0, 0];
  for (let c = 0; c < AWARENESS_CLASSES; c++) {
    const people = aware[place * AWARENESS_CLASSES + c];
    all += people;
    if ((c & bit) !== 0) heard += people;
  }
  return all > 0 ? heard / all : 0;
}
