/** Who asks, and who is granted: told again from the log, person by person. Exact: no statistics. */
import { expect, test } from "vitest";
import { EventKind, type LogEvent, PROGRAMMES } from "../../src/kernel/engine.ts";
import { isKilling, killerOf } from "../../src/outcomes/causes/log.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { dayOf, retell, type Standing } from "../../verify/laws/retell.ts";
import { type Person, thresholdOf } from "../twin/people.ts";
import { courseOf, inEveryWorld, inForce, only, type PlayedWorld } from "./played.ts";

/** Those who entered, on a day, a stage that is `is` from one that is not, or by infection. */
function fellInto(log: readonly LogEvent[], is: Uint8Array): Map<number, Set<number>> {
  const stage = new Map<number, number>();
  const fell = new Map<number, Set<number>>();
  for (const event of only(log, EventKind.stage).toSorted((x, y) => x.time - y.time)) {
    const before = stage.get(event.person);
    stage.set(event.person, event.a);
    if (is[event.a] !== 1 || (before !== undefined && is[before] === 1)) continue;
    fell.set(dayOf(event), (fell.get(dayOf(event)) ?? new Set()).add(event.person));
  }
  return fell;
}

/** Calls with all who asked for a programme on a day, and all who were granted it, for every one that goes round nobody. */
function eachGivingOut(
  world: PlayedWorld,
  visit: (day: number, programme: number, asked: Person[], granted: Person[], standing: Standing) => void,
): void {
  const { script, log, everyone } = world;
  const { programmes, course } = script.plan;
  const willing = inForce(script, "willing", PROGRAMMES);
  const granted = only(log, EventKind.granted);
  const grantedOn = (day: number, programme: number): number[] =>
    granted.filter((event) => dayOf(event) === day && event.a === programme).map(({ person }) => person);
  const untilWell = endingOnRecovery(programmes);
  const inCourse = courseOf(log);
  const fell = { ill: fellInto(log, course.ill), severe: fellInto(log, course.severe) };
  retell(log, script.days.length, {
    morning: (day, standing, events) => {
      const killers = new Map(events.filter(isKilling).map((event) => [event.person, killerOf(event)]));
      programmes.forEach(({ claims, trait, priority, effect }, programme) => {
        const onlyForTheIll = effect !== null && "overlay" in effect && untilWell.has(effect.overlay);
        if (claims === "standing" || claims === "anyone") return;
        const moved =
          typeof claims === "object"
            ? grantedOn(day - programmes[claims.after].delayDays, claims.after)
            : (fell[claims].get(day - 1) ?? []);
        const asked = [...new Set(moved)]
          .filter((address) => !standing.dead.has(address))
          .filter((address) => !onlyForTheIll || inCourse(address, day))
          .filter((address) => (killers.get(address) ?? programme) >= programme)
          .map((address) => everyone.get(address)!)
          .filter((person) => priority.includes(person.band))
          .filter((person) => {
            const field = willing[day][person.place.index * PROGRAMMES + programme];
            return thresholdOf(script.plan, person, trait) < field;
          });
        const got = grantedOn(day, programme).map((address) => everyone.get(address)!);
        visit(day, programme, asked, got, standing);
      });
    },
  });
}

test("as many are granted as ask and as there is supply for, in each place, and none that did not ask", () => {
  let refusals = 0;
  inEveryWorld((world) => {
    const supply = inForce(world.script, "supply", PROGRAMMES);
    eachGivingOut(world, (day, programme, asked, granted) => {
      expect(granted.every((person) => asked.includes(person))).toBe(true);
      for (let place = 0; place < world.script.plan.population.places; place++) {
        const at = place * PROGRAMMES + programme;
        const [claims, grants] = [asked, granted].map(
          (people) => people.filter((person) => person.place.index === place).length,
        );
        expect(grants).toBe(Math.min(claims, supply[day][at]));
        expect(world.counts[day].claimed[at]).toBe(claims);
        expect(world.counts[day].granted[at]).toBe(grants);
        refusals += claims - grants;
      }
    });
  });
  expect(refusals).toBeGreaterThan(100);
});

test("nobody is granted while one of higher priority was refused", () => {
  let mornings = 0;
  inEveryWorld((world) => {
    eachGivingOut(world, (_, programme, asked, granted) => {
      const { priority } = world.script.plan.programmes[programme];
      const refused = asked.filter((person) => !granted.includes(person));
      for (const { place, band } of refused) {
        const neighbours = granted.filter((person) => person.place === place);
        for (const neighbour of neighbours) {
          expect(priority.indexOf(neighbour.band)).toBeLessThanOrEqual(priority.indexOf(band));
        }
        if (neighbours.length > 0) mornings++;
      }
    });
  });
  expect(mornings).toBeGreaterThan(20);
});

test("a programme that goes round grants the living and willing, each once, as supply allows; a standing one band after band", () => {
  const grants = { standing: 0, anyone: 0 };
  inEveryWorld(({ script, log, counts, everyone }) => {
    const { programmes, population } = script.plan;
    const supply = inForce(script, "supply", PROGRAMMES);
    const willing = inForce(script, "willing", PROGRAMMES);
    programmes.forEach(({ claims, priority, trait }, programme) => {
      if (claims !== "standing" && claims !== "anyone") return;
      const granted = only(log, EventKind.granted).filter(({ a }) => a === programme);
      expect(new Set(granted.map(({ person }) => person)).size).toBe(granted.length);
      grants[claims] += granted.length;
      for (let place = 0; place < population.places; place++) {
        let reached = 0;
        let exhausted = false;
        script.days.forEach((_, day) => {
          const at = place * PROGRAMMES + programme;
          const today = granted
            .filter((event) => dayOf(event) === day)
            .map(({ person }) => everyone.get(person)!)
            .filter((person) => person.place.index === place);
          expect(today.length).toBeLessThanOrEqual(supply[day][at]);
          expect(counts[day].granted[at]).toBe(today.length);
          if (exhausted) expect(today).toEqual([]);
          // Short of supply, everyone has been passed, for good.
          if (today.length < supply[day][at]) exhausted = true;
          const ranks = today.map(({ band }) => priority.indexOf(band));
          expect(ranks).not.toContain(-1);
          if (claims === "standing") expect(Math.min(reached, ...ranks)).toBe(reached);
          reached = Math.max(reached, ...ranks);
          for (const person of today) {
            expect(thresholdOf(script.plan, person, trait)).toBeLessThan(willing[day][at]);
          }
        });
      }
    });
    retell(log, script.days.length, {
      morning: (_, { dead }, events) => {
        expect(only(events, EventKind.granted).some(({ person }) => dead.has(person))).toBe(false);
      },
    });
  });
  expect(Math.min(...Object.values(grants))).toBeGreaterThan(500);
});
