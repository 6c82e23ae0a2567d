/** The course of the disease in a person (section 4 of the contract). */
import { type BySetting, Course, EventKind, EVERYONE, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { BRANCHES, DEAD, RECOVERED } from "../../src/kernel/plan.ts";
import { draw, Purpose } from "./draws.ts";
import { layerWidths } from "./factors.ts";
import { contactRates, personMet, settingAt, totalOf } from "./meeting.ts";
import type { Person } from "./people.ts";
import { unit, type Words } from "./philox.ts";
import { poissonCount, quantileOf, unitsOf } from "./sampling.ts";
import { laterTick, nextTick, note, takeDue, type World } from "./state.ts";

const TABLE = 1537;
const AGES = 128;
const SETTING_COUNT = 6;
/** More candidates of a layer are cut. */
const MOST_CANDIDATES = 8191;
/** In the log, in place of the stage that somebody died from. */
const KILLED = 255;

/** Someone enters a stage from another, or from -1 by infection. */
export function enterStage(world: World, person: Person, from: number, stage: number, time: number): void {
  const { course, seeds } = world.plan;
  const self = { local: person.local, key: person.place.key };
  const first = draw(seeds, Purpose.stage, self, { part: stage });
  const second = draw(seeds, Purpose.stage, self, { part: stage, index: 1 });
  const dwell = unitsOf(quantileOf(course.dwell, stage * TABLE, first[0]));

  const wasDead = person.course === Course.dead;
  if (!wasDead) person.course = Course.inCourse;
  if (course.dead[stage] === 1 && !wasDead) die(world, person, from, time);
  person.stage = stage;
  world.entries.push({ day: Math.floor(time / UNITS_PER_DAY), person, from, to: stage });
  note(world, { time, kind: EventKind.stage, a: stage, person: person.address });
  const slot = world.plan.emits[stage];
  if (slot >= 0) world.firstHand.push({ due: nextTick(time), source: person, slot });
  const waits = world.plan.branches.some((factor) => factor.stage === stage);
  const to = waits ? undefined : branchTaken(world, person, stage, first[1]);
  world.exits.push({ due: laterTick(time, time + dwell), person, from: stage, branchWord: first[1], to });
  scheduleContacts(world, person, stage, time, dwell, [first[2], first[3], second[0]]);
}

/** Where a stage leads under the fields and overlays of the moment. */
function branchTaken(world: World, person: Person, stage: number, word: number): number {
  const { course, branches } = world.plan;
  const upTo = [0, 1, 2, 3].map((j) => course.branchUpTo[(stage * BRANCHES + j) * AGES + person.age]);
  const products = [1, 1, 1, 1];
  let concerned = false;
  branches.forEach(({ stage: at, overlay, lacks = false, toward }, number) => {
    if (at !== stage || (overlay !== null && person.overlays.has(overlay) === lacks)) return;
    concerned = true;
    const factor = world.branchFactors[person.place.index * branches.length + number] / EVERYONE;
    for (const j of toward) products[j] *= factor;
  });
  if (concerned) {
    const parts = upTo.map((top, j) => (top - (j === 0 ? 0 : upTo[j - 1])) * products[j]);
    upTo[0] = parts[0];
    upTo[1] = upTo[0] + parts[1];
    upTo[2] = upTo[1] + parts[2];
    upTo[3] = 2 ** 32;
  }
  const branch = upTo.findIndex((top) => word < top);
  if (branch < 0) throw new Error(`stage ${stage} leads nowhere at age ${person.age}`);
  return course.branchTo[stage * BRANCHES + branch];
}

function scheduleContacts(
  world: World,
  person: Person,
  stage: number,
  time: number,
  dwell: number,
  countWords: readonly number[],
): void {
  const { course, seeds } = world.plan;
  const self = { local: person.local, key: person.place.key };
  const variation = course.variation ? quantileOf(course.variation, 0, person.variationWord) : 1;
  const at = (setting: number): number => course.rate[stage * SETTING_COUNT + setting];
  const rate: BySetting = [at(0), at(1), at(2), at(3), at(4), at(5)];
  world.plan.ceilings.forEach((_, layer) => {
    const rates = contactRates(world, person, rate, layerWidths(world, layer));
    const mean = totalOf(rates) * (dwell / UNITS_PER_DAY) * variation;
    const drawn = mean > 0 ? poissonCount(mean, unit(countWords[layer])) : 0;
    for (let index = 0; index < Math.min(drawn, MOST_CANDIDATES); index++) {
      const which = { part: stage, layer, index };
      const [settingWord, delayWord, memberWord, markWord] = draw(seeds, Purpose.candidate, self, which);
      const setting = settingAt(rates, settingWord);
      const community = (): Words => draw(seeds, Purpose.community, self, which);
      const target = personMet(world, person, setting, memberWord, community);
      if (!target) continue;
      const due = laterTick(time, time + Math.floor(unit(delayWord) * dwell));
      const mark = unit(markWord);
      world.candidates.push({ due, source: person, stage, layer, index, setting, memberWord, target, mark });
    }
  });
}

/** The dead hold nothing and are nowhere else. */
function layToRest(person: Person): void {
  person.course = Course.dead;
  person.overlays.clear();
  person.host = undefined;
}

function die(world: World, person: Person, from: number, time: number): void {
  layToRest(person);
  note(world, { time, kind: EventKind.died, a: from, person: person.address });
}

/** Of something else than the disease; what they still had to do in their stage comes to nothing. */
export function kill(world: World, person: Person, programme: number, time: number): void {
  layToRest(person);
  person.killed = true;
  note(world, { time, kind: EventKind.died, a: KILLED, b: 1 + programme, person: person.address });
}

function recover(world: World, person: Person, from: number, time: number): void {
  person.course = Course.immune;
  for (const { effect } of world.plan.programmes) {
    if (effect && "overlay" in effect && effect.untilWell) person.overlays.delete(effect.overlay);
  }
  note(world, { time, kind: EventKind.recovered, a: from, person: person.address });
}

/** Phase 0: stages that end in the tick. */
export function endStages(world: World, tick: number): void {
  const [due, rest] = takeDue(world.exits, tick);
  world.exits = rest;
  for (const { due: time, person, from, branchWord, to: known } of due) {
    person.stage = -1;
    if (person.killed) continue;
    const to = known ?? branchTaken(world, person, from, branchWord);
    if (to === RECOVERED) {
      recover(world, person, from, time);
    } else if (to !== DEAD) {
      enterStage(world, person, from, to, time);
    } else if (person.course !== Course.dead) {
      die(world, person, from, time);
    }
  }
}
