/** Places made up for tests. */
import type { Place } from "../../src/world/world.ts";

export const place = (key: number, people: number, latitude: number, longitude: number): Place => ({
  key,
  name: `p${key}`,
  latitude,
  longitude,
  people,
});

export const peopleIn = (places: readonly Place[]): number =>
  places.reduce((sum, { people }) => sum + people, 0);
