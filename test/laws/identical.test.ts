/** Equal until something differs, and equal for good where nothing that differs can act. Exact: no statistics. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { addressOf, personAt } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { planKernel, type SimulateOptions } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { Trait } from "../../src/society/mechanism.ts";
import { lay, run, THREE_PLACES, TOLD_OR_DENIED } from "./worlds.ts";

const DAYS = 150;
const SCENARIO = `
version: 1
name: identical
days: ${DAYS}
${TOLD_OR_DENIED}      - at: { when: deaths, above: 20 }
        say: { stance: tell, threat: 0.7, advice: 0.7 }
`;

/** Digest of all events up to and including each day. */
function digests(setting: Setting, options: SimulateOptions): { run: WorldRun; daily: bigint[] } {
  const daily: bigint[] = [];
  const outcome = run(setting, {
    ...options,
    onDay: (_, engine) => {
      daily.push(engine.digest());
      return undefined;
    },
  });
  return { run: outcome, daily };
}

/** The day from which the worlds of a scenario have not decided, nor been told of, the same things. */
function firstAct(one: WorldRun, other: WorldRun): number {
  const text = ({ notes }: WorldRun): string[] =>
    notes.map((note) => `${note.day} ${note.kind}: ${note.words}`);
  const differing = [
    ...one.notes.filter((_, i) => !text(other).includes(text(one)[i])),
    ...other.notes.filter((_, i) => !text(one).includes(text(other)[i])),
  ];
  return Math.min(...differing.map(({ day }) => day));
}

describe("two worlds are identical until the first act that differs, and soon no longer", () => {
  test.each([
    ["words after detection", []],
    [
      "a date against silence",
      ["worlds[0].decisions=[{at: {day: 40}, say: {stance: tell}}]", "worlds[1].decisions=[]"],
    ],
    [
      "a measure",
      ["worlds[0].decisions=[{at: {day: 40}, cut: {setting: all, share: 0.3}}]", "worlds[1].decisions=[]"],
    ],
    [
      "a second word, after the same first",
      [
        "worlds[0].decisions=[{at: {day: 20}, say: {stance: tell}}, {at: {day: 45}, say: {stance: exaggerate}}]",
        "worlds[1].decisions=[{at: {day: 20}, say: {stance: tell}}, {at: {day: 45}, say: {stance: deny}}]",
      ],
    ],
  ])("%s", (_, sets) => {
    const setting = lay(SCENARIO, ...sets);
    const one = digests(setting, { world: 0 });
    const other = digests(setting, { world: 1 });
    const act = firstAct(one.run, other.run);
    expect(act).toBeGreaterThan(10);
    const parted = one.daily.findIndex((digest, day) => digest !== other.daily[day]);
    expect(parted).toBeGreaterThanOrEqual(act);
    // The media begin on the day after a statement; a measure is felt on the day itself once people are infected.
    expect(parted).toBeLessThanOrEqual(act + 3);
    expect(one.run.digest).not.toBe(other.run.digest);
  });

  test("and for good if no act does", () => {
    const setting = lay(
      SCENARIO,
      "worlds[1].decisions=[{at: {when: detection, after: 1}, say: {stance: tell-with-range, threat: 0.7, advice: 0.7}}]",
    );
    const [one, other] = [0, 1].map((world) => digests(setting, { world }));
    expect(one.daily).toEqual(other.daily);
    expect(one.run.notes).toEqual(other.run.notes);
    expect(one.run.daily).toEqual(other.run.daily);
  });
});

describe("the same again", () => {
  const digestOf = (sets: string[], options: SimulateOptions = {}): string =>
    run(lay(SCENARIO, ...sets), options).digest;
  const usual = digestOf([]);

  test.each<[string, string[], SimulateOptions]>([
    ["run twice", [], {}],
    ["with a log", [], { log: "all", onEvents: () => undefined }],
    ["with a log of a neighbourhood", [], { log: { from: 2048, to: 3072 } }],
    ["with other words on its cover", ["title=Another", "notice=Look.", "question=Why?", "name=other"], {}],
    ["with a world of another name", ["worlds[0].name=third", "worlds[0].title=Third"], {}],
    ["with parameters given as they are declared", ["parameters={fear.theta: 0.2, trust.initial: 0.6}"], {}],
  ])("%s", (_, sets, options) => {
    expect(digestOf(sets, options)).toBe(usual);
  });

  test("with its places in another order", () => {
    const { scenario } = lay(SCENARIO);
    const places = "places" in scenario.world ? scenario.world.places.toReversed() : [];
    expect(places.length).toBe(3);
    expect(digestOf([`world.places=${JSON.stringify(places)}`])).toBe(usual);
  });

  test.each([["seeds.people=2"], ["seeds.fates=2"], ["disease.r0=2.001"], ["parameters={fear.theta: 0.21}"]])(
    "but not with %s",
    (set) => {
      expect(digestOf([set])).not.toBe(usual);
    },
  );
});

