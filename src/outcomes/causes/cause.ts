/** Why an event is in one world and not in the other: the kinds of proximate cause, as a check finds them. */

export const CauseKind = {
  uncaused: 0,
  /** It goes with another event of the same moment, which differs. */
  follows: 1,
  /** The record of `who` (infected, ill, immune, dead) differs already. */
  course: 2,
  /** What `who` has heard differs; the field of their awareness is on the other side of their threshold. */
  awareness: 3,
  /** `who` holds overlay `detail` in one world. */
  overlay: 4,
  /** `who` is elsewhere in one world; the guests of place `detail` differ. */
  whereabouts: 5,
  guests: 6,
  /** Uptake of modifier `detail` is on the other side of the threshold of `who`. */
  uptake: 7,
  /** Branch factor `detail` sends `who` the other way. */
  branch: 8,
  /** The belief in message `detail` is on the other side of the threshold of `who`. */
  belief: 9,
  /** Another statement stands in slot `detail`; the reach of message `detail` differs. */
  statement: 10,
  reach: 11,
  /** Supply of programme `detail`; willingness on the other side of the threshold of `who`. */
  supply: 12,
  willing: 13,
  /** `who` asked before them for programme `detail` in one world; or the list had come further. */
  claimants: 14,
  turn: 15,
  /** A grant to `who` of programme `detail` differs. */
  grant: 16,
  /** Somebody else infected, told or was granted first: the event `parent` of the other world. */
  competition: 17,
  /** What `who`, the teller, has heard of message `detail` differs. */
  hearing: 18,
  /** A teller of message `detail` fell silent in one world, for `who` had heard already. */
  silenced: 19,
} as const;
export type CauseKind = (typeof CauseKind)[keyof typeof CauseKind];

export interface Cause {
  kind: CauseKind;
  who: number;
  /** Number of the difference it follows from; -1 where an act or a field is the cause. */
  parent: number;
  detail: number;
  /** Values of a field in the first and the second world. */
  first: number;
  second: number;
  /** What was looked at, where nothing was found. */
  checked: string;
}

export const cause = (kind: CauseKind, rest: Partial<Cause> = {}): Cause => ({
  kind,
  who: 0,
  parent: -1,
  detail: 0,
  first: 0,
  second: 0,
  checked: "",
  ...rest,
});

export const uncaused = (checked: string): Cause => cause(CauseKind.uncaused, { checked });

/** Causes that are fields: they need an act, or an earlier difference, of their own. */
const FIELDS = new Set<number>([
  CauseKind.uptake,
  CauseKind.branch,
  CauseKind.belief,
  CauseKind.statement,
  CauseKind.reach,
  CauseKind.supply,
  CauseKind.willing,
  CauseKind.turn,
]);
export const isField = (kind: CauseKind): boolean => FIELDS.has(kind);
