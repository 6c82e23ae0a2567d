/** What a grant does: overlays on people, households that leave, and deaths (section 8 of the contract). */
import { Course, EventKind, type Scope, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { kill } from "./course.ts";
import { draw, Purpose } from "./draws.ts";
import type { Person } from "./people.ts";
import { note, type World } from "./state.ts";

/** What never ends lasts until this day. */
const FOR_EVER = 65535;

const lastOf = (day: number, lastsDays: number | null): number =>
  lastsDays === null ? FOR_EVER : day + lastsDays;

/** The effect of a grant falls on a morning. */
export function takeEffect(world: World, day: number, programme: number, person: Person): void {
  const { effect, scope } = world.plan.programmes[programme];
  world.fell[programme].push(person);
  if (effect === null) return;
  if ("die" in effect) {
    if (person.course !== Course.dead) kill(world, person, programme, day * UNITS_PER_DAY);
    return;
  }
  const until = lastOf(day, effect.lastsDays);
  if ("move" in effect) {
    leave(world, day, programme, person, until);
    return;
  }
  for (const reached of reachedBy(scope, person)) {
    if (reached.course === Course.dead || isTooWell(world, reached, programme)) continue;
    const held = reached.overlays.get(effect.overlay);
    reached.overlays.set(effect.overlay, Math.max(held ?? 0, until));
    if (held !== undefined) continue;
    note(world, {
      time: day * UNITS_PER_DAY,
      kind: EventKind.began,
      a: effect.overlay,
      b: programme,
      person: reached.address,
      other: person.address,
    });
  }
}

/** An overlay that ends on recovery, by whatever programme, is only for those in course. */
export function isTooWell({ plan }: World, { course }: Person, programme: number): boolean {
  const { effect } = plan.programmes[programme];
  if (effect === null || !("overlay" in effect) || course === Course.inCourse) return false;
  return plan.programmes.some(
    ({ effect: other }) =>
      other !== null && "overlay" in other && other.overlay === effect.overlay && other.untilWell === true,
  );
}

/** Everyone of the scope of one person: themselves only by `self`, of the groups the others. */
function reachedBy(scope: Scope, person: Person): Set<Person> {
  const { household, classmates, colleagues, team } = person;
  const reached = new Set([
    ...(scope.household ? household : []),
    ...(scope.class ? classmates : []),
    ...(scope.team ? (team.length > 0 ? team : colleagues) : []),
    ...(scope.workplace ? colleagues : []),
  ]);
  reached.delete(person);
  return scope.self ? reached.add(person) : reached;
}

function leave(world: World, day: number, programme: number, person: Person, until: number): void {
  if (person.course === Course.dead || person.host !== undefined) return;
  const { seeds, population } = world.plan;
  const { flightPtr, flightTo, flightUpTo } = population;
  const { place, household } = person;
  if (household.length >= population.quartersFrom) return;
  const row = [flightPtr[place.index], flightPtr[place.index + 1]] as const;
  const first = { local: household[0].local, key: place.key };
  const [word] = draw(seeds, Purpose.flight, first, { part: programme, index: day });
  const entry = flightUpTo.subarray(...row).findIndex((upTo) => word < upTo);
  if (entry < 0) return;
  const destination = flightTo[row[0] + entry];
  for (const member of household) {
    if (member.course === Course.dead || member.host !== undefined) continue;
    if (member.course === Course.inCourse) world.exported[place.index]++;
    member.host = destination;
    member.awayUntil = until;
    note(world, {
      time: day * UNITS_PER_DAY,
      kind: EventKind.moved,
      a: programme,
      person: member.address,
      other: destination,
    });
  }
}
