// Where people are: contacts of those who are away, and with guests (section 8, "Presence").
import { w0, w1, w2, drawFates, below, unit } from "./philox";
import { allocate } from "./memory";
import * as people from "./people";
import { NOBODY, placeOf } from "./people";
import { awayTotal, hostOf, takeChange } from "./overlays";
import * as t from "./tables";
import { u16At, u32At } from "./tables";

const OUT: u32 = 0xffff;

/** 1 on days on which somebody is away in the morning. */
export let someAway: u32 = 0;
export let rosterPtr: usize = 0;
export let roster: usize = 0;
export let room: u32 = 0;

/** Makes the rosters of the day: the guests of each place, in order of person. */
export function makeRosters(): void {
  someAway = awayTotal != 0 ? 1 : 0;
  if (!takeChange()) return;
  if (rosterPtr == 0) rosterPtr = allocate(<usize>(t.places + 2) * 4);
  memory.fill(rosterPtr, 0, <usize>(t.places + 2) * 4);
  let all: u32 = 0;
  for (let place: u32 = 0; place < t.places; place++) {
    const n = u32At(t.guests, place);
    all += n;
    store<u32>(rosterPtr + (<usize>(place + 2) << 2), all);
  }
  if (all > room) {
    room = all * 2;
    roster = allocate(<usize>room * 4);
  }
  if (all == 0) return;
  for (let p: u32 = 0; p < t.addresses; p++) {
    const host = u16At(t.host, p);
    if (host == 0 || host == OUT) continue;
    // The start of a place moves on as it fills, and ends where the next one starts.
    const at = rosterPtr + (<usize>host << 2);
    const i = load<u32>(at);
    store<u32>(at, i + 1);
    store<u32>(roster + (<usize>i << 2), p);
  }
}

/** A meeting about town drawn for the looked-up person: who it is with, as people are now. Words of a draw are made again. */
function meetAboutTown(target: u32, source: u32, host: u32, community: u32, rosterUse: u32, index: u32): u32 {
  if (host == OUT) return NOBODY;
  let q = target;
  if (host != 0) {
    drawFates(people.local, people.placeKey, community, index);
    q = people.acquaintanceIn(host - 1, w0(), w1(), w2());
    if (q == NOBODY) return NOBODY;
  }
  const j = placeOf(q);
  const first = u32At(rosterPtr, j);
  const guests = u32At(rosterPtr, j + 1) - first;
  if (guests > 0) {
    drawFates(people.local, people.placeKey, rosterUse, index);
    if (unit(w0()) * <f64>(u32At(t.people, j) + guests) < <f64>guests) {
      const guest = u32At(roster, first + below(w1(), guests));
      return guest == source ? NOBODY : guest;
    }
  }
  return hostOf(q) != 0 ? NOBODY : q;
}

/**
 * Whom a contact reaches on a day on which somebody is away; the source has been looked up (home).
 *
 * @param community purpose and parts of the draw of the meeting, @param rosterUse of the draw among guests
 */
export function presentTarget(
  setting: u32,
  target: u32,
  source: u32,
  staff: bool,
  community: u32,
  rosterUse: u32,
  index: u32,
): u32 {
  const host = hostOf(source);
  if (setting == people.HOUSEHOLD) return hostOf(target) == host ? target : NOBODY;
  if (setting == people.CLASS || setting == people.WORK || staff)
    return (host | hostOf(target)) != 0 ? NOBODY : target;
  return meetAboutTown(target, source, host, community, rosterUse, index);
}
