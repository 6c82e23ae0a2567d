import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parameters } from "../../src/society/services/parameters.ts";
import { DEPENDENCES, OUTPUTS, SERVICES, STORES } from "../../src/society/services/table.ts";
import { countSectors } from "../population/staff.ts";
import type { Today } from "../../src/society/mechanism.ts";
import { createSociety, emptyCounts } from "../../src/society/day.ts";
import { SECTORS } from "../../src/kernel/engine.ts";
import type { Population } from "../../src/population/population.ts";
import { sectorNumber } from "../../src/population/sectors.ts";
import { ORDER } from "../../src/society/order.ts";
import { serve } from "./staffing.ts";
import { buildPopulation } from "../../src/population/build.ts";
import { readPeople } from "../../src/population/given/people.ts";
import { hardship } from "../../src/society/hardship.ts";
import { services } from "../../src/society/services/services.ts";
import { countWorkforce } from "../../src/society/services/staff.ts";
import { csv, HEADER, towns } from "../population/given/files.ts";
import { makeCounts, makePlan, makePopulation, makeScenario, makeSociety, play, STAGES } from "./world.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** The absence of each sector, for some days each. */
const absences = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 25 }),
    shares: fc.array(share, { minLength: 9, maxLength: 9 }),
  }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
type Absences = { days: number; shares: number[] }[];
const SECTORS_OF = [
  "health",
  "power",
  "water",
  "food",
  "transport",
  "telecom",
  "police-and-fire",
  "sanitation-and-burial",
  "other",
];
const absentOf =
  (spells: Absences) =>
  (day: number, sector: string): number => {
    let from = 0;
    for (const { days, shares } of spells) {
      from += days;
      if (day <= from) return shares[SECTORS_OF.indexOf(sector)]!;
    }
    return 0;
  };
const nobody = (): number => 1;
const everybody = (): number => 0;

