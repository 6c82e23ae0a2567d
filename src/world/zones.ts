/** Which places the zones of a hazard hold. */
import type { Zone } from "../scenario/scenario.ts";
import { suggestion } from "../scenario/suggest.ts";
import { WorldError } from "./error.ts";
import { distanceKm } from "./geodesy.ts";
import type { Place, World } from "./world.ts";

/** What society knows of a place: zones look at where it is, care at its country and its hospital beds. */
export type Site = Pick<Place, "name" | "latitude" | "longitude" | "country"> & {
  bedsPer1000?: number | null;
};

/** Numbers of the places in a zone, ascending; throws WorldError for a name that no place has, or if there are none. */
export function placesOfZone({ name, around, places }: Zone, sites: readonly Site[]): readonly number[] {
  const known = sites.map((site) => site.name);
  const find = (asked: string): number => {
    const found = known.indexOf(asked);
    if (found >= 0) return found;
    throw new WorldError(
      `the zone ${JSON.stringify(name)} names a place that is not in this world, ${JSON.stringify(asked)}${suggestion(asked, known, "the places are")}`,
    );
  };
  if (around === undefined) {
    for (const asked of places ?? []) find(asked);
    return [...known.keys()].filter((i) => places?.includes(known[i]));
  }
  const centre = around.place === undefined ? around : sites[find(around.place)];
  const within = sites.flatMap(({ latitude, longitude }, i) =>
    distanceKm(centre.latitude ?? 0, centre.longitude ?? 0, latitude, longitude) <= around.radius ? [i] : [],
  );
  if (within.length === 0)
    throw new WorldError(`the zone ${JSON.stringify(name)} holds no place of this world`);
  return within;
}

/** Throws WorldError for a zone without places, within `visit`, which is told where it is asked for. */
export function checkZones(
  zones: readonly Zone[],
  world: World,
  visit: (path: readonly (string | number)[], check: () => void) => void = (_path, check) => check(),
): void {
  for (const [i, zone] of zones.entries())
    visit(["exposure", i], () => void placesOfZone(zone, world.places));
}
