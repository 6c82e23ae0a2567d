/** The morning of a day: what ends, what begins, who gets what, and who is where (section 8 of the contract). */
import { Course, EventKind, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { takeEffect } from "./effects.ts";
import { giveOut } from "./programmes.ts";
import { inOrder, noneByProgramme, note, type World } from "./state.ts";

export function runMorning(world: World, day: number): void {
  const { programmes } = world.plan;
  const count = world.places.length;
  world.claimed = noneByProgramme(count);
  world.granted = noneByProgramme(count);
  world.fell = programmes.map(() => []);
  world.exported = world.places.map(() => 0);
  endWhatEnds(world, day);
  const due = world.grants.filter(({ effectDay }) => effectDay === day);
  world.grants = world.grants.filter(({ effectDay }) => effectDay !== day);
  due
    .sort((x, y) => inOrder([x.programme, x.person.address], [y.programme, y.person.address]))
    .forEach(({ programme, person }) => takeEffect(world, day, programme, person));
  programmes.forEach(({ delayDays }, programme) => {
    for (const person of giveOut(world, day, programme)) {
      if (delayDays === 0) takeEffect(world, day, programme, person);
      else world.grants.push({ effectDay: day + delayDays, programme, person });
    }
  });
  world.someAway = world.everyone.some(({ host }) => host !== undefined);
  world.rosters = world.places.map(({ index }) =>
    world.everyone.filter(({ host, course }) => host === index && course !== Course.dead),
  );
}

function endWhatEnds(world: World, day: number): void {
  const time = day * UNITS_PER_DAY;
  for (const person of world.everyone) {
    for (const [overlay, until] of person.overlays) {
      if (until !== day) continue;
      person.overlays.delete(overlay);
      note(world, { time, kind: EventKind.ended, a: overlay, person: person.address });
    }
    if (person.host === undefined || person.awayUntil !== day) continue;
    note(world, { time, kind: EventKind.returned, person: person.address, other: person.host });
    person.host = undefined;
  }
}
