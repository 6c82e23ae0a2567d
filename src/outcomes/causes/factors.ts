/** The product of a day's factors on a contact, as the kernel takes it, and what makes it smaller in one of two worlds. */
import { AWARENESS_CLASSES, Hearing, MESSAGES, MODIFIERS, type Modifier } from "../../kernel/engine.ts";
import type { KernelPlan } from "../../kernel/plan.ts";
import { ageAt, personAt, placeOf } from "../../population/people.ts";
import { NO_GROUP, Role } from "../../population/population.ts";
import { type Cause, cause, CauseKind } from "./cause.ts";
import type { Side } from "./ledger.ts";
import type { WorldRecord } from "./record.ts";
import { heardAlike, silenceCause } from "./silence.ts";
import { holds, type WorldState } from "./state.ts";
import { isTelling } from "./tells.ts";
import { anotherStatement, overlayCause, sides, type Walk } from "./walk.ts";

export interface Contact {
  source: number;
  target: number;
  /** Stage of the source. */
  stage: number;
  setting: number;
  tick: number;
}

const [CLASS, WORK] = [1, 2];

/** Whether an awareness class may hang on whether somebody still tells a message: it is not logged, and asked only then. */
function distinguishes(classOf: Uint8Array, slot: number): boolean {
  const known = telling.get(classOf) ?? [];
  telling.set(classOf, known);
  known[slot] ??= classOf.some(
    (of, bits) =>
      ((bits >> (2 * slot)) & 3) === Hearing.telling &&
      of !== classOf[(bits & ~(3 << (2 * slot))) | (Hearing.silent << (2 * slot))],
  );
  return known[slot];
}
const telling = new WeakMap<Uint8Array, boolean[]>();

/** What somebody has heard of a message at the start of the contacts of a tick, as awareness may hang on it. */
function heardAs(state: WorldState, slot: number, person: number, tick: number): number {
  const heard = state.hearing[slot][person];
  const stopped =
    heard === Hearing.telling &&
    distinguishes(state.record.plan.classOf, slot) &&
    !isTelling(state, slot, person, tick);
  return stopped ? Hearing.silent : heard;
}

/** Awareness class of a person at the start of the contacts of a tick. */
export function awarenessOf(state: WorldState, person: number, tick: number): number {
  let bits = 0;
  for (let slot = 0; slot < MESSAGES; slot++) bits |= heardAs(state, slot, person, tick) << (2 * slot);
  return state.record.plan.classOf[bits];
}

/** Whether the conditions of a modifier hold on one side of a contact. */
function concerns(state: WorldState, { when }: Modifier, contact: Contact, isSource: boolean): boolean {
  const { population, course } = state.record.plan;
  const { source, target, stage, setting } = contact;
  const who = isSource ? source : target;
  const dead = isSource && course.dead[stage] === 1;
  if (when.dead ? !dead : dead) return false;
  if (when.ill && !(isSource && course.ill[stage] === 1)) return false;
  if (when.worker && personAt(population, who).role !== Role.worker) return false;
  if (when.pupil && personAt(population, who).role !== Role.pupil) return false;
  if (when.between && placeOf(population, source) === placeOf(population, target)) return false;
  if (when.overlay !== undefined && !holds(state, who, when.overlay)) return false;
  if (when.lacks !== undefined && holds(state, who, when.lacks)) return false;
  if (when.ages !== undefined) {
    const age = ageAt(population, who);
    if (age < when.ages[0] || age > when.ages[1]) return false;
  }
  // An empty list counts as not given.
  if (when.sectors === undefined || when.sectors.length === 0) return true;
  if (setting !== CLASS && setting !== WORK) return false;
  const group = state.company.group[target];
  return group !== NO_GROUP && when.sectors.includes(state.company.groupSector[group]);
}

const uptakeAt = (state: WorldState, modifier: number, person: number, awareness: number): number => {
  const place = placeOf(state.record.plan.population, person);
  return state.uptake[(place * MODIFIERS + modifier) * AWARENESS_CLASSES + awareness];
};

interface Applied {
  identity: string;
  isSource: boolean;
  factor: number;
}

/** Every modifier on both sides, in the kernel's order, with the factor it takes. */
function applied(state: WorldState, contact: Contact): Applied[] {
  return state.record.plan.modifiers.flatMap((modifier, number) =>
    [true, false].map((isSource): Applied => {
      const who = isSource ? contact.source : contact.target;
      const follows =
        concerns(state, modifier, contact, isSource) &&
        state.record.threshold(who, modifier.trait) <
          uptakeAt(state, number, who, awarenessOf(state, who, contact.tick));
      const side = isSource ? modifier.source : modifier.target;
      const identity = identities(state.record)[number];
      return { identity, isSource, factor: follows ? side[contact.setting] : 1 };
    }),
  );
}

