/** The course of the disease in a person, and how it gets to another (sections 4 and 5 of the contract). */
import {
  AWARENESS_CLASSES,
  Course,
  EventKind,
  type Modifier,
  MODIFIERS,
  NOBODY,
  UNITS_PER_DAY,
} from "../../src/kernel/engine.ts";
import { BRANCHES, DEAD, RECOVERED } from "../../src/kernel/plan.ts";
import { draw, Purpose } from "./draws.ts";
import {
  type BySetting,
  contactRates,
  isPupil,
  isWorker,
  personMet,
  Setting,
  settingAt,
  totalOf,
} from "./meeting.ts";
import { type Person, thresholdOf } from "./people.ts";
import { below, unit } from "./philox.ts";
import { poissonCount, quantileOf, unitsOf } from "./sampling.ts";
import { awarenessOf, type Candidate, laterTick, note, takeDue, type World } from "./state.ts";

const TABLE = 1537;
const AGES = 128;

const fourFrom = (values: ArrayLike<number>, from: number): BySetting => [
  values[from],
  values[from + 1],
  values[from + 2],
  values[from + 3],
];

/** Lowest and highest factor that a layer covers, in a setting. */
function layerBounds(world: World, layer: number, setting: number): [bottom: number, top: number] {
  const { ceilings } = world.plan;
  return [layer === 0 ? 0 : ceilings[layer - 1][setting], ceilings[layer][setting]];
}

function layerWidths(world: World, layer: number): BySetting {
  const width = (setting: number): number => {
    const [bottom, top] = layerBounds(world, layer, setting);
    return top - bottom;
  };
  return [width(0), width(1), width(2), width(3)];
}

export function enterStage(world: World, person: Person, stage: number, time: number): void {
  const { course, seeds } = world.plan;
  const self = { local: person.local, key: person.place.key };
  const first = draw(seeds, Purpose.stage, self, { part: stage });
  const second = draw(seeds, Purpose.stage, self, { part: stage, index: 1 });
  const dwell = unitsOf(quantileOf(course.dwell, stage * TABLE, first[0]));

  person.course = Course.inCourse;
  person.stage = stage;
  note(world, { time, kind: EventKind.stage, a: stage, person: person.address });
  const branch = [0, 1, 2, 3].find(
    (j) => first[1] < course.branchUpTo[(stage * BRANCHES + j) * AGES + person.age],
  );
  if (branch === undefined) throw new Error(`stage ${stage} leads nowhere at age ${person.age}`);
  const to = course.branchTo[stage * BRANCHES + branch];
  world.exits.push({ due: laterTick(time, time + dwell), person, from: stage, to });

  const variation = course.variation ? quantileOf(course.variation, 0, person.variationWord) : 1;
  const countWords = [first[2], first[3], second[0]];
  world.plan.ceilings.forEach((_, layer) => {
    const rates = contactRates(
      world.plan,
      person,
      fourFrom(course.rate, stage * 4),
      layerWidths(world, layer),
    );
    const mean = totalOf(rates) * (dwell / UNITS_PER_DAY) * variation;
    const count = mean > 0 ? poissonCount(mean, unit(countWords[layer])) : 0;
    for (let index = 0; index < count; index++) {
      const which = { part: stage, layer, index };
      const [settingWord, delayWord, memberWord, markWord] = draw(seeds, Purpose.candidate, self, which);
      const setting = settingAt(rates, settingWord);
      const target = personMet(world.plan, world.places, person, setting, memberWord, () =>
        draw(seeds, Purpose.community, self, which),
      );
      if (!target) continue;
      const due = laterTick(time, time + Math.floor(unit(delayWord) * dwell));
      world.candidates.push({
        due,
        source: person,
        stage,
        layer,
        index,
        setting,
        target,
        mark: unit(markWord),
      });
    }
  });
}

/** Phase 0: stages that end in the tick. */
export function endStages(world: World, tick: number): void {
  const [due, rest] = takeDue(world.exits, tick);
  world.exits = rest;
  for (const { due: time, person, from, to } of due) {
    if (to === RECOVERED) {
      person.course = Course.immune;
      note(world, { time, kind: EventKind.recovered, a: from, person: person.address });
    } else if (to === DEAD) {
      person.course = Course.dead;
      note(world, { time, kind: EventKind.died, a: from, person: person.address });
    } else {
      enterStage(world, person, to, time);
    }
  }
}

