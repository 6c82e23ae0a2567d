// Personal thresholds, correlated within households and within persons (SOCIETY rule 10: refusers live together).
import { w0, w1, w2, w3, drawPeople, TRAIT_OWN, TRAIT_CHOICE, TRAIT_HOUSEHOLD, TRAIT_COMMON } from "./philox";
import { placeOf, localOf, entryOf, householdFirst } from "./people";
import * as t from "./tables";
import { u32At } from "./tables";

// @ts-ignore: decorator
@inline
function half(i: u32): u32 {
  const w = i < 4 ? (i < 2 ? w0 : w1) : i < 6 ? w2 : w3;
  return (i & 1) != 0 ? w >> 16 : w & 0xffff;
}

/** The fixed 16-bit threshold of a person for a trait: a field f applies iff threshold < f. */
export function threshold(p: u32, trait: u32): u32 {
  const place = placeOf(p);
  const local = localOf(p, place);
  const key = u32At(t.key, place);
  const set = trait >> 3;
  const i = trait & 7;
  drawPeople(local, key, TRAIT_CHOICE, set);
  const choice = half(i);
  if (choice < t.shareHousehold16) drawPeople(householdFirst(local, entryOf(p, place)), key, TRAIT_HOUSEHOLD, set);
  else if (choice < t.shareHousehold16 + t.sharePerson16) {
    drawPeople(local, key, TRAIT_COMMON, 0);
    return w0 & 0xffff;
  } else drawPeople(local, key, TRAIT_OWN, set);
  return half(i);
}
