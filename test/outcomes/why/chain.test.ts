/** The links of a chain in words, and what bore on an infection, condition by condition. */
import { describe, expect, test } from "vitest";
import {
  AWARENESS_CLASSES,
  type Condition,
  ELSEWHERE,
  EventKind,
  Hearing,
  type LogEvent,
  MODIFIERS,
  NOBODY,
} from "../../../src/kernel/engine.ts";
import type { Course } from "../../../src/kernel/plan.ts";
import { bearingsOn } from "../../../src/outcomes/why/bearing.ts";
import { eventLinks, infectionLinks, nameOf, newsLinks } from "../../../src/outcomes/why/chain.ts";
import type { Step, Trace } from "../../../src/outcomes/why/trace.ts";
import { addressOfNumber, numberOf } from "../../../src/population/numbers.ts";
import { personAt } from "../../../src/population/people.ts";
import { Role } from "../../../src/population/population.ts";
import { lay } from "../../laws/worlds.ts";

const { population, scenario } = lay(`
version: 1
name: chain
days: 10
world:
  places:
    - { name: Ashford, people: 900, latitude: 50, longitude: 5 }
    - { name: Brook, people: 300, latitude: 50.1, longitude: 5.1 }
disease: { preset: influenza-1918, r0: 3 }
worlds: [{ name: silent, decisions: [] }]
`);
const { stages } = scenario.disease;
const context = { population, placeNames: ["Ashford", "Brook"], stages };
const everyone = Array.from({ length: population.total }, (_, number) => addressOfNumber(population, number));
const whose = (role: number, place: number): number =>
  everyone.find((address) => {
    const person = personAt(population, address);
    return person.role === role && person.place === place && person.age > 0;
  })!;
const [worker, pupil, other] = [whose(Role.worker, 0), whose(Role.pupil, 0), whose(Role.worker, 1)];
const named = (address: number): string => nameOf(context, address).replace("person", "Person");
const stageThat = (wanted: (stage: (typeof stages)[number]) => boolean): number => stages.findIndex(wanted);
const [latent, ill, severe] = [
  stageThat((stage) => !stage.ill && !stage.severe),
  stageThat((stage) => stage.ill && !stage.severe),
  stageThat((stage) => stage.severe),
];

const step = (rest: Partial<Step> = {}): Step => ({
  person: worker,
  time: 5 * 4096 + 7,
  from: other,
  setting: 0,
  detail: latent,
  ...rest,
});

test("people are called by number, age and place", () => {
  const { age } = personAt(population, other);
  expect(nameOf(context, other)).toBe(`person ${numberOf(population, other)} (aged ${age}, Brook)`);
});

describe("an infection", () => {
  const words = (rest: Partial<Step>): string => infectionLinks(context, [step(rest)])[0]!.words;
  const by = `by person ${numberOf(population, other)}`;

  test("says where, by whom, and how ill they were", () => {
    expect(words({ detail: latent })).toBe(
      `${named(worker)} is infected at home ${by}, who does not feel ill.`,
    );
    expect(words({ setting: 3, detail: ill })).toBe(
      `${named(worker)} is infected about town ${by}, who is ill.`,
    );
    expect(words({ setting: 2, detail: severe })).toBe(
      `${named(worker)} is infected at work ${by}, who is severely ill.`,
    );
  });

  test("from elsewhere begins a chain, whose links are numbered from there", () => {
    const links = infectionLinks(context, [
      step({ person: pupil, from: worker, time: 9 * 4096 }),
      step({ from: NOBODY, setting: 7, detail: 0 }),
    ]);
    expect(links.map(({ day, generation, person }) => [day, generation, person])).toEqual([
      [5, 0, numberOf(population, worker)],
      [9, 1, numberOf(population, pupil)],
    ]);
    expect(links[0]!.words).toBe(`${named(worker)} is infected by someone from elsewhere.`);
    expect(infectionLinks(context, [])).toEqual([]);
  });
});

