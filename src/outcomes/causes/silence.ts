/** Why a teller fell silent in one of two worlds only: no log says that they did. */
import { type Cause, cause, CauseKind, uncaused } from "./cause.ts";
import type { Side } from "./ledger.ts";
import { TICK_UNITS, tickOf } from "./log.ts";
import { type WorldState, wasDead } from "./state.ts";
import { hadHeard, listenerOf, silentSince } from "./tells.ts";
import { anotherStatement, sides, type Walk, whereaboutsCause } from "./walk.ts";

/** Whether what somebody has heard of a message, and when, is the same in both worlds. */
export const heardAlike = ([x, y]: Walk["states"], slot: number, person: number): boolean =>
  x.statement[slot] === y.statement[slot] &&
  x.heardAt[slot][person] === y.heardAt[slot][person] &&
  x.hearing[slot][person] === y.hearing[slot][person];

/**
 * Why somebody who heard a message alike in both worlds, and tells it still in that of `side`, has fallen silent in the
 * other; null if they have not.
 */
export function silenceCause(walk: Walk, side: Side, slot: number, teller: number): Cause | null {
  const [x, y] = sides(walk, side);
  const silent = silentSince(y, slot, teller, walk.tick);
  if (silent === null) return null;
  // The same tell in the world in which they went on: who it was for, and what that person had heard.
  const { number, time, listener } = silent;
  const then = tickOf(time);
  const met = listenerOf(x, { teller, slot, number, tick: then });
  if (met !== listener) {
    const people = [teller, listener, ...(met === null ? [] : [met])];
    return (
      whereaboutsCause(walk, people, then, true) ??
      uncaused("the teller met another in the other world, and everyone was where they were in both")
    );
  }
  const knew = (state: WorldState): boolean =>
    hadHeard(state, slot, listener, then) && !wasDead(state, listener, then);
  if (knew(x)) return uncaused("the teller meets someone who had heard in both worlds, and stops in one");
  const parent = Math.max(
    ...[walk.ledger.latest("hearing", listener, slot), walk.ledger.latest("course", listener)].map((latest) =>
      walk.ledger.notAfter(latest, (then + 1) * TICK_UNITS - 1),
    ),
  );
  if (parent >= 0) return cause(CauseKind.silenced, { who: listener, detail: slot, parent });
  return (
    anotherStatement(walk.states, listener, slot) ??
    uncaused("the teller stops on meeting someone whose record is the same in both worlds")
  );
}