describe("another place, far away", () => {
  const HOUSEHOLDS = "disease.intensity={household: 1, class: 0, work: 0, community: 0}";
  const more = THREE_PLACES.replace(
    "places:",
    "places:\n    - { name: Eastport, people: 9000, latitude: -40, longitude: 170 }\n    - { name: Farnham, people: 3000, latitude: -41, longitude: 171 }",
  );
  const settle = (text: string, rateFactor?: number): Setting =>
    prepareSetting(
      readScenario(text, "test.yaml", ["people=null", HOUSEHOLDS, "disease.r0=0.5"]),
      null,
      rateFactor,
    );
  const near = settle(SCENARIO);
  const far = settle(SCENARIO.replace(THREE_PLACES, more), near.rateFactor);
  const kernelOf = (setting: Setting): Kernel => {
    const { scenario, population } = setting;
    const society = createSociety(scenario, scenario.worlds[0]!, population);
    return createKernel(loadKernel(), planKernel(setting, society, 1, "off"));
  };

  test("changes nobody's age, role, household, thresholds, or what their infection does to those at home", () => {
    const [nearKernel, farKernel] = [kernelOf(near), kernelOf(far)];
    const { population } = near;
    const moved: number[] = [];
    let victims = 0;
    population.key.forEach((key, place) => {
      const there = far.population.key.indexOf(key);
      expect(far.population.people[there]).toBe(population.people[place]);
      for (let local = 0; local < population.people[place]!; local += 7) {
        const [here, elsewhere] = [
          addressOf(population, place, local),
          addressOf(far.population, there, local),
        ];
        const shift = elsewhere - here;
        moved.push(shift);
        victims += nearKernel.trace(here, 1).length;
        const person = personAt(population, here);
        const before = [
          { ...person, place: there, householdFirst: person.householdFirst + shift },
          Object.values(Trait).map((trait) => nearKernel.threshold(here, trait)),
          Array.from(nearKernel.trace(here, 1), (victim) => victim + shift),
        ];
        const after = [
          personAt(far.population, elsewhere),
          Object.values(Trait).map((trait) => farKernel.threshold(elsewhere, trait)),
          Array.from(farKernel.trace(elsewhere, 1)),
        ];
        if (JSON.stringify(before) !== JSON.stringify(after)) expect(before).toEqual(after);
      }
    });
    // The addresses themselves have moved, or this would show nothing.
    expect(moved.some((shift) => shift !== 0)).toBe(true);
    expect(victims).toBeGreaterThan(100);
  });
});

describe("whatever is said", () => {
  const STANCES = ["silent", "deny", "minimise", "tell", "tell-with-range", "exaggerate"];
  const saying = (stance: string): Setting =>
    lay(
      SCENARIO,
      `worlds[0].decisions=[{at: {day: 10}, say: {stance: ${stance}, threat: 1, advice: 1, forecast: 500, horizon: 30}}]`,
    );
  const outcome = (stance: string, parameters: Record<string, number>): WorldRun =>
    run(saying(stance), { parameters });

  test("every event is the same where nobody hears", () => {
    const deaf = { "information.reach": 0, "information.tellShare": 0, "information.leakReach": 0 };
    const outcomes = STANCES.map((stance) => outcome(stance, deaf));
    expect(new Set(outcomes.map(({ digest }) => digest)).size).toBe(1);
    expect(
      new Set(outcomes.map(({ notes }) => notes.find(({ kind }) => kind === "statement")?.words)).size,
    ).toBe(6);
  });

  test("every life is the same where nobody believes the authority or each other, nor fears what is not borne out", () => {
    const unbelieving = { "trust.initial": 0, "trust.gain": 0, "trust.peer": 0, "fear.theta": 0 };
    const outcomes = STANCES.map((stance) => outcome(stance, unbelieving));
    const [silent, ...others] = outcomes;
    for (const other of others) {
      expect(other.infectedOn).toEqual(silent!.infectedOn);
      expect(other.people.map((byte) => byte & 3)).toEqual(silent!.people.map((byte) => byte & 3));
    }
    // They did hear.
    expect(others.at(-1)!.digest).not.toBe(silent!.digest);
  });

  test("and not otherwise", () => {
    const outcomes = STANCES.map((stance) => outcome(stance, {}));
    expect(new Set(outcomes.map(({ daily }) => daily.infections.join())).size).toBe(6);
  });
});
