/** What modifiers leave of a contact (section 5 of the contract, phase A). */
import { AWARENESS_CLASSES, type BySetting, type Modifier, MODIFIERS } from "../../src/kernel/engine.ts";
import { isPupil, isWorker, Setting } from "./meeting.ts";
import { type Person, thresholdOf } from "./people.ts";
import { awarenessOf, type Candidate, type World } from "./state.ts";

type Side = "source" | "target";

/** Lowest and highest factor that a layer covers, in a setting. */
function layerBounds(world: World, layer: number, setting: number): [bottom: number, top: number] {
  const { ceilings } = world.plan;
  return [layer === 0 ? 0 : ceilings[layer - 1][setting], ceilings[layer][setting]];
}

export function layerWidths(world: World, layer: number): BySetting {
  const width = (setting: number): number => {
    const [bottom, top] = layerBounds(world, layer, setting);
    return top - bottom;
  };
  return [width(0), width(1), width(2), width(3), width(4), width(5)];
}

/** A candidate whose target is the one who is there. */
export type Contact = Pick<Candidate, "source" | "target" | "setting" | "stage" | "layer" | "mark">;

/** Whether the conditions of a modifier hold of the person on that side. */
function concerns(world: World, side: Side, { when }: Modifier, contact: Contact): boolean {
  const { source, target, setting, stage } = contact;
  const { ill, dead } = world.plan.course;
  const person = contact[side];
  const ofDead = side === "source" && dead[stage] === 1;
  if (when.dead ? !ofDead : ofDead) return false;
  if (when.ill && !(side === "source" && ill[stage] === 1)) return false;
  if (when.worker && !isWorker(person)) return false;
  if (when.pupil && !isPupil(person)) return false;
  if (when.between && source.place === target.place) return false;
  if (when.overlay !== undefined && !person.overlays.has(when.overlay)) return false;
  if (when.lacks !== undefined && person.overlays.has(when.lacks)) return false;
  if (when.ages && !(when.ages[0] <= person.age && person.age <= when.ages[1])) return false;
  const inGroup = setting === Setting.class || setting === Setting.work;
  const { sectors = [] } = when;
  return sectors.length === 0 || (inGroup && sectors.includes(target.sector));
}

function factorOn(world: World, side: Side, modifier: Modifier, number: number, contact: Contact): number {
  if (!concerns(world, side, modifier, contact)) return 1;
  const person: Person = contact[side];
  const row = person.place.index * MODIFIERS + number;
  const uptake = world.uptake[row * AWARENESS_CLASSES + awarenessOf(world, person)];
  return thresholdOf(world.plan, person, modifier.trait) < uptake ? modifier[side][contact.setting] : 1;
}

/** Whether today's factors let the contact through. */
export function isAccepted(world: World, contact: Contact): boolean {
  let factor = 1;
  world.plan.modifiers.forEach((modifier, number) => {
    factor *= factorOn(world, "source", modifier, number, contact);
    factor *= factorOn(world, "target", modifier, number, contact);
  });
  factor *= world.plan.course.susceptibility[contact.target.age];
  const [bottom, top] = layerBounds(world, contact.layer, contact.setting);
  return bottom + (top - bottom) * contact.mark < factor;
}