describe("news", () => {
  const notes = [
    { day: 2, kind: "statement", words: "It says one thing." },
    { day: 5, kind: "statement", words: "It says another." },
    { day: 6, kind: "statement", words: "It says a third." },
    { day: 3, kind: "leak", words: "It leaks out." },
  ] as const;
  const broadcast = step({ from: NOBODY, setting: 7, detail: Hearing.telling });
  const words = (steps: Step[], slot: number): string[] =>
    newsLinks(context, steps, slot, notes).map((link) => link.words);

  test("begins with the last that was said by then, each slot with its own", () => {
    expect(words([broadcast], 0)).toEqual([
      "It says another.",
      `${named(worker)} hears what the authority says in the news and believes it.`,
    ]);
    expect(words([broadcast], 1)[0]).toBe("It leaks out.");
    expect(newsLinks(context, [broadcast], 0, notes)[0]).toMatchObject({ day: 5, person: null });
    expect(newsLinks(context, [broadcast], 0, [])).toHaveLength(1);
  });

  test("goes from one to another, and may begin with an illness at home", () => {
    const first = step({ from: worker, setting: 0, detail: Hearing.telling });
    const then = step({ person: pupil, from: worker, setting: 2, time: 6 * 4096, detail: Hearing.rejected });
    expect(words([then, first], 2)).toEqual([
      `${named(worker)} hears a rumour first-hand, from their own illness and believes it.`,
      `${named(pupil)} hears a rumour at work from person ${numberOf(population, worker)} and does not believe it.`,
    ]);
    expect(words([], 2)).toEqual([]);
  });
});

describe("the event itself", () => {
  const programmes = ["vaccinate-2", "test", "trace", "quarantine-households"];
  const links = (event: Partial<LogEvent> | null) =>
    eventLinks(context, {
      event: event && { time: 3 * 4096, kind: 0, a: 0, b: 0, c: 0, person: worker, other: worker, ...event },
      programmes,
    } as unknown as Trace);
  const words = (event: Partial<LogEvent>): string[] => links(event).map((link) => link.words);

  test("has words beyond an infection and what is heard, which chains tell", () => {
    expect(links(null)).toEqual([]);
    expect(words({ kind: EventKind.infected })).toEqual([]);
    expect(words({ kind: EventKind.heard })).toEqual([]);
    expect(links({ kind: EventKind.recovered })).toEqual([
      { day: 3, person: numberOf(population, worker), generation: null, words: `${named(worker)} recovers.` },
    ]);
  });

  test("says what befell them", () => {
    expect(words({ kind: EventKind.stage, a: ill })).toEqual([`${named(worker)} falls ill.`]);
    expect(words({ kind: EventKind.stage, a: severe })).toEqual([`${named(worker)} falls severely ill.`]);
    expect(words({ kind: EventKind.died })).toEqual([`${named(worker)} dies of it.`]);
    expect(words({ kind: EventKind.died, a: 255, b: 4 })).toEqual([
      `${named(worker)} is killed: by “quarantine-households”.`,
    ]);
    expect(words({ kind: EventKind.returned })).toEqual([`${named(worker)} comes home.`]);
    expect(words({ kind: EventKind.moved, other: 1 })).toEqual([
      `${named(worker)} flees with the household to Brook.`,
    ]);
    expect(words({ kind: EventKind.moved, other: ELSEWHERE })).toEqual([
      `${named(worker)} flees with the household to a place far away.`,
    ]);
  });

  test("says why they are granted what they are, by order and not by its number", () => {
    const granted = programmes.map((_, a) =>
      words({ kind: EventKind.granted, a })[0]!.slice(named(worker).length),
    );
    expect(granted).toEqual([
      ": It is their turn among those who are offered the vaccine, and they take it.",
      ": They fell ill the day before, and a test is left for them.",
      ": They are a case, and there is somebody to trace those around them.",
      ": “quarantine-households” is granted.",
    ]);
  });

  test("says on whose account a measure holds, unless it is their own", () => {
    const began = { kind: EventKind.began, b: 3 };
    expect(words(began)).toEqual([`${named(worker)} comes under “quarantine-households”.`]);
    expect(words({ ...began, other })).toEqual([
      `${named(worker)} comes under “quarantine-households”, on account of ${nameOf(context, other)}.`,
    ]);
  });
});

