/** What bore on an infection that came about: what people did that day to meet less or more safely, and whether these two did. */
import { AWARENESS_CLASSES, EVERYONE, MODIFIERS, NOBODY } from "../../kernel/engine.ts";
import type { Course } from "../../kernel/plan.ts";
import { ageAt, personAt, placeOf } from "../../population/people.ts";
import { type Population, Role } from "../../population/population.ts";
import type { Trace } from "./trace.ts";

export interface Bearing {
  /** Name of the modifier. */
  name: string;
  side: "infected" | "infector";
  /** Share of people of their place who had heard as much and followed it that day. */
  share: number;
  followed: boolean;
  /** What is left of a contact in this setting where somebody follows it. */
  factor: number;
}

/** Conditions that hang on marks or sectors are left out: a log of one life does not tell them of both. */
export function bearingsOn(trace: Trace, population: Population, course: Course): Bearing[] {
  const [last] = trace.infection;
  if (last === undefined || last.from === NOBODY) return [];
  const between = placeOf(population, last.person) !== placeOf(population, last.from);
  const found: Bearing[] = [];
  for (const [m, { name, when, source, target }] of trace.modifiers.entries()) {
    if (
      when.overlay !== undefined ||
      when.lacks !== undefined ||
      (when.sectors?.length ?? 0) > 0 ||
      when.dead
    )
      continue;
    if (when.between && !between) continue;
    for (const isSource of [false, true]) {
      const who = isSource ? last.from : last.person;
      const factor = (isSource ? source : target)[last.setting];
      if (factor === 1) continue;
      if (isSource && course.dead[last.detail] === 1) continue;
      if (when.ill && !(isSource && course.ill[last.detail] === 1)) continue;
      const { role } = personAt(population, who);
      if ((when.worker && role !== Role.worker) || (when.pupil && role !== Role.pupil)) continue;
      const age = ageAt(population, who);
      if (when.ages !== undefined && (age < when.ages[0] || age > when.ages[1])) continue;
      const row = placeOf(population, who) * MODIFIERS + m;
      const field = trace.uptake[row * AWARENESS_CLASSES + trace.awareness[isSource ? 1 : 0]];
      if (field === 0) continue;
      found.push({
        name,
        side: isSource ? "infector" : "infected",
        share: field / EVERYONE,
        followed: trace.thresholds[isSource ? 1 : 0][m] < field,
        factor,
      });
    }
  }
  return found;
}
