/** Whether the fields of two worlds have parted: each holds until it is set again. */
import { AWARENESS_CLASSES, MODIFIERS } from "../../kernel/engine.ts";
import { sharedModifiers, identities } from "./factors.ts";
import type { Handover } from "./record.ts";
import type { WorldState } from "./state.ts";

const same = (x: Uint32Array | null, y: Uint32Array | null): boolean =>
  x === y || (x !== null && y !== null && x.length === y.length && x.every((value, i) => value === y[i]));

/** A modifier that only one plan has is followed by nobody in the other. */
function sameUptake([one, two]: readonly [WorldState, WorldState]): boolean {
  const { places } = one.record.plan.population;
  return sharedModifiers(one.record, two.record).every((identity) => {
    const [m, n] = [one, two].map(({ record }) => identities(record).indexOf(identity));
    for (let place = 0; place < places; place++) {
      for (let c = 0; c < AWARENESS_CLASSES; c++) {
        const read = ({ uptake }: WorldState, at: number): number =>
          at < 0 ? 0 : uptake[(place * MODIFIERS + at) * AWARENESS_CLASSES + c];
        if (read(one, m) !== read(two, n)) return false;
      }
    }
    return true;
  });
}

/** The first field in which two worlds differ this morning; null if they are alike. `one` and `two` as handed over. */
export function differingField(
  states: readonly [WorldState, WorldState],
  one: Handover | undefined,
  two: Handover | undefined,
): string | null {
  if (one === undefined || two === undefined) return "the number of days";
  if (!sameUptake(states)) return "uptake";
  for (const name of ["belief", "supply", "willing", "branches"] as const) {
    if (!same(states[0][name], states[1][name])) return name;
  }
  const alike =
    one.spoken.length === two.spoken.length &&
    one.spoken.every(({ slot, reach }, i) => slot === two.spoken[i].slot && same(reach, two.spoken[i].reach));
  return alike ? null : "what is broadcast";
}
