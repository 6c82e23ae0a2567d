/** The chains behind an event against the whole log, and the count against worlds run one by one. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../../runner/kernel.ts";
import { EventKind, type LogEvent, NOBODY } from "../../../src/kernel/engine.ts";
import { bearingsOn } from "../../../src/outcomes/why/bearing.ts";
import { countButFor, dayUnder, without } from "../../../src/outcomes/why/but-for.ts";
import { infectionLinks, newsLinks } from "../../../src/outcomes/why/chain.ts";
import { type EventName, firstOf, happenings } from "../../../src/outcomes/why/events.ts";
import { type Trace, traceEvent } from "../../../src/outcomes/why/trace.ts";
import { lay, run } from "../../laws/worlds.ts";

const setting = lay(`
version: 1
name: why
days: 60
world:
  places:
    - { name: Ashford, people: 2500, latitude: 50, longitude: 5 }
    - { name: Brook, people: 1500, latitude: 50.1, longitude: 5.1 }
disease: { preset: influenza-1918, r0: 3, lethality: 10 }
seedInfections: 10
worlds:
  - name: told
    decisions:
      - { at: { day: 5 }, say: { stance: tell, threat: 0.8, advice: 0.8 } }
      - { at: { day: 8 }, do: { measure: quarantine-households, days: 10 } }
      - { at: { day: 8 }, do: { measure: vaccinate, perDay: 1000, protectsAfterDays: 3 } }
      - { at: { day: 25 }, say: { stance: minimise } }
`);
const { population } = setting;
const log: LogEvent[] = [];
const whole = run(setting, { log: "all", onEvents: (events) => log.push(...events) });
const naming = { stages: setting.scenario.disease.stages, programmes: whole.programmes };
const context = { population, placeNames: ["Ashford", "Brook"], stages: naming.stages };
const lifeOf = (person: number): LogEvent[] =>
  log
    .filter((event) => event.person === person)
    .sort((one, two) => one.time - two.time || one.kind - two.kind);

/** Some people to whom something happens, the last of all among them. */
function peopleWith(name: EventName, count = 6): number[] {
  const people = [...new Set(log.map(({ person }) => person))].filter(
    (person) => firstOf(name, lifeOf(person), naming) !== undefined,
  );
  return people.filter((_, i) => i % Math.ceil(people.length / count) === 0);
}

const trace = (person: number, event: EventName): Trace =>
  traceEvent(loadKernel(), setting, { world: 0, person, event });

describe("the chain of infection", () => {
  const infections = new Map(
    log.filter(({ kind }) => kind === EventKind.infected).map((one) => [one.person, one]),
  );

  test.each<EventName>(["infected", "died", "recovered", "quarantined"])(
    "behind “%s” is that of the log",
    (name) => {
      const people = peopleWith(name);
      expect(people.length).toBeGreaterThan(2);
      for (const person of people) {
        const { event, infection, events } = trace(person, name);
        const expected = firstOf(name, lifeOf(person), naming)!;
        expect(event).toEqual(expected);
        // Nothing that comes after is known.
        expect(events.at(-1)!.time >>> 12).toBe(expected.time >>> 12);
        let at = name === "quarantined" ? expected.other : person;
        for (const step of infection) {
          const { time, other, a, b } = infections.get(at)!;
          expect(step).toEqual({
            person: at,
            time,
            from: other,
            setting: a,
            detail: other === NOBODY ? 0 : b,
          });
          at = other;
        }
        expect(at).toBe(NOBODY);
        const links = infectionLinks(context, infection);
        expect(links.map(({ generation }) => generation)).toEqual(links.map((_, i) => i));
        expect(links[0]!.words).toMatch(/is infected by someone from elsewhere\.$/);
        expect(links.map(({ day }) => day)).toEqual(links.map(({ day }) => day).toSorted((x, y) => x - y));
      }
    },
  );

  test("what bore on it is what was handed to the kernel that day, and who followed it", () => {
    const people = peopleWith("infected", 20);
    const bearings = people.flatMap((person) =>
      bearingsOn(trace(person, "infected"), population, setting.course),
    );
    expect(bearings.length).toBeGreaterThan(5);
    for (const { share, factor } of bearings) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(factor).not.toBe(1);
    }
    // Whoever follows what leaves no contact at all meets nobody.
    expect(bearings.filter(({ factor, followed }) => factor === 0 && followed)).toEqual([]);
  });
});

describe("the chain of information", () => {
  test("is that of the log, from the words of the authority to the person", () => {
    const told = log.filter(({ kind, other }) => kind === EventKind.heard && other !== NOBODY);
    const people = [told[0]!, told[Math.floor(told.length / 2)]!, told.at(-1)!].map(({ person }) => person);
    for (const person of people) {
      const { event, news, notes } = trace(person, "heard");
      const hearings = log.filter(
        ({ kind, a, time }) => kind === EventKind.heard && a === event!.a && time <= event!.time,
      );
      let at = person;
      for (const step of news[event!.a]!) {
        const heard = hearings.findLast((one) => one.person === at)!;
        expect([step.person, step.time, step.from]).toEqual([at, heard.time, heard.other]);
        at = heard.other;
      }
      expect(at).toBe(NOBODY);
      const links = newsLinks(context, news[event!.a]!, event!.a, notes);
      expect(links[0]!.person).toBeNull();
      expect(links[0]!.words).toMatch(/^The authority /);
      expect(links[1]!.words).toMatch(/ in the news and /);
    }
  });
});

test("a life has each happening once, on the day of the log", () => {
  for (const person of peopleWith("protected")) {
    const names = happenings(lifeOf(person), naming);
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
    const vaccinated = names.find(({ name }) => name === "vaccinated")!;
    const shielded = names.find(({ name }) => name === "protected")!;
    expect((shielded.time - vaccinated.time) / 4096).toBe(3);
  }
});

describe("but for a decision", () => {
  const plan = setting.scenario.worlds[0]!;

  test("the day is that of the world run with it, and without it", () => {
    const [person] = peopleWith("infected", 1);
    for (const fates of [1, 2, 3]) {
      for (const each of [plan, without(plan, 0)]) {
        const { infectedOn } = run(setting, { plan: each, fates });
        expect(
          dayUnder(loadKernel(), setting, { plan: each, fates, person: person!, event: "infected" }),
        ).toBe(infectedOn[person!]! - 1);
      }
    }
    expect(without(plan, 1).decisions).toEqual([plan.decisions[0], plan.decisions[2], plan.decisions[3]]);
  });

  test("nobody is vaccinated without vaccines", () => {
    const [person] = peopleWith("vaccinated", 1);
    const job = { fates: setting.scenario.seeds.fates, person: person!, event: "vaccinated" } as const;
    expect(dayUnder(loadKernel(), setting, { ...job, plan })).toBeGreaterThanOrEqual(8);
    expect(dayUnder(loadKernel(), setting, { ...job, plan: without(plan, 2) })).toBe(-1);
  });

  test("counts are those of the pairs", () => {
    const days = [
      [3, 5],
      [3, -1],
      [-1, 9],
      [-1, -1],
      [10, 2],
    ] as const;
    expect(countButFor(days, 5)).toEqual({
      of: 5,
      with: 3,
      without: 3,
      both: 2,
      onlyWith: 1,
      onlyWithout: 1,
      neither: 1,
      withoutByThen: 2,
    });
  });
});