/** The product of all factors on a contact: it lands if its mark is smaller. */
export function factorOf(state: WorldState, contact: Contact): number {
  const { course, population } = state.record.plan;
  const product = applied(state, contact).reduce((before, { factor }) => before * factor, 1);
  return product * course.susceptibility[ageAt(population, contact.target)];
}

/**
 * Who a modifier is in both worlds: by name, or, where it hangs on a decision (and its name on the number of that
 * decision in its plan), by what it does.
 */
export function identities({ plan, fixedModifiers }: WorldRecord): readonly string[] {
  const known = identified.get(plan);
  if (known !== undefined) return known;
  const seen = new Map<string, number>();
  const list = plan.modifiers.map(({ name, ...content }) => {
    if (fixedModifiers.includes(name)) return name;
    const what = JSON.stringify(content);
    seen.set(what, (seen.get(what) ?? 0) + 1);
    return `${what} ${seen.get(what)}`;
  });
  identified.set(plan, list);
  return list;
}
const identified = new WeakMap<KernelPlan, readonly string[]>();

/** The modifiers of two worlds, each once, by identity: a cause names one by its place in this list. */
export const sharedModifiers = (first: WorldRecord, second: WorldRecord): string[] => [
  ...new Set([...identities(first), ...identities(second)]),
];

/**
 * Somebody is of another class of awareness in one world: by what they heard or when, by a statement that made all
 * unheard, or by whom they met when they told it.
 */
function awarenessCause(walk: Walk, who: number, values: Partial<Cause>): Cause | null {
  const { states, ledger, tick } = walk;
  for (let slot = 0; slot < MESSAGES; slot++) {
    const [first, second] = states.map((state) => heardAs(state, slot, who, tick));
    if (first === second) continue;
    if (heardAlike(states, slot, who))
      return silenceCause(walk, first === Hearing.telling ? 0 : 1, slot, who);
    const parent = ledger.latest("hearing", who, slot);
    if (parent >= 0) return cause(CauseKind.awareness, { ...values, who, parent });
    const another = anotherStatement(states, who, slot);
    if (another !== null) return another;
  }
  return null;
}

/** Why the product of all factors on a contact is smaller in the world other than `side`: the first factor that is; null if none is. */
export function smallerFactor(walk: Walk, side: Side, contact: Contact): Cause | null {
  const [x, y] = sides(walk, side);
  const there = applied(y, contact);
  const here = applied(x, contact);
  const factorIn = (list: readonly Applied[], { identity, isSource }: Applied): number =>
    list.find((other) => other.identity === identity && other.isSource === isSource)?.factor ?? 1;
  const smaller =
    there.find((one) => one.factor < factorIn(here, one)) ??
    here.find((one) => one.factor > factorIn(there, one));
  if (smaller === undefined) return null;
  const { identity, isSource } = smaller;
  const who = isSource ? contact.source : contact.target;
  const reads = [x, y].map((state) => {
    const number = identities(state.record).indexOf(identity);
    const awareness = awarenessOf(state, who, contact.tick);
    return {
      number,
      awareness,
      field: number < 0 ? 0 : uptakeAt(state, number, who, awareness),
      fieldAs: (other: number): number => (number < 0 ? 0 : uptakeAt(state, number, who, other)),
    };
  });
  const [inX, inY] = reads;
  const [first, second] = walk.states;
  const detail = sharedModifiers(first.record, second.record).indexOf(identity);
  if (inX.number >= 0 && inY.number >= 0) {
    // What it does is the same in both worlds, and so is what it hangs on.
    const { overlay, lacks } = x.record.plan.modifiers[inX.number].when;
    const held = [overlay, lacks]
      .filter((one) => one !== undefined)
      .find((one) => holds(x, who, one) !== holds(y, who, one));
    if (held !== undefined) return overlayCause(walk, who, held);
  }
  const values =
    side === 0 ? { first: inX.field, second: inY.field } : { first: inY.field, second: inX.field };
  const modifier = x.record.plan.modifiers[inX.number] ?? y.record.plan.modifiers[inY.number];
  const threshold = x.record.threshold(who, modifier.trait);
  // The factor itself differs, though nothing in the fields does: no cause.
  if (threshold < inX.field === threshold < inY.field) return null;
  // Heard or not, unless the field moved on the very row that X reads.
  if (inX.awareness !== inY.awareness && threshold < inX.field === threshold < inY.fieldAs(inX.awareness)) {
    return awarenessCause(walk, who, { detail, ...values });
  }
  return cause(CauseKind.uptake, { who, detail, ...values });
}
