/** How the free beds of hospital areas are shared out among the places that ask for them. */
import { apportion } from "../../maths/apportion.ts";

/**
 * Units for each place: what it asks for where its area has enough, else its part of what there is, by largest
 * remainder. The units of an area never exceed what is free there, nor those of a place what it asks for.
 *
 * @param areaOf area of each place
 * @param free whole units by area
 * @param asking whole numbers by place
 */
export function shareOut(
  areaOf: ArrayLike<number>,
  free: ArrayLike<number>,
  asking: ArrayLike<number>,
): Uint32Array {
  const units = new Uint32Array(asking.length);
  const asked = new Float64Array(free.length);
  for (let p = 0; p < asking.length; p++) asked[areaOf[p]] += asking[p];
  const short = new Map<number, number[]>();
  for (let p = 0; p < asking.length; p++) {
    const area = areaOf[p];
    if (asked[area] <= free[area]) units[p] = asking[p];
    else if (asking[p] > 0) short.set(area, [...(short.get(area) ?? []), p]);
  }
  for (const [area, places] of short) {
    const parts = apportion(
      free[area],
      places.map((p) => asking[p]),
    );
    places.forEach((p, i) => (units[p] = parts[i]));
  }
  return units;
}
