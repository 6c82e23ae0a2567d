/** What is left of households at the end of a run: orphans, people left alone, homes in which nobody lives. */
import { Course } from "../kernel/engine.ts";
import { ADULT } from "../population/families.ts";
import { parentsAtHome, tiesOf } from "../population/home-ties.ts";
import { addressOf, entryAt } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import type { WorldRun } from "./result.ts";

/** Exact numbers, of everyone, as things stand on the last day. */
export interface HouseholdsLeft {
  households: number;
  /** In which all have died, and how many lived in them. */
  wipedOut: number;
  wipedOutPeople: number;
  /** Living people of whose household of two or more nobody else lives; and of any size, those who were alone before among them. */
  leftAlone: number;
  livingAlone: number;
  /**
   * Dead of whose household nobody lived any more: those who had lived alone, and in each household that is wiped out the last to
   * die. Who sat with them in hospital, or from other homes, is not known.
   */
  diedAlone: number;
  /** Living children under 18 who had adults at home, all of whom have died. */
  orphans: number;
  /** Living children under 18 who had a parent at home and have lost one; and who have lost all they had there. */
  lostAParent: number;
  lostAllParents: number;
}

/** Of each member of a household, by position, the positions of the parents. */
type Parents = readonly (readonly number[])[];

/** The same for the same ages, remembered: households of a template come again in every 64th block. */
function parentsOfHomes(quartersFrom: number): (ages: number[]) => Parents {
  const known = new Map<string, Parents>();
  return (ages) => {
    const key = ages.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const home = { ages, ties: tiesOf(ages, quartersFrom) };
    const parents = ages.map((_, position) => parentsAtHome(home, position));
    known.set(key, parents);
    return parents;
  };
}

/**
 * Counts what is left of every household. One pass over the people, and a second look only at homes with a death: a
 * world of millions takes a second or two.
 */
export function householdsLeft(run: Pick<WorldRun, "people">, population: Population): HouseholdsLeft {
  const left: HouseholdsLeft = {
    households: 0,
    wipedOut: 0,
    wipedOutPeople: 0,
    leftAlone: 0,
    livingAlone: 0,
    diedAlone: 0,
    orphans: 0,
    lostAParent: 0,
    lostAllParents: 0,
  };
  const parentsOf = parentsOfHomes(population.quartersFrom);
  const isDead = (address: number): boolean => (run.people[address] & 3) === Course.dead;

  function children(first: number, size: number): void {
    const entries = Array.from({ length: size }, (_, i) => entryAt(population, first + i));
    const ages = entries.map((entry) => entry & 127);
    if (!ages.some((age, i) => age < ADULT && !isDead(first + i))) return;
    const adults = ages.flatMap((age, i) => (age >= ADULT ? [i] : []));
    const parents = parentsOf(ages);
    for (let i = 0; i < size; i++) {
      if (ages[i] >= ADULT || isDead(first + i)) continue;
      if (adults.length > 0 && adults.every((other) => isDead(first + other))) left.orphans += 1;
      const lost = parents[i].filter((parent) => isDead(first + parent)).length;
      if (lost > 0) left.lostAParent += 1;
      if (lost > 0 && lost === parents[i].length) left.lostAllParents += 1;
    }
  }

  for (let place = 0; place < population.places; place++) {
    const start = addressOf(population, place, 0);
    const end = start + population.people[place];
    let first = start;
    while (first < end) {
      // The last household of a place may be cut off at its end.
      const size = Math.min((entryAt(population, first) >>> 7) & 31, end - first);
      let dead = 0;
      for (let i = 0; i < size; i++) if (isDead(first + i)) dead += 1;
      left.households += 1;
      if (dead === size) {
        left.wipedOut += 1;
        left.wipedOutPeople += size;
        left.diedAlone += 1;
      } else {
        if (size - dead === 1) left.livingAlone += 1;
        if (size - dead === 1 && size > 1) left.leftAlone += 1;
        if (dead > 0) children(first, size);
      }
      first += size;
    }
  }
  return left;
}
