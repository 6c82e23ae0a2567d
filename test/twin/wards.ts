/** Who nurses: the staff of each ward area, in order (section 2 of the contract). */
import type { Population } from "../../src/population/population.ts";
import { membersOf } from "./given.ts";
import type { Person, Place } from "./people.ts";

export function listWards(population: Population, places: readonly Place[]): Person[][] {
  const { table, wardPtr, wardPlace, wardSlot, wardBefore, wardStaff } = population;
  const everyone = places.flatMap((place) => place.people);
  return Array.from(wardStaff, (staff, area) =>
    Array.from({ length: staff }, (_, number) => {
      const [from, until] = [wardPtr[area], wardPtr[area + 1]];
      const workplace = from + wardBefore.subarray(from, until).findLastIndex((before) => before <= number);
      const within = number - wardBefore[workplace];
      const person = table
        ? everyone.find(({ address }) => address === membersOf(table, wardSlot[workplace])[within])
        : places[wardPlace[workplace]].workers[wardSlot[workplace] + within];
      if (!person) throw new Error(`nobody is number ${number} of the staff of ward area ${area}`);
      return person;
    }),
  );
}
