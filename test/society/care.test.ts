import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BranchFactor,
  type DayCounts,
  EVERYONE,
  OVERLAYS,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { bedRatesOf } from "../../src/society/care/beds.ts";
import { triage, turnsOf } from "../../src/society/care/course.ts";
import { shareOut } from "../../src/society/care/sharing.ts";
import { emptyCounts } from "../../src/society/day.ts";
import { type Mechanism, Overlay, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { findPreset, PRESETS } from "../../src/scenario/presets/index.ts";
import type { Stage } from "../../src/scenario/scenario.ts";
import { sum } from "../numbers.ts";
import { makeCounts, makeSociety, type Played, Recorder, STAGES } from "./world.ts";

const ADMIT = ProgrammeNumber.admit;
/** Everybody who falls severely ill asks for a bed. */
const ALL_SEEK: ParameterValues = { "behaviour.hospitalFear": 0, "behaviour.distrustsCare": 0 };

/** Fields of others that are set from the start. */
function given(values: Readonly<Record<string, number>>): readonly Mechanism[] {
  return ORDER.map((mechanism) => ({
    ...mechanism,
    begin(today) {
      mechanism.begin?.(today);
      for (const [name, value] of Object.entries(values))
        if (Object.hasOwn(mechanism.owns, name)) today.fields[name]!.fill(value);
    },
  }));
}

interface Ward extends Played {
  engine: Recorder;
  /** By day and place: who fell severely ill the day before, who was given a bed, and who lies in one. */
  admitted: number[][];
  lying: number[];
}

/** Plays days in which so many fall severely ill by place; each granted a bed leaves it after `stayDays`. */
function playWards(
  severe: readonly (readonly number[])[],
  parameters: ParameterValues = {},
  values: Readonly<Record<string, number>> = {},
  people: readonly number[] = [60_000, 30_000, 10_000],
  stayDays = 7,
  look: (ward: Ward, day: number) => void = () => {},
): Ward {
  const played = makeSociety({
    people,
    parameters: { ...ALL_SEEK, ...parameters },
    mechanisms: given(values),
    scenario: { with: ["care"] },
  });
  const engine = new Recorder();
  const ward: Ward = { ...played, engine, admitted: [], lying: people.map(() => 0) };
  let counts: DayCounts = emptyCounts(people.length, STAGES.length);
  severe.forEach((fell, day) => {
    played.society.step(day, counts);
    played.society.apply(engine, day);
    const granted = people.map((_, p) => {
      const asks = day === 0 ? 0 : severe[day - 1]![p]!;
      return Math.min(asks, engine.supply[p * PROGRAMMES + ADMIT]!);
    });
    ward.admitted.push(granted);
    ward.lying = people.map((_, p) => sum(ward.admitted.slice(-stayDays).map((day) => day[p]!)));
    look(ward, day);
    counts = makeCounts(
      played.population,
      people.map((_, p) => ({ severe: fell[p]! })),
    );
    people.forEach((_, p) => {
      counts.claimed[p * PROGRAMMES + ADMIT] = day === 0 ? 0 : severe[day - 1]![p]!;
      counts.granted[p * PROGRAMMES + ADMIT] = granted[p]!;
      counts.holding[p * OVERLAYS + Overlay.admitted] = ward.lying[p]!;
      counts.occupied[p * STAGES.length + 1] = sum(
        severe.slice(Math.max(0, day - stayDays + 1), day + 1).map((fell) => fell[p]!),
      );
    });
  });
  return ward;
}

const fallen = (most: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most)), { minLength: 2, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("beds", () => {
  it("are never given to more people than there are beds and staff for, nor to more than ask", () => {
    fc.assert(
      fc.property(fallen(60), share, fc.nat(4), share, (severe, hospital, bedsPer1000, occupancy) => {
        const parameters = { "care.bedsPerThousand": bedsPer1000, "care.occupancy": occupancy };
        const capacity = 100 * bedsPer1000 * (hospital - occupancy * 0.7);
        playWards(severe, parameters, { hospital }, undefined, 7, ({ lying, engine }, day) => {
          expect(sum(lying)).toBeLessThanOrEqual(Math.max(0, capacity) + 1e-6);
          [0, 1, 2].forEach((p) =>
            expect(engine.supply[p * PROGRAMMES + ADMIT]).toBeLessThanOrEqual(
              day === 0 ? 0 : severe[day - 1]![p]!,
            ),
          );
        });
      }),
      { numRuns: 60, seed: 61 },
    );
  });

  it("are all given out where more ask: none stays empty", () => {
    // 200 beds; ordinary patients who cannot wait need 0.75 · 0.7 of them.
    const beds = Math.floor(200 * (1 - 0.75 * 0.7));
    let before = 0;
    playWards(
      Array.from({ length: 20 }, () => [50, 30, 20]),
      { "care.bedsPerThousand": 2 },
      {},
      undefined,
      5,
      ({ admitted, lying }, day) => {
        if (day > 0) expect(sum(admitted[day]!)).toBe(Math.min(100, beds - before));
        before = sum(lying);
      },
    );
  });

  it("are more by those of a field hospital, as far as there is staff for them", () => {
    const first = (values: Readonly<Record<string, number>>): number =>
      sum(
        playWards(
          [
            [900, 0, 0],
            [0, 0, 0],
          ],
          { "care.bedsPerThousand": 2 },
          values,
        ).admitted[1]!,
      );
    // 100,000 people.
    expect(first({ fieldBeds: 60 }) - first({})).toBe(60);
    expect(first({ fieldBeds: 400, hospital: 0.5 })).toBe(Math.floor(600 * 0.5 - 200 * 0.75 * 0.7));
  });

  it("are shared out exactly, in proportion to who asks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(1000)), { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat(2000), { minLength: 4, maxLength: 4 }),
        (places, free) => {
          const areaOf = places.map(([area]) => area);
          const asking = places.map(([, n]) => n);
          const units = shareOut(areaOf, free, asking);
          free.forEach((beds, area) => {
            const inArea = [...asking.keys()].filter((p) => areaOf[p] === area);
            const asked = sum(inArea.map((p) => asking[p]!));
            expect(sum(inArea.map((p) => units[p]!))).toBe(Math.min(beds, asked));
            for (const p of inArea) {
              expect(units[p]).toBeLessThanOrEqual(asking[p]!);
              const part = asked > beds ? (asking[p]! * beds) / asked : asking[p]!;
              expect(Math.abs(units[p]! - part)).toBeLessThan(1);
            }
          });
        },
      ),
      { numRuns: 200, seed: 62 },
    );
  });

  it("are the more the more staff, field hospitals and patients who can wait, and refuse the fewer", () => {
    const refusals = (
      severe: readonly number[][],
      parameters: ParameterValues,
      values: Readonly<Record<string, number>>,
    ): number => {
      let refused = 0;
      playWards(severe, parameters, values, undefined, 6, ({ society }) => {
        refused += sum([...society.fields.refused!]);
      });
      return refused;
    };
    fc.assert(
      fc.property(fallen(40), share, share, (severe, a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const base = refusals(severe, {}, { hospital: few });
        expect(refusals(severe, {}, { hospital: many })).toBeLessThanOrEqual(base);
        expect(refusals(severe, {}, { hospital: few, fieldBeds: 100 })).toBeLessThanOrEqual(base);
        expect(refusals(severe, { "care.elective": 0.5 }, { hospital: few })).toBeLessThanOrEqual(base);
      }),
      { numRuns: 40, seed: 63 },
    );
  });

  it("are the country's, unless a scenario says how many", () => {
    // OECD 2019, and intensive care in Europe (Rhodes et al. 2012).
    expect(bedRatesOf({ country: "DE" })).toEqual({ bedsPer1000: 8, intensivePer100k: 29.2 });
    expect(bedRatesOf({ country: "GB", bedsPer1000: 2.9 })).toEqual({
      bedsPer1000: 2.5,
      intensivePer100k: 6.6,
    });
    expect(bedRatesOf({}).bedsPer1000).toBe(2.9);
    expect(bedRatesOf({ country: "FR", bedsPer1000: 6.5 }).bedsPer1000).toBe(6.5);
    expect(bedRatesOf({ country: "NE", bedsPer1000: 0.3 }).intensivePer100k).toBe(0.1);
    expect(bedRatesOf({ country: "XX", bedsPer1000: null })).toEqual({
      bedsPer1000: 4.4,
      intensivePer100k: 11.5,
    });
    const sites = [{ name: "a", latitude: 0, longitude: 0, country: "JP" }];
    const beds = (parameters: ParameterValues): number =>
      makeSociety({ people: [5000], sites, parameters }).society.fields.beds![0]!;
    expect(beds({})).toBeCloseTo(64, 9);
    expect(beds({ "care.bedsPerThousand": 3 })).toBeCloseTo(15, 9);
    expect(beds({ "care.bedsPerThousand": 0 })).toBe(0);
  });
});

