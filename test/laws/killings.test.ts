/** Death under a programme: at once, of nobody else, and nothing afterwards; and what recovery ends. Exact. */
import { expect, test } from "vitest";
import { Course, EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import { isKilling, killerOf } from "../../src/outcomes/causes/log.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { dayOf } from "../../verify/laws/retell.ts";
import { livesOf } from "../../verify/laws/lives.ts";
import { sum } from "../numbers.ts";
import { Setting } from "../twin/meeting.ts";
import { tickOf } from "../twin/state.ts";
import { inEveryScript, inEveryWorld, only, playOnKernel, type PlayedWorld } from "./played.ts";

/** Numbers of the programmes that kill. */
const killing = ({ script }: PlayedWorld): number[] =>
  script.plan.programmes.flatMap(({ effect }, k) => (effect && "die" in effect ? [k] : []));

const named = (programme: number, { time, person }: LogEvent): string =>
  `${person} by ${programme} at ${time}`;

test("whoever is granted a killing programme is killed by it that morning, and nobody else is", () => {
  let killed = 0;
  inEveryWorld((world) => {
    const granted = only(world.log, EventKind.granted).filter(({ a }) => killing(world).includes(a));
    const killings = world.log.filter(isKilling);
    expect(killings.map((event) => named(killerOf(event), event)).toSorted()).toEqual(
      granted.map((event) => named(event.a, event)).toSorted(),
    );
    for (const { person } of killings) expect(world.people[person] & 3).toBe(Course.dead);
    killed += killings.length;
  });
  expect(killed).toBeGreaterThan(200);
});

test("the killed do nothing afterwards: their course stands still, and they infect, tell, hold and are granted nothing", () => {
  const seen = { inCourse: 0, immune: 0, never: 0 };
  inEveryWorld(({ log, script }) => {
    const { programmes, emits } = script.plan;
    const lives = livesOf(log);
    for (const { infected, end, killed, stages } of lives.values()) {
      if (killed === undefined) continue;
      seen[infected === undefined ? "never" : end === undefined ? "inCourse" : "immune"]++;
      expect(end?.kind).not.toBe(EventKind.died);
      for (const event of [...stages, ...(infected ? [infected] : []), ...(end ? [end] : [])]) {
        expect(event.time).toBeLessThan(killed.time);
      }
    }
    for (const event of log) {
      const { kind, a, b, person, other, time } = event;
      const own = lives.get(person)?.killed;
      if (own !== undefined && event !== own && time >= own.time) {
        // What came before them that morning: the media, what ended, and programmes of lower numbers or of earlier days.
        expect(time).toBe(own.time);
        if (kind === EventKind.granted) expect(a).toBeLessThanOrEqual(killerOf(own));
        else if (kind === EventKind.began || kind === EventKind.moved) {
          const programme = kind === EventKind.began ? b : a;
          const { delayDays } = programmes[programme];
          expect(delayDays > 0 || programme < killerOf(own)).toBe(true);
        } else if (kind === EventKind.heard) expect(other).toBe(NOBODY);
        else expect([EventKind.ended, EventKind.returned]).toContain(kind);
      }
      if (other === NOBODY || (kind !== EventKind.infected && kind !== EventKind.heard)) continue;
      const source = lives.get(other)?.killed;
      if (source === undefined || time < source.time) continue;
      // Only what befell them in the last tick of their life is still heard of at home.
      expect([kind, tickOf(time)]).toEqual([EventKind.heard, tickOf(source.time)]);
      expect(b).toBe(Setting.household);
      const befell = lives.get(other)?.stages.at(-1);
      expect([emits[befell!.a], tickOf(befell!.time)]).toEqual([a, tickOf(time) - 1]);
    }
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
});

test("the killed are no longer in course at once, and count in their stage until it would have ended at the latest", () => {
  let lying = 0;
  inEveryWorld(({ script, log, active, counts }) => {
    const { course } = script.plan;
    /** In course, and killed in it, so far. */
    let [inCourse, killed] = [0, 0];
    const ill = new Set<number>();
    counts.forEach(({ occupied }, day) => {
      for (const event of log.filter((one) => dayOf(one) === day)) {
        const { kind, person } = event;
        if (kind === EventKind.infected) ill.add(person);
        if (isKilling(event) && ill.has(person)) killed++;
        if (kind === EventKind.recovered || kind === EventKind.died) ill.delete(person);
      }
      inCourse = ill.size;
      const living = sum(occupied.filter((_, i) => course.dead[i % course.stages] === 0));
      expect(active[day]).toBe(inCourse);
      expect(living).toBeGreaterThanOrEqual(inCourse);
      expect(living).toBeLessThanOrEqual(inCourse + killed);
      lying += living - inCourse;
    });
  });
  expect(lying).toBeGreaterThan(50);
});

test("until somebody is killed the world is as if nobody were to be", () => {
  let killed = 0;
  inEveryScript((script) => {
    const { programmes } = script.plan;
    const harmless = programmes.map((programme) =>
      programme.effect && "die" in programme.effect ? { ...programme, effect: null } : programme,
    );
    const deadly = playOnKernel(script).log;
    const mild = playOnKernel({ ...script, plan: { ...script.plan, programmes: harmless } }).log;
    const first = Math.min(...deadly.filter(isKilling).map(({ time }) => time));
    const before = (log: readonly LogEvent[]): LogEvent[] => log.filter(({ time }) => time < first);
    expect(before(deadly)).toEqual(before(mild));
    if (first < Infinity) killed++;
  });
  expect(killed).toBeGreaterThan(5);
});

test("overlays until well never outlast recovery, and nobody gets one after it", () => {
  let wellAgain = 0;
  inEveryWorld(({ script, log, people }) => {
    const untilWell = endingOnRecovery(script.plan.programmes);
    /** Overlays held by the log, by person. */
    const held = new Map<number, Set<number>>();
    const of = (person: number): Set<number> => {
      const set = held.get(person) ?? new Set();
      held.set(person, set);
      return set;
    };
    const immune = new Set<number>();
    // Of a moment: ends, then beginnings; recoveries come later in the tick, though not in canonical order.
    const order: readonly number[] = [EventKind.ended, EventKind.began, EventKind.recovered];
    const events = log
      .filter(({ kind }) => order.includes(kind))
      .toSorted((x, y) => tickOf(x.time) - tickOf(y.time) || order.indexOf(x.kind) - order.indexOf(y.kind));
    for (const { kind, a, person } of events) {
      if (kind === EventKind.ended) expect(of(person).delete(a)).toBe(true);
      if (kind === EventKind.began) {
        expect(of(person).has(a)).toBe(false);
        of(person).add(a);
        expect(untilWell.has(a) && immune.has(person)).toBe(false);
      }
      if (kind !== EventKind.recovered) continue;
      immune.add(person);
      for (const overlay of untilWell) if (of(person).delete(overlay)) wellAgain++;
    }
    for (const person of immune) expect([Course.immune, Course.dead]).toContain(people[person] & 3);
  });
  expect(wellAgain).toBeGreaterThan(10);
});
