/** Laws of exposure to a hazard: who takes it up, how many, and what it does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventKind, PROGRAMMES } from "../../src/kernel/engine.ts";
import { covid19Ancestral } from "../../src/scenario/presets/covid-19-ancestral.ts";
import type { Scenario, Zone } from "../../src/scenario/scenario.ts";
import { exposure } from "../../src/society/exposure.ts";
import { Overlay, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { turnsToDeath, turnsToSevere } from "../../src/society/turns.ts";
import { watch, type Watched } from "./watched.ts";
import { makeScenario, type Row } from "./world.ts";

const RUNS = { numRuns: 100, seed: 12 };
const EXPOSE = ProgrammeNumber.expose;
/** Evenly spread, unlike doubles of any size. */
const upTo = (most: number, least = 0): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((n) => least + ((most - least) * n) / 1000);
const share = upTo(1);
const zone = (change: Partial<Zone> = {}): Zone => ({
  name: "Dust",
  places: ["place-0"],
  from: 2,
  until: 6,
  dose: 0.5,
  susceptibility: 1,
  severity: 1,
  recovery: 1,
  ...change,
});
const withZones = (...zones: Zone[]): Partial<Scenario> => ({ exposure: zones, with: ["exposure"] });

/** Units a day by place, all of them taken, in a world in which so many die on a day. */
function given(
  zones: readonly Zone[],
  people: readonly number[],
  days = 12,
  dying: (day: number) => number = () => 0,
): { supplies: number[][]; watched: Watched } {
  const supplies: number[][] = [];
  const rows = (day: number): Row[] =>
    people.map((_, p) => {
      const granted = Array.from({ length: PROGRAMMES }, () => 0);
      granted[EXPOSE] = supplies[day - 1]![p]!;
      return { granted, deaths: dying(day) };
    });
  const watched = watch(days, { people, scenario: withZones(...zones) }, rows, ({ supply }) =>
    supplies.push(people.map((_, p) => supply(EXPOSE, p))),
  );
  return { supplies, watched };
}
const total = (supplies: readonly number[][], place = 0): number =>
  supplies.reduce((sum, day) => sum + day[place]!, 0);

describe("a dose", () => {
  it("is taken up in whole people, on the days of the zone alone, by the share said and nobody besides", () => {
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 500_000 }),
        (dose, from, days, people) => {
          const { supplies } = given([zone({ dose, from, until: from + days })], [people], 20);
          for (const [day, [units]] of supplies.entries()) {
            expect(Number.isInteger(units)).toBe(true);
            if (day < from || day >= from + days) expect(units).toBe(0);
            else expect(Math.abs(units! - (dose * people) / days)).toBeLessThan(1);
          }
          expect(total(supplies)).toBeLessThanOrEqual(dose * people + 1e-6);
          expect(total(supplies)).toBeGreaterThan(dose * people - 1);
        },
      ),
      RUNS,
    );
  });

  it("of nothing is taken up by nobody, and a larger one by no fewer, on no day", () => {
    expect(total(given([zone({ dose: 0 })], [90_000]).supplies)).toBe(0);
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((dose) => {
          let sum = 0;
          return given([zone({ dose })], [12_345]).supplies.map(([units]) => (sum += units!));
        });
        expect(less!.every((sum, day) => sum <= more![day]!)).toBe(true);
      }),
      RUNS,
    );
  });

  it("is of those who live: the dead take up nothing", () => {
    const dying = (day: number): number => (day === 4 ? 600 : 0);
    const { supplies } = given([zone({ dose: 1, from: 0, until: 10 })], [1000], 12, dying);
    expect(supplies.map(([units]) => units)).toEqual([100, 100, 100, 100, 40, 40, 40, 40, 40, 40, 0, 0]);
  });

  it("adds up to those exposed, as far as it was taken up until yesterday", () => {
    const { watched, supplies } = given([zone()], [3000]);
    expect(watched.field("exposed")).toBe(total(supplies));
    expect(total(supplies)).toBe(1500);
    const dry = watch(12, { scenario: withZones(zone()) }, () => [{}]);
    expect(dry.field("exposed")).toBe(0);
  });
});

