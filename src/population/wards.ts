/** Where the sick of each place are nursed: the hospitals of the nearest place that has any. */
import { squaredChord, unitVectors } from "../world/geodesy.ts";
import type { World } from "../world/world.ts";
import { PEOPLE } from "./parameters.ts";
import { WORK_SIZES, type Wards } from "./population.ts";
import { eachWorkplace, HEALTH, type Workplaces } from "./sectors.ts";

const HOSPITAL_FROM = PEOPLE.hospitalFrom.value;

interface Hospital {
  place: number;
  people: number;
  /** First slot of the place, or number of the group in a table. */
  slot: number;
}

/** Health workplaces of 100 and more, in order of place and slot; where there are none, those of the largest size there is. */
function hospitalsOf(population: Workplaces): Hospital[] {
  const found: Hospital[] = [];
  const { table } = population;
  if (table !== null) {
    table.groupKind.forEach((_, group) => {
      const people = table.groupPtr[group + 1] - table.groupPtr[group];
      if (table.groupSector[group] === HEALTH && people > 0) {
        found.push({ place: table.groupPlace[group], people, slot: group });
      }
    });
    found.sort((a, b) => a.place - b.place || a.slot - b.slot);
  } else {
    const collect = (fromClass: number): void =>
      eachWorkplace(population, fromClass, (place, sector, people, slot) => {
        if (sector === HEALTH) found.push({ place, people, slot });
      });
    collect(WORK_SIZES.findIndex((size) => size >= HOSPITAL_FROM));
    if (found.length === 0) collect(0);
  }
  const largest = found.reduce((most, { people }) => Math.max(most, people), 0);
  return found.filter(({ people }) => people >= Math.min(HOSPITAL_FROM, largest));
}

/** The wards of a world: an area for every place with hospitals. Without a health workplace there is one without staff. */
export function layOutWards(population: Workplaces, { places }: World): Wards {
  const hospitals = hospitalsOf(population);
  const areaPlaces = [...new Set(hospitals.map(({ place }) => place))];
  const wardPtr = new Uint32Array(Math.max(1, areaPlaces.length) + 1);
  const wardStaff = new Uint32Array(wardPtr.length - 1);
  const wardBefore = new Uint32Array(hospitals.length);
  let area = -1;
  hospitals.forEach(({ place, people }, i) => {
    if (areaPlaces[area] !== place) area += 1;
    wardBefore[i] = wardStaff[area];
    wardStaff[area] += people;
    wardPtr[area + 1] = i + 1;
  });
  return {
    wardOf: nearestOf(places, areaPlaces),
    wardPtr,
    wardPlace: Uint32Array.from(hospitals, ({ place }) => place),
    wardSlot: Uint32Array.from(hospitals, ({ slot }) => slot),
    wardBefore,
    wardStaff,
  };
}

/** [P] number of the nearest of `chosen` places (of equally near ones the first); 0 if none is chosen. */
function nearestOf(places: World["places"], chosen: readonly number[]): Uint32Array {
  const vectors = unitVectors(
    places.map((place) => place.latitude),
    places.map((place) => place.longitude),
  );
  return Uint32Array.from(places, (_, place) => {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < chosen.length; i++) {
      // A place with a hospital of its own needs no other, even one at the same spot.
      const chord = chosen[i] === place ? -1 : squaredChord(vectors, place, chosen[i]);
      if (chord < least) [nearest, least] = [i, chord];
    }
    return nearest;
  });
}
