import { beforeAll, describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import {
  Course,
  ELSEWHERE,
  EventKind,
  Hearing,
  type LogEvent,
  NOBODY,
  SETTINGS,
  UNITS_PER_DAY,
} from "../../src/kernel/engine.ts";
import { type Life, type LifeContext, tellLife } from "../../src/outcomes/life.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { livingThere, personAt } from "../../src/population/people.ts";
import { Role } from "../../src/population/population.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Rumour } from "../../src/scenario/scenario.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { describeRumour } from "../../src/society/words.ts";

const DAYS = 60;
const RUMOUR: Omit<Rumour, "says"> = { at: { day: 12, after: 0 }, strength: 1, startsWith: 0.1 };
const scenario = readScenario(
  `version: 1
name: two
days: ${DAYS}
world:
  places:
    - { name: Northtown, people: 1500, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 1500, latitude: 51.4, longitude: 0.1 }
disease: { preset: covid-19-ancestral, r0: 4, lethality: 5 }
seedInfections: 20
worlds:
  - name: told
    decisions:
      - { at: { day: 5 }, say: { stance: deny } }
      - { at: { day: 15 }, say: { stance: tell, threat: 0.8, advice: 0.8 } }
`,
  "two.yaml",
);
const setting = prepareSetting(scenario, null);
const { population } = setting;
const { stages } = scenario.disease;
const context: LifeContext = {
  population,
  placeNames: setting.world.places.map((place) => place.name),
  stages,
  notes: [
    { day: 5, kind: "statement", words: "The authority denies it." },
    { day: 8, kind: "leak", words: "It leaks." },
  ],
  programmes: ["isolate", "quarantine-households", "test", "trace", "vaccinate", "flight", "vaccinate-2"],
  days: DAYS,
};
const everyone = Array.from({ length: population.addresses }, (_, address) => address).filter((address) =>
  livingThere(population, address),
);
const find = (test: (address: number) => boolean): number => everyone.find(test) ?? Number.NaN;
const stage = (name: string): number => stages.findIndex((candidate) => candidate.name === name);

/** At noon of a day, unless said otherwise. */
const event = (day: number, kind: number, person: number, more: Partial<LogEvent> = {}): LogEvent => ({
  time: day * UNITS_PER_DAY + UNITS_PER_DAY / 2,
  kind,
  a: 0,
  b: 0,
  c: 0,
  person,
  other: 0,
  ...more,
});
const enter = (day: number, person: number, name: string): LogEvent =>
  event(day, EventKind.stage, person, { a: stage(name) });
const words = (life: Life): string[] => life.lines.map((line) => `${line.day} ${line.words}`);

describe("a life from a made-up log", () => {
  const alone = find((address) => {
    const person = personAt(population, address);
    return (
      person.householdSize === 1 &&
      person.role === Role.worker &&
      context.placeNames[person.place] === "Northtown"
    );
  });
  /** Someone whose household holds others of ages that tell them apart. */
  const parent = find((address) => {
    const person = personAt(population, address);
    if (
      context.placeNames[person.place] !== "Northtown" ||
      person.householdSize !== 3 ||
      person.role !== Role.worker ||
      address !== person.householdFirst
    )
      return false;
    const ages = [1, 2].map((i) => personAt(population, address + i).age);
    return ages[0] !== ages[1] && Math.min(...ages) > 0;
  });
  const mate = (i: number): string => `the ${personAt(population, parent + i).age}-year-old they live with`;
  const colleague = find(
    (address) => context.placeNames[personAt(population, address).place] === "Southtown",
  );

  it("of someone to whom nothing happens", () => {
    const life = tellLife(alone, [], { ...context, notes: [] });
    expect(life.opening).toBe(
      `Someone aged ${personAt(population, alone).age}, of Northtown. They live alone and go to work.`,
    );
    expect(words(life)).toEqual(["60 They are alive, and were never infected."]);
  });

  it("of an infection, what was heard of it, and who came next", () => {
    const log = [
      event(6, EventKind.heard, parent, { b: 7, c: Hearing.rejected, other: NOBODY }),
      event(9, EventKind.heard, parent, { a: 1, b: 2, c: Hearing.telling, other: colleague }),
      event(10, EventKind.heard, parent + 1, { a: 1, b: 0, c: Hearing.silent, other: parent }),
      event(20, EventKind.infected, parent, { a: 2, b: stage("ill"), other: colleague }),
      enter(20, parent, "latent"),
      enter(22, parent, "presymptomatic"),
      event(23, EventKind.infected, parent + 1, { a: 0, b: stage("presymptomatic"), other: parent }),
      enter(23, parent + 1, "latent"),
      enter(25, parent, "ill"),
      enter(27, parent, "ill-late"),
      enter(28, parent + 1, "ill"),
      event(30, EventKind.died, parent + 1),
      event(33, EventKind.recovered, parent),
    ];
    const from = `aged ${personAt(population, colleague).age}, from Southtown`;
    const one = mate(1);
    expect(words(tellLife(parent, log, context))).toEqual([
      "5 The authority denies it.",
      "6 They hear what the authority says, in the news, and do not believe it.",
      `9 They hear what has leaked out, from a colleague, ${from}, believe it and tell others: one person first hears it from them.`,
      `20 They are infected at work by a colleague, ${from}, who is ill.`,
      "22 They can infect others now, and do not feel it.",
      `23 They infect ${one}.`,
      "25 They fall ill.",
      `28 ${one.replace("the", "The")} falls ill.`,
      `30 ${one.replace("the", "The")} dies.`,
      "33 They have recovered.",
      "60 They are alive; they were infected and have recovered; of the three who lived together, two people are left.",
    ]);
  });

  it("of what was seen first-hand, what others went through, and rumours, each by the word of its day", () => {
    const notes = [
      ...context.notes,
      { day: 12, kind: "rumour", words: describeRumour({ ...RUMOUR, says: "false-comfort" }) },
      { day: 14, kind: "rumour", words: describeRumour({ ...RUMOUR, says: "false-alarm" }) },
    ];
    const tick = (day: number): Partial<LogEvent> => ({ time: day * UNITS_PER_DAY + UNITS_PER_DAY / 2 });
    const before = (day: number): Partial<LogEvent> => ({
      time: day * UNITS_PER_DAY + UNITS_PER_DAY / 2 - 9,
    });
    const log = [
      event(3, EventKind.heard, parent, { a: 1, b: 2, c: Hearing.rejected, other: colleague }),
      event(10, EventKind.stage, parent + 1, { a: stage("severe"), ...before(10) }),
      event(10, EventKind.heard, parent + 1, {
        a: 1,
        b: 0,
        c: Hearing.rejected,
        other: parent + 1,
        ...tick(10),
      }),
      event(10, EventKind.heard, parent, { a: 1, b: 0, c: Hearing.telling, other: parent + 1, ...tick(10) }),
      event(13, EventKind.heard, parent, { a: 2, b: 7, c: Hearing.silent, other: NOBODY }),
      event(15, EventKind.heard, parent, { a: 2, b: 2, c: Hearing.rejected, other: colleague }),
    ];
    const from = `from a colleague, aged ${personAt(population, colleague).age}, from Southtown`;
    const told = (address: number): string[] =>
      tellLife(address, log, { ...context, notes })
        .lines.filter(({ kind }) => kind === "heard")
        .map(({ day, words }) => `${day} ${words}`);
    expect(told(parent)).toEqual([
      `3 They hear what others have been through, ${from}, and do not believe it.`,
      `10 They see how ill ${mate(1)} is, know how bad it is, and mean to tell others, who know already.`,
      "13 They hear a rumour that there is little to fear, from someone they hardly know, and believe it.",
      `15 They hear a rumour that far more people die than anyone admits, ${from}, and do not believe it.`,
    ]);
    expect(told(parent + 1)).toEqual(["10 They see how ill they are themselves, and think no worse of it."]);
  });

  it("ends with a death: nothing is heard, said or suffered after it", () => {
    const { age } = personAt(population, parent);
    const log = [
      event(2, EventKind.infected, parent, { a: SETTINGS.length, other: NOBODY }),
      enter(2, parent, "latent"),
      enter(3, parent, "ill"),
      enter(3, parent, "severe"),
      event(4, EventKind.died, parent),
      enter(9, parent + 2, "ill"),
      event(9, EventKind.heard, parent, { b: 7, c: Hearing.silent, other: NOBODY }),
    ];
    expect(words(tellLife(parent, log, context))).toEqual([
      "2 They are infected by someone from elsewhere, outside these places.",
      "3 They fall ill.",
      "3 They fall severely ill.",
      `4 They die, aged ${age}.`,
    ]);
  });

  it("of what orders did to someone, and of flight", () => {
    const log = [
      event(1, EventKind.granted, parent, { a: 6 }),
      event(3, EventKind.began, parent, { a: 1, b: 3, other: colleague }),
      event(4, EventKind.began, parent, { a: 2, b: 6, other: parent }),
      event(5, EventKind.ended, parent, { a: 1 }),
      event(6, EventKind.began, parent, { a: 1, b: 1, other: parent + 1 }),
      event(7, EventKind.granted, parent, { a: 2 }),
      event(8, EventKind.began, parent, { a: 0, b: 2, other: parent }),
      event(8, EventKind.granted, parent, { a: 3 }),
      event(18, EventKind.ended, parent, { a: 0 }),
      event(20, EventKind.moved, parent, { a: 5, other: context.placeNames.indexOf("Southtown") }),
      event(30, EventKind.returned, parent, { other: 1 }),
      event(40, EventKind.moved, parent, { a: 5, other: ELSEWHERE }),
      event(40, EventKind.granted, parent + 1, { a: 4 }),
    ];
    expect(words(tellLife(parent, log, { ...context, notes: [] })).slice(0, -1)).toEqual([
      "1 They are vaccinated.",
      "3 They are put in quarantine on account of someone at work.",
      "4 The vaccine protects them from now on, as far as it does.",
      "5 Their quarantine is over.",
      `6 They are put in quarantine on account of ${mate(1)}.`,
      "7 They are tested.",
      "8 The test finds the infection: they are to stay at home, by themselves.",
      "8 Those around them are traced.",
      "18 Their isolation is over.",
      "20 They flee with their household to Southtown.",
      "30 They come home.",
      "40 They flee with their household to a place far away.",
    ]);
  });

  it("of an infection in a ward and at a funeral, and of the dead nothing", () => {
    const from = `aged ${personAt(population, colleague).age}, from Southtown`;
    const dead = { ...stages[0]!, name: "unburied", dead: true };
    const withDead = { ...context, notes: [], stages: [...stages, dead] };
    const [ward, funeral] = [SETTINGS.indexOf("ward"), SETTINGS.indexOf("funeral")];
    const infected = (setting: number, by: number): string =>
      words(
        tellLife(
          parent,
          [event(2, EventKind.infected, parent, { a: setting, b: by, other: colleague })],
          withDead,
        ),
      )[0]!;
    expect(infected(ward, stage("severe"))).toBe(
      `2 They are infected by someone in the ward, ${from}, who is severely ill.`,
    );
    expect(infected(funeral, stages.length)).toBe(
      `2 They are infected by someone at the funeral, ${from}, who has died.`,
    );
    const log = [
      enter(3, parent, "ill"),
      event(4, EventKind.died, parent),
      event(4, EventKind.stage, parent, { a: stages.length }),
    ];
    expect(words(tellLife(parent, log, withDead))).toHaveLength(2);
  });

  it("refuses an address that nobody has", () => {
    expect(() => tellLife(population.addresses, [], context)).toThrow(RangeError);
  });
});

describe("all lives of a run", () => {
  let run: WorldRun;
  const byHousehold = new Map<number, LogEvent[]>();
  const lives = new Map<number, Life>();

  beforeAll(() => {
    const households = new Map(
      everyone.map((address) => [address, personAt(population, address).householdFirst]),
    );
    run = simulate(loadKernel(), setting, {
      log: "all",
      onEvents(events) {
        for (const one of events) {
          const ends =
            one.kind === EventKind.infected || one.kind === EventKind.heard
              ? [one.person, one.other]
              : [one.person];
          for (const first of new Set(ends.map((address) => households.get(address)))) {
            if (first !== undefined) byHousehold.set(first, [...(byHousehold.get(first) ?? []), one]);
          }
        }
      },
    });
    for (const address of everyone) {
      const log = byHousehold.get(households.get(address) ?? -1) ?? [];
      lives.set(address, tellLife(address, log, { ...context, notes: run.notes }));
    }
  });

  const linesOf = (address: number, kind: string): Life["lines"] =>
    (lives.get(address)?.lines ?? []).filter((line) => line.kind === kind);

  it("are in order of time and end once", () => {
    for (const { lines } of lives.values()) {
      const days = lines.map((line) => line.day);
      expect(days).toEqual([...days].sort((one, two) => one - two));
      const ends = lines.flatMap((line, i) => (line.kind === "died" || line.kind === "end" ? [i] : []));
      expect(ends).toEqual([lines.length - 1]);
    }
  });

  it("agree with what the kernel keeps of everyone: infected when, dead or not", () => {
    let dead = 0;
    for (const address of everyone) {
      const infected = linesOf(address, "infected").map((line) => line.day + 1);
      expect(infected).toEqual(run.infectedOn[address] === 0 ? [] : [run.infectedOn[address]]);
      const died = ((run.people[address] ?? 0) & 3) === Course.dead;
      expect(linesOf(address, "died").length).toBe(died ? 1 : 0);
      if (died) dead++;
    }
    // Else the test would show nothing.
    expect(dead).toBeGreaterThan(10);
  });

  it("tell of every infection twice: of who was infected, and of who infected them", () => {
    let [infected, imported, infects] = [0, 0, 0];
    for (const address of everyone) {
      const lines = linesOf(address, "infected");
      infected += lines.length;
      imported += lines.filter((line) => line.words.includes("elsewhere")).length;
      infects += linesOf(address, "infects").length;
    }
    expect(imported).toBeGreaterThan(0);
    expect(infects).toBe(infected - imported);
  });

  it("hold the statements of the authority until death", () => {
    const said = run.notes.filter((note) => note.kind === "statement");
    expect(said.map((note) => note.day)).toEqual([5, 15]);
    for (const [address, { lines }] of lives) {
      const last = lines.at(-1)?.day ?? 0;
      const heard = linesOf(address, "statement").map((line) => line.day);
      expect(heard).toEqual(said.map((note) => note.day).filter((day) => day <= last));
    }
  });
});
