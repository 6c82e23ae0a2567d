// Acceptance of a candidate: its mark against the product of today's factors (section 5, phases A and B).
import { w3, drawFates, unit, use, CANDIDATE } from "./philox";
import * as people from "./people";
import { AWARENESS_CLASSES, placeOf, localOf, entryOf, ageIn, roleIn, wasImmune } from "./people";
import { holds } from "./overlays";
import { threshold } from "./traits";
import * as t from "./tables";
import { f64At, u8At, u16At, u32At } from "./tables";

const MODIFIERS: u32 = 24;
const ILL: u32 = 1;
const IS_WORKER: u32 = 2;
const IS_PUPIL: u32 = 4;
const BETWEEN: u32 = 8;
const DEAD: u32 = 16;
/** The conditions that are bits of a person and a contact; what is beyond them is looked at by `isSpecial`. */
const PLAIN: u32 = 31;
const SPECIAL: u32 = 32;

/** The conditions a person meets by role. */
// @ts-ignore: decorator
@inline
function roleBits(entry: u32): u32 {
  const role = roleIn(entry);
  return (role == people.WORKER ? IS_WORKER : 0) | (role == people.PUPIL ? IS_PUPIL : 0);
}

/** Whether a modifier could act on a person's side: not neutral there, conditions met, somebody follows it. */
// @ts-ignore: decorator
@inline
function concerns(m: u32, factor: f64, field: u32, meets: u32): bool {
  const needs = u8At(t.modifierWhen, m) & PLAIN;
  // The dead follow nothing but what is said of them.
  return field != 0 && factor != 1.0 && (needs & meets) == needs && ((needs ^ meets) & DEAD) == 0;
}

/** The rarer conditions of a modifier, on person p of an age in a contact with `target`. */
function isSpecial(m: u32, p: u32, age: u32, setting: u32, target: u32): bool {
  if ((u8At(t.modifierWhen, m) & SPECIAL) == 0) return true;
  const overlay = u8At(t.modifierOverlay, m);
  if (overlay != 255 && !holds(p, overlay)) return false;
  const lacks = u8At(t.modifierLacks, m);
  if (lacks != 255 && holds(p, lacks)) return false;
  if (age < u8At(t.modifierFrom, m) || age > u8At(t.modifierTo, m)) return false;
  const sectors = u16At(t.modifierSectors, m);
  if (sectors == 0) return true;
  if (setting != people.CLASS && setting != people.WORK) return false;
  people.lookUpHome(target);
  people.lookUpGroup();
  return people.group != people.HOUSEHOLD && ((sectors >> people.sectorOfGroup()) & 1) != 0;
}

// @ts-ignore: decorator
@inline
function follows(m: u32, field: u32, p: u32, side: u32): bool {
  return field >= 65536 || threshold(p, u8At(t.modifierTrait, m), side) < field;
}

// @ts-ignore: decorator
@inline
function fieldRow(p: u32, place: u32): u32 {
  return place * (MODIFIERS * AWARENESS_CLASSES) + u8At(t.classOf, u8At(t.state, p) >> 2);
}

/** The mark of a candidate: uniform within its layer of the setting. */
function markOf(source: u32, home: u32, setting: u32, layer: u32, stage: u32, index: u32): f64 {
  drawFates(localOf(source, home), u32At(t.key, home), use(CANDIDATE, stage, layer, 0), index);
  if (layer == 0) return unit(w3());
  const below = f64At(t.ceiling, (layer - 1) * 6 + setting);
  return below + (f64At(t.ceiling, layer * 6 + setting) - below) * unit(w3());
}

/** Whether a candidate would infect a target who is susceptible by their state. */
export function accepts(target: u32, source: u32, packed: u32): bool {
  const setting = (packed >> 10) & 7;
  const layer = (packed >> 13) & 3;
  const stage = (packed >> 15) & 15;
  const home = placeOf(source);
  const place = placeOf(target);
  const targetEntry = entryOf(target, place);
  const age = ageIn(targetEntry);
  const susceptibility = f64At(t.susceptibility, age);
  if (t.modifiers == 0 && layer == 0 && susceptibility >= 1.0) return !wasImmune(target, place, age);
  // Where no factor exceeds 1, a product once at or below the mark can only fall further, and none falls below the least.
  const mark = markOf(source, home, setting, layer, stage, packed >> 19);
  if (t.raises == 0) {
    if (mark >= susceptibility) return false;
    if (mark < f64At(t.leastFactor, u8At(t.ill, stage) * 6 + setting) * susceptibility)
      return !wasImmune(target, place, age);
  }
  let factor: f64 = 1.0;
  const sourceRow = fieldRow(source, home);
  const targetRow = fieldRow(target, place);
  const sourceEntry = entryOf(source, home);
  const contactBits = home != place ? BETWEEN : 0;
  const stageBits = (u8At(t.ill, stage) != 0 ? ILL : 0) | (u8At(t.dead, stage) != 0 ? DEAD : 0);
  const sourceMeets = roleBits(sourceEntry) | contactBits | stageBits;
  const targetMeets = roleBits(targetEntry) | contactBits;
  for (let m: u32 = 0; m < t.modifiers; m++) {
    const sourceFactor = f64At(t.modifierFactor, m * 12 + setting);
    const targetFactor = f64At(t.modifierFactor, m * 12 + 6 + setting);
    const sourceField = u32At(t.uptake, sourceRow + m * AWARENESS_CLASSES);
    const targetField = u32At(t.uptake, targetRow + m * AWARENESS_CLASSES);
    if (
      concerns(m, sourceFactor, sourceField, sourceMeets) &&
      isSpecial(m, source, ageIn(sourceEntry), setting, target) &&
      follows(m, sourceField, source, 0)
    )
      factor *= sourceFactor;
    if (
      concerns(m, targetFactor, targetField, targetMeets) &&
      isSpecial(m, target, age, setting, target) &&
      follows(m, targetField, target, 1)
    )
      factor *= targetFactor;
    if (t.raises == 0 && mark >= factor) return false;
  }
  if (mark >= factor * susceptibility) return false;
  return !wasImmune(target, place, age);
}
