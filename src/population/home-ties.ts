/**
 * What the members of a household are to one another, told by their ages and their order (families.ts: a couple or a
 * parent first, then others, children last). A household beyond the end of a place is read whole: those cut off are
 * nobody, but make nobody else of the others.
 */
import { ADULT } from "./families.ts";
import { entryAt } from "./people.ts";
import type { Population } from "./population.ts";

/** The first member is the head; the others are what they are to the head. */
export const Tie = { head: 0, partner: 1, child: 2, parent: 3, other: 4 } as const;
export type Tie = (typeof Tie)[keyof typeof Tie];

/** Assumptions: partners are less than 15 years apart, parents 15 to 50 years older and grown up. */
const PARENT_FROM = 15;
const PARENT_TO = 50;

export const canBeParent = (parentAge: number, childAge: number): boolean =>
  parentAge >= ADULT && parentAge - childAge >= PARENT_FROM && parentAge - childAge <= PARENT_TO;

/**
 * Ties of a household by its ages, head first. The second is the head's partner if both are grown up and of like age
 * (so people who share a home at the same age count as a couple if they come first).
 */
export function tiesOf(ages: readonly number[], quartersFrom: number = Infinity): Tie[] {
  // Nobody in quarters is kin to anybody there.
  if (ages.length >= quartersFrom) return ages.map(() => Tie.head);
  const [head] = ages;
  let parents = 0;
  return ages.map((age, position) => {
    if (position === 0) return Tie.head;
    if (position === 1 && Math.min(head, age) >= ADULT && Math.abs(head - age) < PARENT_FROM)
      return Tie.partner;
    if (canBeParent(head, age)) return Tie.child;
    if (canBeParent(age, head) && parents < 2) {
      parents += 1;
      return Tie.parent;
    }
    return Tie.other;
  });
}

/** A person in their household, those beyond the end of the place included. */
export interface Home {
  /** Address of the head. */
  first: number;
  ages: number[];
  ties: Tie[];
  /** Position of the person. */
  position: number;
}

export function homeOf(population: Population, address: number): Home {
  const entry = entryAt(population, address);
  const position = (entry >>> 12) & 31;
  const first = address - position;
  const ages = Array.from(
    { length: (entry >>> 7) & 31 },
    (_, member) => entryAt(population, first + member) & 127,
  );
  return { first, ages, ties: tiesOf(ages, population.quartersFrom), position };
}

/** Positions of those members who are a member's parents; two at most. */
export function parentsAtHome({ ages, ties }: Pick<Home, "ages" | "ties">, position: number): number[] {
  const tie = ties[position];
  if (tie === Tie.head) return positionsOf(ties, Tie.parent);
  if (tie !== Tie.child) return [];
  return ties[1] === Tie.partner && canBeParent(ages[1], ages[position]) ? [0, 1] : [0];
}

/** Positions of those members who are a member's children. */
export function childrenAtHome({ ages, ties }: Pick<Home, "ages" | "ties">, position: number): number[] {
  const tie = ties[position];
  if (tie === Tie.parent) return [0];
  if (tie === Tie.head) return positionsOf(ties, Tie.child);
  if (tie !== Tie.partner) return [];
  return positionsOf(ties, Tie.child).filter((child) => canBeParent(ages[position], ages[child]));
}

const positionsOf = (ties: readonly Tie[], wanted: Tie): number[] =>
  ties.flatMap((tie, position) => (tie === wanted ? [position] : []));