export function scheduleImports(world: World, day: number): void {
  const { plan } = world;
  const owner = { local: day, key: 0 };
  const perDay = plan.imports
    .filter(({ from, until }) => from <= day && day < until)
    .reduce((sum, period) => sum + period.perDay, 0);
  const drawn = perDay > 0 ? poissonCount(perDay, unit(draw(plan.seeds, Purpose.import, owner)[0])) : 0;
  const count = drawn + (day === 0 ? plan.seedInfections : 0);
  for (let i = 0; i < count; i++) {
    const [placeWord, personWord, timeWord] = draw(plan.seeds, Purpose.import, owner, { index: 1 + i });
    const { place } = world.everyone[below(placeWord, world.everyone.length)];
    const target = place.people[below(personWord, place.people.length)];
    world.imports.push({ due: day * UNITS_PER_DAY + Math.floor(timeWord / 2 ** 20), target });
  }
}

type Side = "source" | "target";

/** What a modifier leaves of a contact on one side. */
function factorOn(
  world: World,
  side: Side,
  modifier: Modifier,
  number: number,
  candidate: Candidate,
): number {
  const person = candidate[side];
  const { when } = modifier;
  if (when.ill && !(side === "source" && world.plan.course.ill[candidate.stage] === 1)) return 1;
  if (when.worker && !isWorker(person)) return 1;
  if (when.pupil && !isPupil(person)) return 1;
  const row = person.place.index * MODIFIERS + number;
  const uptake = world.uptake[row * AWARENESS_CLASSES + awarenessOf(world, person)];
  return thresholdOf(world.plan, person, modifier.trait) < uptake ? modifier[side][candidate.setting] : 1;
}

/** Phase A: whether today's factors let the contact through. */
function isAccepted(world: World, candidate: Candidate): boolean {
  let factor = 1;
  world.plan.modifiers.forEach((modifier, number) => {
    factor *= factorOn(world, "source", modifier, number, candidate);
    factor *= factorOn(world, "target", modifier, number, candidate);
  });
  factor *= world.plan.course.susceptibility[candidate.target.age];
  const [bottom, top] = layerBounds(world, candidate.layer, candidate.setting);
  return bottom + (top - bottom) * candidate.mark < factor;
}

export const canCatch = (world: World, person: Person): boolean =>
  person.course === Course.never && person.immunityWord >= world.plan.course.immunity[person.age];

/** Someone about to be infected; the five last numbers decide between several. */
export interface Infection {
  target: Person;
  setting: number;
  sourceStage: number;
  order: [due: number, source: number, stage: number, layer: number, index: number];
}

/** Phases A and B: the infections of a tick, at most one a person; nothing is written yet. */
export function judgeContacts(world: World, tick: number): Infection[] {
  const [candidates, laterCandidates] = takeDue(world.candidates, tick);
  const [imports, laterImports] = takeDue(world.imports, tick);
  world.candidates = laterCandidates;
  world.imports = laterImports;
  world.handled += candidates.length;
  const landing: Infection[] = [
    ...candidates
      .filter((candidate) => isAccepted(world, candidate))
      .map(({ due, source, stage, layer, index, setting, target }) => ({
        target,
        setting,
        sourceStage: stage,
        order: [due, source.address, stage, layer, index] satisfies Infection["order"],
      })),
    ...imports.map(({ due, target }) => ({
      target,
      setting: Setting.elsewhere,
      sourceStage: 0,
      order: [due, NOBODY, 0, 0, 0] satisfies Infection["order"],
    })),
  ]
    .filter(({ target }) => canCatch(world, target))
    .sort((x, y) => inOrder(x.order, y.order));
  return landing.filter(
    (infection) => landing.find(({ target }) => target === infection.target) === infection,
  );
}

/** Phase C. */
export function infect(
  world: World,
  { target, setting, sourceStage, order: [time, source] }: Infection,
): void {
  target.infectedOn = Math.floor(time / UNITS_PER_DAY) + 1;
  note(world, {
    time,
    kind: EventKind.infected,
    a: setting,
    b: sourceStage,
    person: target.address,
    other: source,
  });
  enterStage(world, target, 0, time);
}

/** Compares two lists of numbers from the left. */
export function inOrder(x: readonly number[], y: readonly number[]): number {
  const differing = x.findIndex((value, i) => value !== y[i]);
  return differing < 0 ? 0 : x[differing] - y[differing];
}