describe("zones", () => {
  // One tenth of a degree of latitude, the distance from each place to the next, is 11.1 km.
  const reached = (where: Partial<Zone>): number[] => {
    const { places: _places, ...rest } = zone();
    const { supplies } = given([{ ...rest, ...where }], [1000, 1000, 1000, 1000]);
    return [0, 1, 2, 3].filter((place) => total(supplies, place) > 0);
  };

  it("hold the places named, those around one of them, or those around a point", () => {
    expect(reached({ places: ["place-1", "place-3"] })).toEqual([1, 3]);
    expect(reached({ around: { place: "place-1", radius: 0 } })).toEqual([1]);
    expect(reached({ around: { place: "place-1", radius: 12 } })).toEqual([0, 1, 2]);
    expect(reached({ around: { latitude: 50.35, longitude: 5, radius: 6 } })).toEqual([3]);
  });

  it("that overlap add up, and those that follow one another too", () => {
    const zones = [
      zone({ dose: 0.2, places: ["place-0", "place-1"] }),
      zone({ dose: 0.3, from: 4, until: 9, places: ["place-1"] }),
    ];
    const { supplies } = given(zones, [1000, 1000, 1000]);
    expect([0, 1, 2].map((place) => total(supplies, place))).toEqual([200, 500, 0]);
  });

  it("of a place that is not there are refused", () => {
    expect(() => given([zone({ places: ["plaice-0"] })], [1000])).toThrow(
      /"plaice-0"; did you mean "place-0"/,
    );
    const { places: _places, ...rest } = zone();
    const far = { ...rest, around: { latitude: -50, longitude: 5, radius: 100 } };
    expect(() => given([far], [1000])).toThrow(/holds no place/);
  });

  it("are told of when they begin and when they end", () => {
    const { society } = given([zone()], [1000]).watched;
    expect(society.notes.filter(({ kind }) => kind === "exposure")).toEqual([
      { day: 2, kind: "exposure", words: "Dust: 50 % of those who live there take it up, within 4 days." },
      { day: 6, kind: "exposure", words: "Dust: nobody else takes it up." },
    ]);
  });
});

describe("what it does", () => {
  const disease = { ...makeScenario().disease, stages: covid19Ancestral.stages };
  const exposedTo = (change: Partial<Zone>): Watched =>
    watch(1, { scenario: { ...withZones(zone(change)), disease } });

  it("is nothing with factors of 1", () => {
    const { society } = exposedTo({});
    expect(society.branches).toEqual([]);
    expect(society.modifiers.map(({ name }) => name)).not.toContain("exposed");
    expect(society.programmes[EXPOSE]).toMatchObject({
      claims: "anyone",
      effect: { overlay: Overlay.exposed, lastsDays: null },
    });
  });

  it("to being infected is a factor on the side of those infected, in every setting, for better or worse", () => {
    for (const susceptibility of [0, 0.3, 4, 10]) {
      const { society, uptake } = exposedTo({ susceptibility });
      const [modifier] = society.modifiers.filter(({ name }) => name === "exposed");
      expect(modifier!.when).toEqual({ overlay: Overlay.exposed });
      expect(modifier!.source).toEqual([1, 1, 1, 1, 1, 1]);
      expect(modifier!.target).toEqual(Array(6).fill(susceptibility));
      expect(uptake("exposed")).toBe(1);
    }
  });

  it("to the course is a factor at each turn: to severe illness, and to death", () => {
    fc.assert(
      fc.property(upTo(4), upTo(4, 1 / 16), (severity, recovery) => {
        fc.pre(severity !== 1 && recovery !== 1);
        const { society, branch } = exposedTo({ severity, recovery });
        const [toSevere, toDeath] = [turnsToSevere, turnsToDeath].map((turns) => turns(disease.stages));
        expect(society.branches.map(({ stage, overlay, toward }) => ({ stage, overlay, toward }))).toEqual(
          [...toSevere!, ...toDeath!].map((turn) => ({ ...turn, overlay: Overlay.exposed })),
        );
        const names = society.branches.map(({ name }) => name);
        expect(branch(names[0]!)).toBeCloseTo(severity, 4);
        expect(branch(names[1]!)).toBeCloseTo(1 / recovery, 4);
      }),
      RUNS,
    );
  });

  it("is told in a life once, and only of itself", () => {
    const event = {
      time: 0,
      kind: EventKind.began,
      a: Overlay.exposed,
      b: EXPOSE,
      c: 0,
      person: 1,
      other: 1,
    };
    const happened = { event, programme: "expose", forWhom: "they", days: "home" } as const;
    expect(exposure.tell!(happened)).toMatch(/^They take up /);
    expect(exposure.tell!({ ...happened, event: { ...event, kind: EventKind.granted } })).toBe("");
    expect(exposure.tell!({ ...happened, programme: "vaccinate" })).toBeUndefined();
  });
});

describe("without zones, or switched off", () => {
  it.each<[string, Partial<Scenario>]>([
    ["no zones", { with: ["exposure"] }],
    ["not asked for", { exposure: [zone({ susceptibility: 3 })] }],
    ["switched off", { ...withZones(zone({ susceptibility: 3 })), without: ["exposure"] }],
  ])("(%s) it adds nothing to the kernel and asks for nothing", (_what, scenario) => {
    const { society, engine, field } = watch(9, { scenario });
    expect(society.programmes).toEqual([]);
    expect(society.branches).toEqual([]);
    expect(society.modifiers.map(({ name }) => name)).not.toContain("exposed");
    expect(engine.calls).not.toContain("supply");
    expect(field("exposed")).toBe(0);
  });
});
