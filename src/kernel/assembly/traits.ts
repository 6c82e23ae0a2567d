// Personal thresholds, correlated within households and within persons (SOCIETY rule 10: refusers live together).
import { w0, w1, w2, w3, drawPeople, TRAIT_OWN, TRAIT_CHOICE, TRAIT_HOUSEHOLD, TRAIT_COMMON } from "./philox";
import { placeOf, localOf, entryOf, householdFirst, NOBODY } from "./people";
import * as t from "./tables";
import { u32At } from "./tables";

// The draws of one set of eight traits, remembered for the source and for the target of the candidate being judged:
// several modifiers ask for the same person. [2 sides × 3 kinds × 4 words], who they are of, and which are drawn.
const words: usize = memory.data(96);
const owner: usize = memory.data(8);
const setOf: usize = memory.data(8);
const drawn: usize = memory.data(8);
const CHOICE: u32 = 0;
const HOUSE: u32 = 1;
const OWN: u32 = 2;

/** Forgets what is remembered; people are the same in every run, but memory starts as person 0. */
export function forgetTraits(): void {
  store<u32>(owner, NOBODY);
  store<u32>(owner, NOBODY, 4);
}

function half(side: u32, kind: u32, i: u32): u32 {
  return <u32>load<u16>(words + <usize>(((side * 3 + kind) << 4) + (i << 1)));
}

function keep(side: u32, kind: u32): void {
  const at = words + (<usize>(side * 3 + kind) << 4);
  store<u32>(at, w0());
  store<u32>(at, w1(), 4);
  store<u32>(at, w2(), 8);
  store<u32>(at, w3(), 12);
  const flags = drawn + (<usize>side << 2);
  store<u32>(flags, load<u32>(flags) | (1 << kind));
}

/** The fixed 16-bit threshold of a person for a trait (a field f applies iff threshold < f); `side` 0 or 1 is whose memory to use. */
export function threshold(p: u32, trait: u32, side: u32): u32 {
  const set = trait >> 3;
  const i = trait & 7;
  const place = placeOf(p);
  const local = localOf(p, place);
  const key = u32At(t.key, place);
  const mine = <usize>side << 2;
  if (load<u32>(owner + mine) != p || load<u32>(setOf + mine) != set) {
    store<u32>(owner + mine, p);
    store<u32>(setOf + mine, set);
    store<u32>(drawn + mine, 0);
    drawPeople(local, key, TRAIT_CHOICE, set);
    keep(side, CHOICE);
  }
  const have = load<u32>(drawn + mine);
  const choice = half(side, CHOICE, i);
  if (choice < t.shareHousehold16) {
    if ((have & (1 << HOUSE)) == 0) {
      drawPeople(householdFirst(local, entryOf(p, place)), key, TRAIT_HOUSEHOLD, set);
      keep(side, HOUSE);
    }
    return half(side, HOUSE, i);
  }
  if (choice < t.shareHousehold16 + t.sharePerson16) {
    drawPeople(local, key, TRAIT_COMMON, 0);
    return w0() & 0xffff;
  }
  if ((have & (1 << OWN)) == 0) {
    drawPeople(local, key, TRAIT_OWN, set);
    keep(side, OWN);
  }
  return half(side, OWN, i);
}
