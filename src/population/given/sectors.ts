/** Schools and workplaces of given people: which there are, and of which sector. */
import { mix } from "../../maths/philox.ts";
import { hashText } from "../../world/hash.ts";
import { Role } from "../population.ts";
import { SECTOR_LIST, sectorThresholds } from "../sectors.ts";
import type { Problems } from "./file.ts";
import type { Rows } from "./rows.ts";

/** Every school has pupils, and every workplace one sector at most; otherwise it goes to `problems`. */
export function checkGroups(rows: Rows, problems: Problems): void {
  const { count, school, workplace, role, sector } = rows;
  const pupils = new Uint32Array(school.names.length);
  for (let row = 0; row < count; row++) {
    if (role[row] === Role.pupil) pupils[school.of[row]] += 1;
  }
  pupils.forEach((number, id) => {
    if (number > 0) return;
    const name = JSON.stringify(school.names[id].slice(0, 40));
    problems.add(
      school.firstRow[id],
      `school ${name} has no pupils, who are 3 to 18; adults with a school teach there, students need none`,
    );
  });
  const found = new Int8Array(workplace.names.length).fill(-1);
  for (let row = 0; row < count; row++) {
    const id = workplace.of[row];
    if (id < 0 || sector[row] < 0 || rows.teaches[row] === 1) continue;
    if (found[id] < 0) found[id] = sector[row];
    else if (found[id] !== sector[row]) {
      const [one, other] = [found[id], sector[row]].map((k) => SECTOR_LIST[k].name);
      const name = JSON.stringify(workplace.names[id].slice(0, 40));
      problems.add(
        row,
        `workplace ${name} is in sector ${other} here and in ${one} before; it has one sector`,
      );
    }
  }
}

/** Sector of each workplace: as given, or drawn by its name in the shares of the sectors. */
export function sectorsOf({ count, workplace, sector, teaches }: Rows): Uint8Array {
  const upTo = sectorThresholds();
  const sectors = Uint8Array.from(workplace.names, (name) => {
    // Names are often alike, and then so are their hashes.
    const word = mix(hashText(name));
    return upTo.findIndex((threshold, k) => k > 0 && word < threshold);
  });
  for (let row = 0; row < count; row++) {
    const id = workplace.of[row];
    if (id >= 0 && sector[row] >= 0 && teaches[row] === 0) sectors[id] = sector[row];
  }
  return sectors;
}