describe("those without a bed", () => {
  const factors = ({ society, engine }: Ward, name: string): number[] => {
    const at = society.branches.findIndex((branch) => branch.name === name);
    expect(at).toBeGreaterThanOrEqual(0);
    return Array.from(
      society.living,
      (_, p) => engine.branches[p * society.branches.length + at]! / EVERYONE,
    );
  };
  const stages = (): Stage[] => {
    const preset = findPreset("covid-19-ancestral")!.stages;
    return preset.filter(({ name }) => ["severe", "critical", "mending"].includes(name));
  };

  it("do not exist where beds suffice: no fate is touched", () => {
    fc.assert(
      fc.property(fallen(3), (severe) => {
        const asked: string[] = [];
        playWards(severe, { "care.bedsPerThousand": 10 }, {}, undefined, 7, ({ society, engine }) => {
          expect(engine.branches.every((factor) => factor === EVERYONE)).toBe(true);
          asked.push(...society.notes.map(({ kind }) => kind));
          expect(sum([...society.fields.refused!])).toBe(0);
        });
        expect(asked).not.toContain("care");
      }),
      { numRuns: 20, seed: 64 },
    );
  });

  it("get worse as many times as often as is declared, wherever the course can turn", () => {
    for (const away of [false, true]) {
      const course = stages().map((stage) => {
        if (stage.name !== "severe" || !away) return stage;
        return { ...stage, next: [{ to: "mending", probability: 0.9 }, { to: "critical" }] };
      });
      const turns = turnsOf(course);
      expect(turns).toEqual([
        { stage: 0, critical: false, toward: [0], away },
        { stage: 1, critical: true, toward: [0], away: false },
      ]);
    }
  });

  it("are marked by the factor of their place from the morning on which beds run out, and not before", () => {
    const disease = findPreset("covid-19-ancestral")!;
    const society = makeSociety({
      people: [100_000],
      parameters: { ...ALL_SEEK, "care.bedsPerThousand": 1, "care.untreated": 3, "care.intensiveBeds": 0 },
      scenario: { with: ["care"], disease },
    });
    const engine = new Recorder();
    const at = (name: string): number => disease.stages.findIndex((stage) => stage.name === name);
    const ward: Ward = { ...society, engine, admitted: [], lying: [] };
    const step = (day: number, severe: number, critical: number, lying: number): void => {
      const counts = emptyCounts(1, disease.stages.length);
      counts.entered[at("severe")] = severe;
      counts.occupied[at("severe")] = severe;
      counts.occupied[at("critical")] = critical;
      counts.holding[Overlay.admitted] = lying;
      society.society.step(day, counts);
      society.society.apply(engine, day);
    };
    const concerns = ({ stage, overlay, lacks }: BranchFactor): unknown => [stage, overlay, lacks === true];
    expect(society.society.branches.map(concerns)).toEqual([
      [at("severe"), Overlay.admitted, true],
      [at("severe"), Overlay.assessed, true],
      [at("critical"), Overlay.admitted, true],
      [at("critical"), Overlay.assessed, true],
      [at("critical"), Overlay.admitted, false],
    ]);
    const [severe, critical] = [`stage-${at("severe")}`, `stage-${at("critical")}`];
    step(0, 0, 0, 0);
    step(1, 40, 0, 0);
    expect(engine.branches.every((factor) => factor === EVERYONE)).toBe(true);
    // 47 beds can be had: 40 are taken, 7 are left for 14.
    step(2, 14, 0, 40);
    expect(engine.supply[ADMIT]).toBe(7);
    expect(factors(ward, `untreated-${severe}`)).toEqual([3]);
    // Whoever gets worse before the morning would have been refused with one half.
    expect(factors(ward, `unseen-${severe}`)[0]! * 3).toBeCloseTo(2, 4);
    expect(factors(ward, `untreated-${critical}`)).toEqual([2]);
    // Nobody is critically ill yet, so nobody in a bed lacks intensive care; then all do.
    expect(factors(ward, `unventilated-${critical}`)).toEqual([1]);
    step(3, 0, 5, 47);
    expect(factors(ward, `unventilated-${critical}`)).toEqual([2]);
    expect(factors(ward, `untreated-${severe}`)).toEqual([3]);
  });

  it("are counted as refused on the day after, and told of when it begins and ends", () => {
    const severe = Array.from({ length: 40 }, (_, day) => (day < 12 ? [300, 0, 0] : [0, 0, 0]));
    let refused = 0;
    const { society, admitted } = playWards(severe, {}, {}, undefined, 7, ({ society }) => {
      refused += society.fields.refused![0]!;
    });
    expect(refused).toBe(12 * 300 - sum(admitted.map(([first]) => first!)));
    expect(refused).toBeGreaterThan(1000);
    const words = society.notes
      .filter(({ kind }) => kind === "care")
      .map(({ words, place }) => [place, words]);
    expect(words).toEqual([
      [0, "No hospital bed is free any more."],
      [undefined, "Where half of all people live, no hospital bed is free any more."],
      [0, "There are free hospital beds again."],
    ]);
  });
});

