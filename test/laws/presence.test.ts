/** One body, one place: who is away meets nobody who is not there; the dead do nothing but infect. Exact. */
import { expect, test } from "vitest";
import { ELSEWHERE, EventKind, NOBODY } from "../../src/kernel/engine.ts";
import { retell } from "../../verify/laws/retell.ts";
import { Setting } from "../twin/meeting.ts";
import { diedAt, livesOf } from "../../verify/laws/lives.ts";
import { tickOf } from "../twin/state.ts";
import { inEveryWorld, only } from "./played.ts";

test("people leave from home and come back to it from where they went", () => {
  inEveryWorld(({ script, log, everyone }) => {
    retell(log, script.days.length, {
      morning: (_, { dead, hosts }, events) => {
        for (const { person, other } of only(events, EventKind.moved)) {
          expect(hosts.has(person) || dead.has(person)).toBe(false);
          expect(other).not.toBe(everyone.get(person)!.place.index);
        }
        const gone = only(events, EventKind.moved).map(({ person }) => person);
        expect(new Set(gone).size).toBe(gone.length);
      },
    });
  });
});

test("contacts happen where both are", () => {
  const seen = { class: 0, household: 0, open: 0, stranger: 0 };
  inEveryWorld(({ script, log, everyone }) => {
    retell(log, script.days.length, {
      tick: (_, { hosts }, events) => {
        for (const event of events) {
          const setting = event.kind === EventKind.infected ? event.a : event.b;
          if (event.other === NOBODY) continue;
          const [here, there] = [hosts.get(event.person), hosts.get(event.other)];
          if (setting === Setting.class || setting === Setting.work) {
            expect([here, there]).toEqual([undefined, undefined]);
            seen.class++;
          } else if (setting === Setting.household) {
            expect(here).toBe(there);
            if (here !== undefined && event.person !== event.other) seen.household++;
          } else {
            // Only at home, with one of them: in a ward, where staff do not go with those who flee.
            expect([here, there]).not.toContain(ELSEWHERE);
            if (there !== undefined) seen.open++;
            if (here !== undefined) seen.stranger++;
          }
          const [one, other] = [event.person, event.other].map((address) => everyone.get(address)!);
          if (setting === Setting.household) expect(one.household.includes(other)).toBe(true);
        }
      },
    });
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test("the dead do nothing but go through the stages of the dead and infect from there", () => {
  let infectedByDead = 0;
  inEveryWorld(({ script, log }) => {
    const { dead } = script.plan.course;
    const lives = livesOf(log);
    const isDead = (person: number, time: number): boolean =>
      tickOf(diedAt(lives.get(person))) < tickOf(time);
    for (const event of log) {
      if (isDead(event.person, event.time)) {
        expect([event.kind, dead[event.a]]).toEqual([EventKind.stage, 1]);
        expect(lives.get(event.person)?.killed).toBeUndefined();
      }
      if (event.kind === EventKind.infected && isDead(event.other, event.time)) {
        expect(dead[event.b]).toBe(1);
        infectedByDead++;
      }
      // What is heard of the dead is heard at home, of what they have just come through.
      if (event.kind === EventKind.heard && event.other !== NOBODY && isDead(event.other, event.time)) {
        expect(event.b).toBe(Setting.household);
      }
    }
    for (const { stages, end } of lives.values()) {
      const died = stages.findIndex(({ a }) => dead[a] === 1);
      if (died < 0) continue;
      expect(end?.kind).toBe(EventKind.died);
      expect(end?.time).toBe(stages[died].time);
      expect(stages.slice(died).every(({ a }) => dead[a] === 1)).toBe(true);
    }
  });
  expect(infectedByDead).toBeGreaterThan(100);
});
