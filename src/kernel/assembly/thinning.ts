// Acceptance of a candidate: its mark against the product of today's factors (section 5, phases A and B).
import { w3, drawFates, unit, use, CANDIDATE } from "./philox";
import { placeOf, localOf, entryOf, ageIn, roleIn, wasImmune } from "./people";
import { threshold } from "./traits";
import * as t from "./tables";
import { f64At, u8At, u32At } from "./tables";

const ILL: u32 = 1;
const IS_WORKER: u32 = 2;
const IS_PUPIL: u32 = 4;

/** The conditions a person meets, as bits; `ill` only on the source's side. */
// @ts-ignore: decorator
@inline
function conditions(entry: u32, ill: bool): u32 {
  const role = roleIn(entry);
  return (ill ? ILL : 0) | (role == 1 ? IS_WORKER : 0) | (role == 2 ? IS_PUPIL : 0);
}

/** Whether a modifier could act on a person's side: not neutral there, conditions met, somebody follows it. */
// @ts-ignore: decorator
@inline
function concerns(m: u32, factor: f64, field: u32, meets: u32): bool {
  const needs = u8At(t.modifierWhen, m);
  return field != 0 && factor != 1.0 && (needs & meets) == needs;
}

// @ts-ignore: decorator
@inline
function follows(m: u32, field: u32, p: u32, side: u32): bool {
  return field >= 65536 || threshold(p, u8At(t.modifierTrait, m), side) < field;
}

// @ts-ignore: decorator
@inline
function fieldRow(p: u32, place: u32): u32 {
  return place * 64 + u8At(t.classOf, u8At(t.state, p) >> 2);
}

/** The mark of a candidate: uniform within its layer of the setting. */
function markOf(source: u32, home: u32, setting: u32, layer: u32, stage: u32, index: u32): f64 {
  drawFates(localOf(source, home), u32At(t.key, home), use(CANDIDATE, stage, layer, 0), index);
  if (layer == 0) return unit(w3());
  const below = f64At(t.ceiling, (layer - 1) * 4 + setting);
  return below + (f64At(t.ceiling, layer * 4 + setting) - below) * unit(w3());
}

/** Whether a candidate would infect a target who is susceptible by their state. */
export function accepts(target: u32, source: u32, packed: u32): bool {
  const setting = (packed >> 10) & 3;
  const layer = (packed >> 12) & 3;
  const stage = (packed >> 14) & 15;
  const home = placeOf(source);
  const place = placeOf(target);
  const targetEntry = entryOf(target, place);
  const age = ageIn(targetEntry);
  const susceptibility = f64At(t.susceptibility, age);
  if (t.modifiers == 0 && layer == 0 && susceptibility >= 1.0) return !wasImmune(target, place, age);
  // Where no factor exceeds 1, a product once at or below the mark can only fall further, and none falls below the least.
  const mark = markOf(source, home, setting, layer, stage, packed >> 18);
  if (t.raises == 0) {
    if (mark >= susceptibility) return false;
    if (mark < f64At(t.leastFactor, (u8At(t.ill, stage) << 2) + setting) * susceptibility)
      return !wasImmune(target, place, age);
  }
  let factor: f64 = 1.0;
  const sourceRow = fieldRow(source, home);
  const targetRow = fieldRow(target, place);
  const sourceMeets = conditions(entryOf(source, home), u8At(t.ill, stage) != 0);
  const targetMeets = conditions(targetEntry, false);
  for (let m: u32 = 0; m < t.modifiers; m++) {
    const sourceFactor = f64At(t.modifierFactor, m * 8 + setting);
    const targetFactor = f64At(t.modifierFactor, m * 8 + 4 + setting);
    const sourceField = u32At(t.uptake, sourceRow + m * 4);
    const targetField = u32At(t.uptake, targetRow + m * 4);
    if (concerns(m, sourceFactor, sourceField, sourceMeets) && follows(m, sourceField, source, 0))
      factor *= sourceFactor;
    if (concerns(m, targetFactor, targetField, targetMeets) && follows(m, targetField, target, 1))
      factor *= targetFactor;
    if (t.raises == 0 && mark >= factor) return false;
  }
  if (mark >= factor * susceptibility) return false;
  return !wasImmune(target, place, age);
}