describe("care for others", () => {
  it("costs lives by fear and by crowding, at most what is declared, and none in calm", () => {
    const ordinary = 1.9 * 0.6;
    const worst = ordinary * (0.03 + 0.3);
    fc.assert(
      fc.property(fallen(200), share, (severe, hospital) => {
        let most = 0;
        playWards(severe, {}, { hospital }, undefined, 7, ({ society }) => {
          const [first] = society.fields.careAvoided!;
          expect(first).toBeGreaterThanOrEqual(0);
          most = Math.max(most, first!);
        });
        expect(most).toBeLessThanOrEqual(worst + 1e-9);
      }),
      { numRuns: 40, seed: 65 },
    );
    const calm = playWards([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(sum([...calm.society.fields.careAvoided!])).toBe(0);
    const none = playWards(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      {},
      { hospital: 0 },
    );
    // All who can wait have to; nobody stays away out of fear.
    expect(none.society.fields.careAvoided![0]).toBeCloseTo(ordinary * (0.03 * 0.3 + 0.3), 6);
    const half = playWards(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      {},
      { hospital: 0.5 },
    );
    // Of 0.75 ordinary patients a bed 0.5 are nursed: 0.3 of them can wait, the other 0.0333 of 0.7 cannot.
    expect(half.society.fields.careAvoided![0]).toBeCloseTo(
      ordinary * (0.03 * 0.3 + 0.3 * ((1 / 3 - 0.3) / 0.7)),
      6,
    );
  });
});

describe("triage", () => {
  it("takes every age once, the likeliest to live first and the younger of equals", () => {
    for (const { name, stages } of PRESETS) {
      const order = triage(stages);
      expect(
        [...order].sort((a, b) => a - b),
        name,
      ).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
    expect(triage(findPreset("influenza-1918")!.stages)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const reversed = findPreset("sars-2003")!.stages.map((stage) =>
      stage.name !== "ward"
        ? stage
        : {
            ...stage,
            next: [
              { to: "worsening", probability: [[0, 0.5] as const, [60, 0.1] as const] },
              { to: "mending" },
            ],
          },
    );
    expect(triage(reversed)).toEqual([6, 7, 0, 1, 2, 3, 4, 5]);
  });

  it("concerns places of nobody at all without dividing by them", () => {
    const { society } = playWards(
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      {},
      {},
      [0, 1, 0],
    );
    for (const field of Object.values(society.fields)) for (const x of field) expect(x).not.toBeNaN();
  });
});
