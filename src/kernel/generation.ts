/** One generation of cases in the groups they belong to, as `reproduction.ts` asks for it. */

/** What a factor on all rates makes of the groups of a population. */
export interface GroupSpread {
  under(factor: number): GroupGeneration;
}

/**
 * Victims in class, at work and among the staff of wards, generation after generation. Some cases have no address: of
 * those infected at work it is known in which kind of workplace they are, and not who of its workers they are.
 */
export interface GroupGeneration {
  /** Everybody who is a case: `cases` by member, with those who have no address spread over whom they may be. */
  place(cases: Float64Array): Float64Array;
  /** Works out the victims of `cases`, who are in all `here`. */
  spread(cases: Float64Array, here: Float64Array): void;
  /** Expected victims at a member. */
  at(i: number): number;
  /** Victims who have no address. */
  elsewhere(): number;
  /** All victims: in class, at work, and of the staff of wards. */
  totals(): [inClass: number, atWork: number, ofStaff: number];
  /** The next generation begins: its cases are the victims divided by their number. */
  turn(number: number): void;
}
