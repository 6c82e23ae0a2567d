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

// @ts-ignore: decorator
@inline
function side(m: u32, which: u32, setting: u32, p: u32, row: u32, meets: u32): f64 {
  const factor = f64At(t.modifierFactor, (m * 2 + which) * 4 + setting);
  if (factor == 1.0) return 1.0;
  const needs = u8At(t.modifierWhen, m);
  if ((needs & meets) != needs) return 1.0;
  const field = u32At(t.uptake, row + m * 4);
  if (field == 0) return 1.0;
  return field >= 65536 || threshold(p, u8At(t.modifierTrait, m)) < field ? factor : 1.0;
}

// @ts-ignore: decorator
@inline
function fieldRow(p: u32, place: u32): u32 {
  return place * 64 + u8At(t.classOf, u8At(t.state, p) >> 2);
}

/** The mark of a candidate: uniform within its layer. */
function markOf(source: u32, home: u32, setting: u32, layer: u32, stage: u32, index: u32): f64 {
  drawFates(localOf(source, home), u32At(t.key, home), use(CANDIDATE, stage, layer, 0), index);
  const below = layer == 0 ? 0.0 : f64At(t.ceiling, (layer - 1) * 4 + setting);
  return below + (f64At(t.ceiling, layer * 4 + setting) - below) * unit(w3);
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
  let factor: f64 = 1.0;
  if (t.modifiers != 0) {
    const sourceRow = fieldRow(source, home);
    const targetRow = fieldRow(target, place);
    const sourceMeets = conditions(entryOf(source, home), u8At(t.ill, stage) != 0);
    const targetMeets = conditions(targetEntry, false);
    for (let m: u32 = 0; m < t.modifiers; m++) {
      factor *= side(m, 0, setting, source, sourceRow, sourceMeets);
      factor *= side(m, 1, setting, target, targetRow, targetMeets);
      if (factor == 0.0) return false;
    }
  }
  factor *= susceptibility;
  if (layer == 0 && factor >= 1.0) return !wasImmune(target, place, age);
  if (markOf(source, home, setting, layer, stage, (packed >> 18)) >= factor) return false;
  return !wasImmune(target, place, age);
}
