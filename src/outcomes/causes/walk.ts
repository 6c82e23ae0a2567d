/** Two worlds at one moment, with what is known of their differences so far: what every explanation is given. */
import type { LogEvent } from "../../kernel/engine.ts";
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import type { Ledger, Side } from "./ledger.ts";
import { placeOf } from "../../population/people.ts";
import { guestsOf, hostAt, type WorldState } from "./state.ts";

/** An event that only one world has, in the phase being explained. */
export interface Fresh {
  side: Side;
  event: LogEvent;
  /** Its number in the ledger. */
  number: number;
}

export interface Walk {
  states: readonly [WorldState, WorldState];
  ledger: Ledger;
  tick: number;
  day: number;
  /** Differences of this phase, by person. */
  fresh: Map<number, Fresh[]>;
}

/** The world that has an event, and the one that has not. */
export const sides = ({ states }: Walk, side: Side): [x: WorldState, y: WorldState] => [
  states[side],
  states[side === 0 ? 1 : 0],
];

/** Differences of this phase of a person in one world. */
export const freshOf = ({ fresh }: Walk, person: number, side: Side): readonly Fresh[] =>
  (fresh.get(person) ?? []).filter((one) => one.side === side);

export const other = (side: Side): Side => (side === 0 ? 1 : 0);

/** The course of somebody differs: where from. */
export function courseCause({ ledger }: Walk, who: number): Cause {
  const parent = ledger.latest("course", who);
  return parent < 0
    ? uncaused("the course of another differs, and no event of theirs does")
    : cause(CauseKind.course, { who, parent });
}

/**
 * Whether somebody holds an overlay differs: by an overlay that began or ended, or, where recovery ends it, by a recovery;
 * null if neither differs.
 */
export function overlayCause({ states, ledger }: Walk, who: number, overlay: number): Cause | null {
  const [x, y] = states;
  const began = ledger.latest("overlay", who, overlay);
  const endsWell = x.untilWell.has(overlay) && x.recoveredAt[who] !== y.recoveredAt[who];
  const recovered = endsWell ? ledger.latest("course", who) : -1;
  const parent = Math.max(began, recovered);
  if (parent < 0) return null;
  return parent === began
    ? cause(CauseKind.overlay, { who, detail: overlay, parent })
    : cause(CauseKind.course, { who, parent });
}

/** Whether another statement stands in a slot, or stands since another day. */
export function anotherStatement(
  states: readonly [WorldState, WorldState],
  who: number,
  slot: number,
): Cause | null {
  const [x, y] = states;
  if (x.statement[slot] === y.statement[slot] && x.statedOn[slot] === y.statedOn[slot]) return null;
  return cause(CauseKind.statement, { who, detail: slot, first: x.statedOn[slot], second: y.statedOn[slot] });
}

/** What somebody has heard of a message differs: a statement, or an event of theirs. */
export function hearingCause({ states, ledger }: Walk, who: number, slot: number): Cause {
  const another = anotherStatement(states, who, slot);
  if (another !== null) return another;
  const parent = ledger.latest("hearing", who, slot);
  return parent < 0
    ? uncaused("what another has heard differs, and no event of theirs does")
    : cause(CauseKind.hearing, { who, detail: slot, parent });
}

/** The events that put somebody elsewhere in one world: a move, a return, or a death. */
const whereaboutsParent = ({ ledger }: Walk, who: number): number =>
  Math.max(ledger.latest("host", who), ledger.latest("course", who));

/**
 * Whether one of some people was elsewhere in one world at a tick; or, where they met about town, whether the guests
 * differ of one of the places where they could meet.
 */
export function whereaboutsCause(
  walk: Walk,
  people: readonly number[],
  tick: number,
  aboutTown: boolean,
): Cause | null {
  const { states } = walk;
  for (const who of people) {
    const [first, second] = states.map((state) => hostAt(state, who, tick));
    const parent = first === second ? -1 : whereaboutsParent(walk, who);
    if (parent >= 0) return cause(CauseKind.whereabouts, { who, parent, first, second });
  }
  if (!aboutTown) return null;
  const { population } = states[0].record.plan;
  const places = people.flatMap((who) => [
    placeOf(population, who),
    ...states.map((state) => hostAt(state, who, tick)),
  ]);
  for (const place of new Set(places)) {
    const guest = place < 0 ? null : differingGuest(walk, place, tick);
    const parent = guest === null ? -1 : whereaboutsParent(walk, guest);
    if (guest !== null && parent >= 0) return cause(CauseKind.guests, { who: guest, detail: place, parent });
  }
  return null;
}

const [COMMUNITY, WARD, FUNERAL] = [3, 4, 5];
export const isAboutTown = (setting: number): boolean =>
  setting === COMMUNITY || setting === WARD || setting === FUNERAL;

/** A guest that a place has in one world only on a day. */
function differingGuest({ states }: Walk, place: number, tick: number): number | null {
  const [first, second] = states.map((state) => guestsOf(state, place, tick));
  return (
    first.find((person) => !second.includes(person)) ??
    second.find((person) => !first.includes(person)) ??
    null
  );
}