describe("the tables of the services", () => {
  it("name what there is, each once, and depend on nothing that is not there", () => {
    expect(SERVICES.map(({ name }) => name)).toEqual([...OUTPUTS]);
    const used = DEPENDENCES.flatMap(({ store }) => (store === null ? [] : [store]));
    expect([...used].sort()).toEqual(STORES.map(({ name }) => name).sort());
    for (const { days } of STORES) expect(Object.keys(parameters)).toContain(days);
    for (const { strength } of DEPENDENCES) expect(Object.keys(parameters)).toContain(strength);
    const pairs = DEPENDENCES.map(({ of, on }) => `${of} on ${on}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it("let every service start again: what waits for one that waits for it does not need all of it", () => {
    for (const { of, on, strength } of DEPENDENCES) {
      // Only what is reckoned later is seen as of yesterday: those are the loops.
      if (OUTPUTS.indexOf(on) > OUTPUTS.indexOf(of)) expect(strength).not.toBe("vital");
    }
  });
});

describe("services", () => {
  it("do not hang on the one worker of a small place: a crew that is too small borrows from elsewhere", () => {
    const people = [4000];
    const staff = countSectors(makePopulation(people));
    const water = staff[sectorNumber("water")]!;
    expect(water).toBeGreaterThan(0);
    expect(water).toBeLessThan(10);
    // All of them are ill, and nobody else: the borrowed ones are not.
    const { outputs } = serve(40, (_day, sector) => (sector === "water" ? 1 : 0), { people });
    expect(Math.min(...outputs.water.map(([output]) => output!))).toBeGreaterThan(0.5);
    // Hardly anybody can be borrowed where nearly everybody is ill.
    const none = serve(40, nobody, { people });
    expect(Math.max(...none.outputs.water.at(-1)!)).toBeLessThan(0.01);
    // Nor do those of other services help a crew that is large enough.
    const many = serve(40, (_day, sector) => (sector === "water" ? 1 : 0), { people: [600_000] });
    expect(Math.max(...many.outputs.water.at(-1)!)).toBe(0);
  });

  it("are all there while nobody is missing, and have nothing to tell", () => {
    const { outputs, society, field } = serve(60, everybody);
    for (const name of OUTPUTS) for (const day of outputs[name]) expect([...day]).toEqual([1, 1, 1]);
    for (const name of ["withoutPower", "withoutWater", "withoutPhone", "repairDebt"])
      expect(Math.max(...field(name).at(-1)!)).toBe(0);
    expect(society.notes.filter(({ kind }) => kind === "service")).toEqual([]);
  });

  it("hold at 1 while they are switched off, whoever is missing", () => {
    const { outputs, society } = serve(30, nobody, { scenario: { with: [] } });
    for (const name of OUTPUTS) expect([...outputs[name].at(-1)!]).toEqual([1, 1, 1]);
    expect(society.countsMissing).toBe(false);
  });

  it("ask the kernel to count who is missing, and know every worker", () => {
    const { society, field } = serve(2, everybody);
    expect(society.countsMissing).toBe(true);
    const counted = countSectors(makePopulation([700_000, 40_000, 300]));
    expect([...field("workforce")[0]!]).toEqual([...counted]);
  });

  it("know the workers of given people as well", () => {
    const world = towns("Ulm", "Bonn");
    const rows = Array.from(
      { length: 300 },
      (_, i) => `${i},h${i},${20 + (i % 40)},,w${i % 60},${i % 3 ? "Ulm" : "Bonn"}`,
    );
    const text = csv(`${HEADER}\n${rows.join("\n")}\n`);
    const scenario = {
      population: { type: "us", mixing: "structured", householdSizes: null, ages: null },
      seeds: { people: 2, fates: 1 },
    } as const;
    const population = buildPopulation(scenario, world, readPeople(text, world));
    const workforce = new Float64Array(population.places * SECTORS);
    countWorkforce(population, workforce);
    expect([...workforce]).toEqual([...countSectors(population)]);
    expect(workforce.reduce((sum, x) => sum + x, 0)).toBe(300);
  });

  it("go on from a saved day as if they had never stopped", () => {
    const row = { missing: new Uint32Array(SECTORS).fill(40) };
    const stage = { scenario: { with: ["services", "hardship"] }, people: [200_000, 900] };
    const [whole, first, second] = [makeSociety(stage), makeSociety(stage), makeSociety(stage)];
    play(whole, 60, () => [row, {}]);
    play(first, 30, () => [row, {}]);
    for (const [name, values] of Object.entries(second.society.arrays))
      values.set(first.society.arrays[name]!);
    second.society.resumeAt(30, first.society.notes);
    for (let day = 30; day < 60; day++) second.society.step(day, makeCounts(second.population, [row, {}]));
    for (const name of [...Object.keys(services.owns), ...Object.keys(hardship.owns)])
      expect([...second.society.fields[name]!], name).toEqual([...whole.society.fields[name]!]);
    expect(whole.society.fields.burial![0]).toBeLessThan(1);
  });

  it("keep within bounds, and so do their stores and debts", () => {
    fc.assert(
      fc.property(absences, (spells) => {
        const { outputs, field } = serve(60, absentOf(spells));
        for (const name of OUTPUTS)
          for (const day of outputs[name]) for (const x of day) expect(x >= 0 && x <= 1).toBe(true);
        for (const day of field("repairDebt")) for (const x of day) expect(x >= 0 && x <= 1).toBe(true);
        const full = STORES.map(({ days }) => parameters[days]!.value);
        for (const day of field("stores"))
          day.forEach((level, at) => {
            expect(level).toBeGreaterThanOrEqual(0);
            expect(level).toBeLessThanOrEqual(full[at % full.length]! + 1e-12);
          });
      }),
      { numRuns: 8, seed: 1 },
    );
  });

  it("are never better for fewer workers, on any day", () => {
    fc.assert(
      fc.property(absences, share, (spells, less) => {
        const few = serve(60, absentOf(spells));
        const fewer = serve(60, (day, sector) => 1 - (1 - absentOf(spells)(day, sector)) * less);
        for (const name of OUTPUTS)
          outputsOf(few, name).forEach((x, at) => {
            expect(outputsOf(fewer, name)[at]!).toBeLessThanOrEqual(x + 1e-9);
          });
      }),
      { numRuns: 8, seed: 2 },
    );
  });

  it("are never worse for longer stores", () => {
    fc.assert(
      fc.property(absences, fc.constantFrom(...STORES), (spells, { days }) => {
        const short = serve(60, absentOf(spells), {
          parameters: { [`services.${days}`]: parameters[days]!.range[0], "services.refillDays": 14 },
        });
        const long = serve(60, absentOf(spells), {
          parameters: { [`services.${days}`]: parameters[days]!.range[1], "services.refillDays": 14 },
        });
        for (const name of OUTPUTS)
          outputsOf(short, name).forEach((x, at) => {
            expect(outputsOf(long, name)[at]!).toBeGreaterThanOrEqual(x - 1e-9);
          });
      }),
      { numRuns: 8, seed: 3 },
    );
  });

  it("are all gone when nobody has come for 200 days", () => {
    const { outputs, field, society } = serve(200, nobody);
    for (const name of OUTPUTS) expect(Math.max(...outputs[name].at(-1)!)).toBeLessThan(1e-9);
    const { living } = society;
    expect([...field("withoutPower").at(-1)!]).toEqual([...living]);
  });

  it("are all back some time after everybody is back", () => {
    const { outputs, field } = serve(400, (day) => (day <= 200 ? 1 : 0));
    for (const name of OUTPUTS) expect(Math.min(...outputs[name].at(-1)!)).toBeGreaterThan(1 - 1e-9);
    expect(Math.max(...field("repairDebt").at(-1)!)).toBe(0);
    const full = STORES.map(({ days }) => parameters[days]!.value);
    field("stores")
      .at(-1)!
      .forEach((level, at) => expect(level).toBeCloseTo(full[at % full.length]!, 9));
  });

  it("come back slowly: what wore out while nobody mended it has to be mended", () => {
    const { outputs } = serve(130, (day, sector) => (sector === "power" && day <= 60 ? 1 : 0));
    expect(outputs.power[59]![0]).toBe(0);
    // Sixty days at 2 % is a debt of all; it is worked off at 5 % a day.
    expect(outputs.power[70]![0]).toBeGreaterThan(0.4);
    expect(outputs.power[70]![0]).toBeLessThan(0.6);
    expect(outputs.power[85]![0]).toBeCloseTo(1, 6);
  });

  it("fall with the willing as with those missing", () => {
    const reluctant = ORDER.map((mechanism) =>
      mechanism.name === "attendance"
        ? { ...mechanism, begin: ({ fields }: Today) => void fields.willing!.fill(0.5) }
        : mechanism,
    );
    const people = [700_000];
    const missing = serve(40, () => 0.5, { people });
    const unwilling = serve(40, everybody, { people, mechanisms: reluctant });
    for (const name of OUTPUTS) {
      const [one, other] = [outputsOf(missing, name), outputsOf(unwilling, name)];
      // Whole workers are missing, and on the first day nobody has been counted.
      one.slice(5).forEach((x, at) => expect(Math.abs(x - other[at + 5]!)).toBeLessThan(0.01));
      expect(name === "burial" ? other[5]! : 0).toBeLessThan(0.6);
    }
  });

  it("need fewer workers where there are fewer people, but for grids and works", () => {
    // A hundredth die each day, and as many of the workers.
    const { outputs, society } = serve(61, (day) => 0.01 * day, { people: [500_000] }, { deaths: 5000 });
    expect(society.living[0]).toBe(200_000);
    for (const name of ["transport", "food", "police"] as const)
      expect(outputs[name].at(-1)![0]).toBeGreaterThan(0.85);
    const fewer = serve(
      101,
      (day) => Math.min(0.8, 0.01 * day),
      { people: [500_000] },
      { deaths: 4000 },
    ).outputs;
    expect(fewer.power.at(-1)![0]).toBeLessThan(0.6);
    expect(fewer.hospital.at(-1)![0]).toBeLessThan(0.2);
  });

  it("are the same in whatever order the places stand", () => {
    const sites = [0, 3, 1, 2].map((at) => ({ name: `town-${at}`, latitude: 50 + at, longitude: 5 }));
    const population = makePopulation([500_000, 90_000, 300_000, 400]);
    const staff = countSectors(population);
    const days = (order: readonly number[]): Float64Array[] => {
      const turned = inOrder(population, order);
      const there = order.map((p) => sites[p]!);
      const society = createSociety(
        makeScenario({ with: ["services"] }),
        makePlan(),
        turned,
        {},
        ORDER,
        there,
      );
      return Array.from({ length: 60 }, (_, day) => {
        const counts = emptyCounts(4, STAGES.length);
        order.forEach((p, at) => {
          for (let k = 1; k < SECTORS; k++)
            counts.missing[at * SECTORS + k] = staff[p * SECTORS + k]! * (((day + k * p) % 5) / 5);
        });
        society.step(day, counts);
        const back = new Float64Array(4 * OUTPUTS.length);
        for (const [s, name] of OUTPUTS.entries())
          order.forEach((p, at) => {
            back[p * OUTPUTS.length + s] = society.fields[name]![at]!;
          });
        return back;
      });
    };
    const one = days([0, 1, 2, 3]);
    expect(Math.min(...one.flatMap((day) => [...day]))).toBeLessThan(0.9);
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ])
      days(order).forEach((day, d) => {
        for (const [at, x] of day.entries()) expect(x).toBeCloseTo(one[d]![at]!, 12);
      });
  });

  it("are told once when they fail and once when they are back", () => {
    const { society } = serve(260, (day) => (day < 100 || day > 180 ? (day % 2 === 0 ? 1 : 0.98) : 0));
    const told = society.notes.filter(({ kind }) => kind === "service");
    for (const { fails, back, noticed } of SERVICES) {
      for (const begin of [fails, back]) {
        const notes = told.filter(({ words }) => words.startsWith(begin));
        expect(notes.filter(({ place }) => place === undefined)).toHaveLength(1);
        for (let p = 0; p < 3; p++)
          expect(notes.filter(({ place }) => place === p)).toHaveLength(noticed ? 1 : 0);
      }
    }
    const power = told.filter(({ words, place }) => words.startsWith("Power") && place === undefined);
    expect(power.map(({ words }) => words)).toEqual([
      "Power fails in and around place-0: down to less than half.",
      "Power is back in and around place-0.",
    ]);
    expect(power[0]!.day).toBe(1);
    expect(power[1]!.day).toBeGreaterThan(100);
  });
});

/** The places of a population in another order; what services read of them. */
function inOrder(population: Population, order: readonly number[]): Population {
  const rows = population.workStart.length / population.places;
  return {
    ...population,
    people: population.people.map((_, at) => population.people[order[at]!]!),
    slots: population.slots.map((_, at) => population.slots[order[at]!]!),
    keySlots: population.keySlots.map((_, at) => population.keySlots[order[at]!]!),
    workStart: population.workStart.map(
      (_, at) => population.workStart[order[Math.floor(at / rows)]! * rows + (at % rows)]!,
    ),
  };
}

/** All days and places of an output, in one. */
function outputsOf(kept: ReturnType<typeof serve>, name: (typeof OUTPUTS)[number]): number[] {
  return kept.outputs[name].flatMap((day) => [...day]);
}
