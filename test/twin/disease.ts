/** How the disease gets from one person to another (section 5 of the contract). */
import { Course, EventKind, NOBODY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { enterStage } from "./course.ts";
import { draw, Purpose } from "./draws.ts";
import { isAccepted } from "./factors.ts";
import { Setting } from "./meeting.ts";
import type { Person } from "./people.ts";
import { below, unit, type Words } from "./philox.ts";
import { metWhereTheyAre } from "./presence.ts";
import { poissonCount } from "./sampling.ts";
import { type Candidate, inOrder, note, takeDue, type World } from "./state.ts";

export function scheduleImports(world: World, day: number): void {
  const { plan } = world;
  const owner = { local: day, key: 0 };
  const perDay = plan.imports
    .filter(({ from, until }) => from <= day && day < until)
    .reduce((sum, period) => sum + period.perDay, 0);
  const parts = Math.ceil(perDay / 500);
  let count = day === 0 ? plan.seedInfections : 0;
  for (let part = 0; part < parts; part++) {
    const [word] = draw(plan.seeds, Purpose.import, { local: day, key: part });
    count += poissonCount(perDay / parts, unit(word));
  }
  const { arrivals } = plan;
  const among = world.everyone.filter(({ place }) => arrivals === null || arrivals.includes(place.index));
  for (let i = 0; i < count; i++) {
    const [placeWord, personWord, timeWord] = draw(plan.seeds, Purpose.import, owner, { index: 1 + i });
    const { place } = among[below(placeWord, among.length)];
    const target = place.people[below(personWord, place.people.length)];
    world.imports.push({ due: day * UNITS_PER_DAY + Math.floor(timeWord / 2 ** 20), target });
  }
}

/** Whom a candidate meets where people are on the day. */
function targetOf(world: World, { source, stage, layer, index, ...contact }: Candidate): Person | undefined {
  const self = { local: source.local, key: source.place.key };
  const words = (purpose: number) => (): Words =>
    draw(world.plan.seeds, purpose, self, { part: stage, layer, index });
  return metWhereTheyAre(world, {
    ...contact,
    source,
    community: words(Purpose.community),
    roster: words(Purpose.roster),
  });
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
      .filter(({ source }) => !source.killed)
      .map((candidate) => ({ ...candidate, target: targetOf(world, candidate) }))
      .filter((contact): contact is Candidate => contact.target !== undefined)
      .filter((contact) => isAccepted(world, contact))
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
  enterStage(world, target, -1, 0, time);
}
