/** Where those arrive who bring the disease. */
import { suggestion } from "../scenario/suggest.ts";
import { WorldError } from "./error.ts";
import type { World } from "./world.ts";

/** Numbers of the places named, ascending; null if none is; throws WorldError for a name that no place has. */
export function arrivalPlaces(names: readonly string[] | null, world: World): readonly number[] | null {
  if (names === null) return null;
  const all = world.places.map(({ name }) => name);
  const missing = names.find((name) => !all.includes(name));
  if (missing !== undefined) {
    throw new WorldError(
      `arriveIn names a place that is not in this world, ${JSON.stringify(missing)}${suggestion(missing, all, "the places are")}`,
    );
  }
  return [...all.keys()].filter((i) => names.includes(all[i]));
}