describe("what bore on an infection", () => {
  const course = {
    ill: Uint8Array.of(0, 1, 0),
    dead: Uint8Array.of(0, 0, 1),
  } as unknown as Course;
  const uptake = new Uint32Array(population.places * MODIFIERS * AWARENESS_CLASSES);
  // Half of those in awareness class 1, wherever they live, follow the one modifier there is.
  for (let place = 0; place < population.places; place++)
    uptake[place * MODIFIERS * AWARENESS_CLASSES + 1] = 32768;

  interface Made {
    when?: Condition;
    infection?: Partial<Step>;
    source?: number;
    target?: number;
    awareness?: [number, number];
    thresholds?: [number, number];
  }
  /** The infection of a worker by a worker of another place, ill. */
  const bearings = ({
    when = {},
    infection,
    source = 0.25,
    target = 0.5,
    awareness = [1, 1],
    thresholds = [1, 60_000],
  }: Made) =>
    bearingsOn(
      {
        infection: [step({ detail: 1, ...infection })],
        modifiers: [
          {
            name: "home",
            trait: 0,
            when,
            source: [source, 1, 1, 1, 1, 1],
            target: [target, 1, 1, 1, 1, 1],
          },
        ],
        uptake,
        awareness,
        thresholds: thresholds.map((value) => [value]),
      } as unknown as Trace,
      population,
      course,
    );
  const both = [
    { name: "home", side: "infected", share: 0.5, followed: true, factor: 0.5 },
    { name: "home", side: "infector", share: 0.5, followed: false, factor: 0.25 },
  ];
  const sides = (made: Made): string[] => bearings(made).map(({ side }) => side);

  test("is each side with its own factor, and whether they followed it", () => {
    expect(bearings({})).toEqual(both);
    expect(bearings({ thresholds: [40_000, 1] }).map(({ followed }) => followed)).toEqual([false, true]);
  });

  test("is nothing where nobody infected them, or no factor acts in that setting", () => {
    expect(bearings({ infection: { from: NOBODY, setting: 7 } })).toEqual([]);
    expect(bearings({ infection: { setting: 3 } })).toEqual([]);
    expect(sides({ source: 1 })).toEqual(["infected"]);
    expect(sides({ target: 1 })).toEqual(["infector"]);
    expect(bearingsOn({ infection: [] } as unknown as Trace, population, course)).toEqual([]);
  });

  test("leaves out conditions that a log of one life does not tell of, and the dead", () => {
    expect(sides({ when: { overlay: 1 } })).toEqual([]);
    expect(sides({ when: { overlay: 0 } })).toEqual([]);
    expect(sides({ when: { lacks: 0 } })).toEqual([]);
    expect(sides({ when: { sectors: [3] } })).toEqual([]);
    expect(sides({ when: { sectors: [] } })).toEqual(["infected", "infector"]);
    expect(sides({ when: { dead: true } })).toEqual([]);
    expect(sides({ infection: { detail: 2 } })).toEqual(["infected"]);
  });

  test("takes the ill only as those who infect", () => {
    expect(sides({ when: { ill: true } })).toEqual(["infector"]);
    expect(sides({ when: { ill: true }, infection: { detail: 0 } })).toEqual([]);
  });

  test("asks for the role, the age and the place of each side", () => {
    expect(sides({ when: { worker: true } })).toEqual(["infected", "infector"]);
    expect(sides({ when: { worker: true }, infection: { person: pupil } })).toEqual(["infector"]);
    expect(sides({ when: { pupil: true }, infection: { person: pupil } })).toEqual(["infected"]);
    const { age } = personAt(population, pupil);
    expect(sides({ when: { ages: [age, age] }, infection: { person: pupil } })).toEqual(["infected"]);
    expect(sides({ when: { ages: [0, age - 1] }, infection: { person: pupil } })).toEqual([]);
    expect(sides({ when: { ages: [age + 1, 120] }, infection: { person: pupil } })).toEqual(["infector"]);
    expect(sides({ when: { between: true } })).toEqual(["infected", "infector"]);
    expect(sides({ when: { between: true }, infection: { from: pupil } })).toEqual([]);
  });

  test("is read by the awareness of each, and is nothing where nobody follows it", () => {
    expect(sides({ awareness: [0, 1] })).toEqual(["infector"]);
    expect(sides({ awareness: [2, 3] })).toEqual([]);
  });
});
