/** Checks the households of given people. */
import { LARGEST_HOUSEHOLD } from "../sizes.ts";
import { ADULT } from "../families.ts";
import type { Problems } from "./file.ts";
import type { Rows } from "./rows.ts";

/** What is wrong goes to `problems`; what is only strange is returned. */
export function checkHouseholds(
  { count, household, place, age }: Rows,
  nameOf: (place: number) => string,
  problems: Problems,
): string[] {
  const homes = household.names.length;
  const members = new Uint32Array(homes);
  const livesIn = new Int32Array(homes).fill(-1);
  const grown = new Uint8Array(homes);
  const told = new Uint8Array(homes);
  const quote = (home: number): string => JSON.stringify(household.names[home].slice(0, 40));
  for (let row = 0; row < count; row++) {
    const home = household.of[row];
    if (home < 0) continue;
    members[home] += 1;
    if (members[home] === LARGEST_HOUSEHOLD + 1) {
      problems.add(
        row,
        `household ${quote(home)} has over ${LARGEST_HOUSEHOLD} people; make institutions several households`,
      );
    }
    if (age[row] >= ADULT) grown[home] = 1;
    if (place[row] < 0) continue;
    if (livesIn[home] < 0) livesIn[home] = place[row];
    else if (livesIn[home] !== place[row] && told[home] === 0) {
      told[home] = 1;
      const [first, second] = [nameOf(livesIn[home]), nameOf(place[row])].map((text) => JSON.stringify(text));
      problems.add(
        row,
        `household ${quote(home)} is in ${second} here and in ${first} before; a household is in one place`,
      );
    }
  }
  const orphans = household.names.filter((_, home) => grown[home] === 0);
  if (orphans.length === 0) return [];
  const some = orphans.slice(0, 3).join(", ");
  return [
    `${orphans.length} ${orphans.length === 1 ? "household has" : "households have"} nobody of ${ADULT} or over: ${some}${orphans.length > 3 ? ", ..." : ""}`,
  ];
}
