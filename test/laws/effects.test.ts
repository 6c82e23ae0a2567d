/** What a grant does: whole scopes, for exactly as long as it lasts; families that leave together. Exact. */
import { expect, test } from "vitest";
import { EventKind, type LogEvent, type Scope } from "../../src/kernel/engine.ts";
import { isKilling, killerOf } from "../../src/outcomes/causes/log.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { dayOf, retell } from "../../verify/laws/retell.ts";
import type { Person } from "../twin/people.ts";
import { courseOf, inEveryWorld, only, type PlayedWorld } from "./played.ts";

/** Whether a scope of one person takes in another, by the groups the other is in; themselves only by `self`. */
function takesIn(scope: Scope, of: Person, other: Person): boolean {
  if (other === of) return scope.self === true;
  const teams = of.team.length > 0 ? of.team : of.colleagues;
  return (
    (scope.household === true && other.household.includes(of)) ||
    (scope.class === true && other.classmates.includes(of)) ||
    (scope.workplace === true && other.colleagues.includes(of)) ||
    (scope.team === true && teams.includes(other))
  );
}

/** Programme and person of the grants whose effect falls on a day. */
const effectsOn = ({ script, log, everyone }: PlayedWorld, day: number): [programme: number, Person][] =>
  only(log, EventKind.granted)
    .filter((event) => dayOf(event) + script.plan.programmes[event.a].delayDays === day)
    .map(({ a, person }) => [a, everyone.get(person)!]);

/** Under which programme each of a morning's killed is killed. */
const killersOf = (events: readonly LogEvent[]): Map<number, number> =>
  new Map(events.filter(isKilling).map((event) => [event.person, killerOf(event)]));

const named = (overlay: number, person: number): string => `${overlay} of ${person}`;

test("everyone alive in the scope of a grant holds the overlay, for exactly as long as the longest lasts, or until well where it says so", () => {
  let [ended, well] = [0, 0];
  inEveryWorld((world) => {
    const { script, log, everyone } = world;
    const { programmes } = script.plan;
    const recovered = only(log, EventKind.recovered);
    const untilWell = new Set(endingOnRecovery(programmes));
    const inCourse = courseOf(log);
    /** The morning on which each overlay of each person should end. */
    const until = new Map<string, number>();
    retell(log, script.days.length, {
      morning: (day, { dead }, events) => {
        const due = [...until].filter(([, last]) => last === day).map(([name]) => name);
        const over = only(events, EventKind.ended).map(({ a, person }) => named(a, person));
        expect(over.toSorted()).toEqual(due.toSorted());
        ended += over.length;
        for (const name of due) until.delete(name);
        const begun = new Set<string>();
        const killers = killersOf(events);
        for (const [programme, of] of effectsOn(world, day)) {
          const { effect, scope, delayDays } = programmes[programme];
          if (effect === null || !("overlay" in effect)) continue;
          for (const other of everyone.values()) {
            if (dead.has(other.address) || !takesIn(scope, of, other)) continue;
            // What is due from earlier days comes first, then one programme after another.
            if (delayDays === 0 && (killers.get(other.address) ?? programme) < programme) continue;
            // What ends on recovery is only for those in course.
            if (untilWell.has(effect.overlay) && !inCourse(other.address, day)) continue;
            const name = named(effect.overlay, other.address);
            const last = effect.lastsDays === null ? Number.POSITIVE_INFINITY : day + effect.lastsDays;
            if (!until.has(name)) begun.add(name);
            until.set(name, Math.max(last, until.get(name) ?? 0));
          }
        }
        const began = only(events, EventKind.began).map(({ a, person }) => named(a, person));
        expect(began.toSorted()).toEqual([...begun].toSorted());
      },
      evening: (day, { dead }) => {
        for (const name of until.keys()) if (dead.has(Number(name.split(" ")[2]))) until.delete(name);
        for (const event of recovered.filter((one) => dayOf(one) === day)) {
          for (const overlay of endingOnRecovery(programmes)) {
            if (until.delete(named(overlay, event.person))) well++;
          }
        }
      },
    });
  });
  expect(ended).toBeGreaterThan(200);
  expect(well).toBeGreaterThan(20);
});

test("an overlay begins by a programme that sets it, for one whose grant takes effect that morning", () => {
  inEveryWorld((world) => {
    const { script, log } = world;
    for (const event of only(log, EventKind.began)) {
      const { effect } = script.plan.programmes[event.b];
      expect(effect).toMatchObject({ overlay: event.a });
      const causes = effectsOn(world, dayOf(event)).filter(([programme]) => programme === event.b);
      expect(causes.some(([, person]) => person.address === event.other)).toBe(true);
    }
  });
});

test("whoever leaves, leaves with all the living at home, to where the way leads, and is back when it is over", () => {
  let journeys = 0;
  inEveryWorld((world) => {
    const { script, log, everyone } = world;
    const { programmes, population } = script.plan;
    const backOn = new Map<number, [day: number, from: number]>();
    retell(log, script.days.length, {
      morning: (day, { dead, hosts }, events) => {
        for (const person of backOn.keys()) if (dead.has(person)) backOn.delete(person);
        const due = [...backOn].filter(([, [last]]) => last === day);
        const back = only(events, EventKind.returned);
        expect(back.map(({ person, other }) => [person, [day, other]])).toEqual(
          due.toSorted(([one], [other]) => one - other),
        );
        for (const [person] of due) backOn.delete(person);
        const left: LogEvent[] = only(events, EventKind.moved);
        journeys += left.length;
        const killers = killersOf(events);
        for (const { a, person, other } of left) {
          expect(dead.has(person)).toBe(false);
          expect(hosts.has(person)).toBe(false);
          const { place, household } = everyone.get(person)!;
          const row = [population.flightPtr[place.index], population.flightPtr[place.index + 1]];
          expect([...population.flightTo.subarray(...row)]).toContain(other);
          for (const { address } of household) {
            const along = left.find((event) => event.person === address);
            if (along) expect([along.a, along.other]).toEqual([a, other]);
            else
              expect(dead.has(address) || hosts.has(address) || (killers.get(address) ?? a) < a).toBe(true);
          }
          const effects = effectsOn(world, day).filter(([programme]) => programme === a);
          expect(effects.some(([, granted]) => household.includes(granted))).toBe(true);
          const { effect } = programmes[a];
          if (effect === null || !("move" in effect)) throw new Error(`programme ${a} moves nobody`);
          if (effect.lastsDays !== null) backOn.set(person, [day + effect.lastsDays, other]);
        }
      },
      // Whoever was granted a move and could go is gone, unless no way leads out or the home is of quarters.
      forenoon: (day, { dead, hosts }) => {
        for (const [programme, { address, place, household }] of effectsOn(world, day)) {
          const { effect } = programmes[programme];
          if (effect === null || !("move" in effect) || dead.has(address)) continue;
          const ways = population.flightPtr[place.index + 1] - population.flightPtr[place.index];
          expect(hosts.has(address)).toBe(ways > 0 && household.length < population.quartersFrom);
        }
      },
    });
  });
  expect(journeys).toBeGreaterThan(200);
});
