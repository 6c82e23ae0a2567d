/**
 * Meetings outside home, school and work between people of different places. They follow the ties that commuting shows,
 * in both directions alike: a meeting of i with j is one of j with i, so c_ij · N_i = c_ji · N_j.
 */
import { TRAVEL } from "./parameters.ts";
import type { Flows, Tie } from "./world.ts";

/** Shares of a person's community meetings by place met: rows that sum to 1, own place first, then by index. */
export interface CommunityShares {
  /** [P + 1] */
  ptr: Uint32Array;
  to: Uint32Array;
  share: Float64Array;
}

const MOST_AWAY = TRAVEL.mostAway.value;

/**
 * Pairs i < j with commuters either way, in order of i, then j; weight = travelShare · (T_ij + T_ji) / 2, and to that what
 * `far` has for the pair.
 */
function tiesOf(flows: Flows, places: number, travelShare: number, far: readonly Tie[]): Tie[] {
  const partners: Map<number, number>[] = Array.from({ length: places }, () => new Map());
  for (let i = 0; i < places; i++) {
    for (let f = flows.ptr[i]; f < flows.ptr[i + 1]; f++) {
      const [low, high] = i < flows.to[f] ? [i, flows.to[f]] : [flows.to[f], i];
      if (low !== high) partners[low].set(high, (partners[low].get(high) ?? 0) + flows.size[f]);
    }
  }
  const meetings = partners.map(
    (row) => new Map([...row].map(([j, commuters]) => [j, (travelShare * commuters) / 2])),
  );
  for (const { i, j, weight } of far) meetings[i].set(j, (meetings[i].get(j) ?? 0) + weight);
  return meetings.flatMap((row, i) =>
    [...row].sort(([a], [b]) => a - b).map(([j, weight]) => ({ i, j, weight })),
  );
}

/**
 * Symmetric community mixing of `people.length` places, each with at least one person. Between two places
 * c_ij = travelShare · (T_ij + T_ji) / 2 / N_i · min(s_i, s_j), with s_i ≤ 1 just small enough that place i keeps a
 * tenth of its meetings at home; what is left over is met in one's own place. `travelShare`, 0 to 1, is the share of a
 * commuter's meetings that take place with people of where they commute. `far` are meetings of
 * another kind (by air), whose weights are added to those of commuting.
 * A row has at most twice as many partners as flows begin or end in its place; none is cut off, which would break the
 * symmetry. Throws RangeError if `travelShare` is out of range or the flows are of another number of places.
 */
export function communityShares(
  flows: Flows,
  people: Uint32Array,
  travelShare: number = TRAVEL.commuterMeetings.value,
  far: readonly Tie[] = [],
): CommunityShares {
  const places = people.length;
  if (!(travelShare >= 0 && travelShare <= 1))
    throw new RangeError(`travelShare is ${travelShare}; it must be 0 to 1`);
  if (flows.ptr.length !== places + 1) {
    throw new RangeError(`flows of ${flows.ptr.length - 1} places do not fit ${places} places`);
  }
  const ties = tiesOf(flows, places, travelShare, far).filter((tie) => tie.weight > 0);
  const away = new Float64Array(places);
  for (const { i, j, weight } of ties) {
    away[i] += weight / people[i];
    away[j] += weight / people[j];
  }
  const scale = away.map((share) => Math.min(1, MOST_AWAY / share));
  const rows: { to: number; share: number }[][] = Array.from({ length: places }, () => []);
  for (const { i, j, weight } of ties) {
    const meetings = weight * Math.min(scale[i], scale[j]);
    rows[i].push({ to: j, share: meetings / people[i] });
    rows[j].push({ to: i, share: meetings / people[j] });
  }
  const ptr = new Uint32Array(places + 1);
  const entries = rows.flatMap((row, i) => {
    const others = row.sort((a, b) => a.to - b.to);
    ptr[i + 1] = ptr[i] + others.length + 1;
    return [{ to: i, share: 1 - others.reduce((sum, entry) => sum + entry.share, 0) }, ...others];
  });
  return {
    ptr,
    to: Uint32Array.from(entries, (entry) => entry.to),
    share: Float64Array.from(entries, (entry) => entry.share),
  };
}
