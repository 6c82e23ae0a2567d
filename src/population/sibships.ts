/**
 * Those who live without a parent, as sibships: in a place, everyone of a band of ten years of age without a parent in the
 * household is in one. Some sibships have a parent in the place, who is of the band 28 years older.
 */
import { apportion } from "../maths/apportion.ts";
import { bijection, bijectionBack } from "./bijection.ts";

/** First ages of the bands of sibships, the last one open. A parent is 28 years on, so 19 to 37 years older. */
export const SIBSHIP_BANDS = [0, 8, 18, 28, 38, 48, 58, 68, 78, 88] as const;
export const GENERATION_YEARS = 28;

/**
 * Share of mothers by children, 1, 2, 3, 4 and more (as 4): women of the United States who had ended having children in 2014
 * and in 1976 (Pew Research Center 2015, from memory). Those are taken for people up to 47 and from 48 on, whose siblings
 * are all counted as alive (assumption).
 */
const MOTHERS_2014 = [22, 41, 24, 13];
const MOTHERS_1976 = [11, 24, 25, 40];

/**
 * By band: mothers by children, and the share of sibships with a parent alive (assumption, after the survival of people 28
 * years older); no more than there are people of that age.
 */
export const FAMILIES: readonly { mothers: readonly number[]; alive: number }[] = [
  { mothers: MOTHERS_2014, alive: 1 },
  { mothers: MOTHERS_2014, alive: 1 },
  { mothers: MOTHERS_2014, alive: 0.99 },
  { mothers: MOTHERS_2014, alive: 0.97 },
  { mothers: MOTHERS_2014, alive: 0.92 },
  { mothers: MOTHERS_1976, alive: 0.75 },
  { mothers: MOTHERS_1976, alive: 0.35 },
  { mothers: MOTHERS_1976, alive: 0.05 },
  { mothers: MOTHERS_1976, alive: 0 },
  { mothers: MOTHERS_1976, alive: 0 },
];

/** Band of someone's sibship, by age in years. */
export const sibshipBand = (age: number): number => SIBSHIP_BANDS.findLastIndex((from) => age >= from);

/** Sibships of a band in a place: members 0..n-1 and parents 0..m-1 in order of address. */
export interface Sibships {
  sibships: number;
  /** Sibship of a member. */
  sibshipOf(member: number): number;
  membersOf(sibship: number): number[];
  /** Parent of a sibship, and sibship of a parent; -1: none. */
  parentOf(sibship: number): number;
  childrenOf(parent: number): number;
}

/**
 * Lays out the sibships of `members` people and `parents` who may be theirs. Sizes are those of the mothers' children, whole
 * sibships from the largest down as near as may be; single children make up the rest. Everything is one to one, by keyed
 * bijections: members to seats in sibships, sibships to ranks of which the first have a parent, parents to ranks.
 */
export function layOutSibships(members: number, parents: number, band: number, key: number): Sibships {
  const { mothers, alive } = FAMILIES[band];
  const people = apportion(
    members,
    mothers.map((share, i) => share * (i + 1)),
  );
  const rows: { size: number; firstSeat: number; first: number }[] = [];
  let [seat, sibships, left] = [0, 0, 0];
  for (let size = people.length; size >= 1; size--) {
    left += people[size - 1];
    const count = Math.floor(left / size);
    rows.push({ size, firstSeat: seat, first: sibships });
    left -= count * size;
    seat += count * size;
    sibships += count;
  }
  const living = Math.min(parents, Math.round(alive * sibships));
  const [toSeat, fromSeat] = [bijection(members, key), bijectionBack(members, key)];
  const [toRank, fromRank] = [bijection(sibships, key + 1), bijectionBack(sibships, key + 1)];
  const [toParent, fromParent] = [bijection(parents, key + 2), bijectionBack(parents, key + 2)];
  return {
    sibships,
    sibshipOf(member) {
      const at = toSeat(member);
      const { size, firstSeat, first } = rows.findLast((row) => row.firstSeat <= at)!;
      return first + Math.floor((at - firstSeat) / size);
    },
    membersOf(sibship) {
      const { size, firstSeat, first } = rows.findLast((row) => row.first <= sibship)!;
      return Array.from({ length: size }, (_, i) => fromSeat(firstSeat + (sibship - first) * size + i));
    },
    parentOf(sibship) {
      const rank = toRank(sibship);
      return rank < living ? toParent(rank) : -1;
    },
    childrenOf(parent) {
      const rank = fromParent(parent);
      return rank < living ? fromRank(rank) : -1;
    },
  };
}
