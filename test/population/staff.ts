/** Who works in which sector, counted. */
import { SECTORS } from "../../src/kernel/engine.ts";
import { Role } from "../../src/population/population.ts";
import { eachWorkplace, type Workplaces } from "../../src/population/sectors.ts";

/** Staff by [place of work × 16 sectors]; teachers are sector 0. */
export function countSectors(population: Workplaces): Uint32Array {
  const staff = new Uint32Array(population.places * SECTORS);
  const { table } = population;
  if (table === null) {
    for (let place = 0; place < population.places; place++) {
      staff[place * SECTORS] = population.teachers[place]!;
    }
    eachWorkplace(population, 0, (place, sector, people) => {
      staff[place * SECTORS + sector] += people;
    });
    return staff;
  }
  for (let address = 0; address < table.person.length; address++) {
    const group = table.group[address];
    if (((table.person[address] >>> 17) & 7) !== Role.worker || group >= table.groupKind.length) continue;
    staff[table.groupPlace[group] * SECTORS + table.groupSector[group]] += 1;
  }
  return staff;
}
