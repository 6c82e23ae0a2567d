import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { care } from "../../src/society/care/care.ts";
import { dead } from "../../src/society/dead/dead.ts";
import { ORDER } from "../../src/society/order.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { makeSociety, type Played, play, type Row } from "./world.ts";

/**
 * Registered deaths from influenza and pneumonia in Philadelphia, 1 September to 31 December 1918: weekly bulletins of the
 * city, as in the data of the R package fastbeta; 13,936 in all.
 */
const PHILADELPHIA = `
  3 7 5 1 3 4 4 5 1 4 4 4 6 4 5 7 8 11 7 11 12 14 26 30 45 52 64 79 105 132
  185 220 289 358 447 475 567 644 708 768 803 769 662 602 614 541 527 426 392 353 295 236 245 201 174 148 123 93 90 79 67
  50 40 43 28 37 29 22 34 18 24 22 13 24 10 18 13 14 12 13 13 12 13 9 13 12 21 14 17 10
  13 8 23 20 14 16 16 16 21 12 19 21 17 19 14 10 20 14 26 21 19 20 15 26 24 19 15 23 10 15 18 30
`
  .trim()
  .split(/\s+/)
  .map(Number);
const SEPTEMBER_1 = Date.UTC(1918, 8, 1);
const DAY = 86_400_000;
const PHILADELPHIA_BASELINE = 75;

/** Nothing happens but what crews do; values are put over it. */
const CREWS_ONLY: ParameterValues = { "dead.ordinary": 0, "dead.byFamily": 0, "dead.foundAfter": 0 };
const PEOPLE = 2_000_000;

/** A stranger's mechanism that sets what services and orders would. */
function given(values: Readonly<Record<string, number>>): readonly Mechanism[] {
  const owner = (mechanism: Mechanism): Mechanism => ({
    ...mechanism,
    begin(today) {
      mechanism.begin?.(today);
      for (const [name, value] of Object.entries(values))
        if (Object.hasOwn(mechanism.owns, name)) today.fields[name]!.fill(value);
    },
  });
  return ORDER.map(owner);
}

function makeDead(
  parameters: ParameterValues = {},
  people: readonly number[] = [PEOPLE],
  values: Readonly<Record<string, number>> = {},
): Played {
  return makeSociety({ people, parameters, mechanisms: given(values), scenario: { with: ["dead"] } });
}

/** Unburied of the first place at the end of each day, and the other fields asked for. */
function follow(
  played: Played,
  deaths: readonly number[],
  names: readonly string[] = ["unburied"],
): number[][] {
  const { fields } = played.society;
  const days: number[][] = [];
  play(
    played,
    deaths.length + 1,
    (day): Row[] => [{ deaths: deaths[day - 1] }],
    (day) => {
      if (day > 0) days.push(names.map((name) => fields[name]![0]!));
    },
  );
  return days;
}

const someDeaths = fc.array(fc.nat(400), { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const add = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0);

describe("the backlog of Philadelphia, 1918", () => {
  it.each([
    [150, 9875, "1918-10-30"],
    [200, 8406, "1918-10-26"],
    [250, 7127, "1918-10-24"],
    [300, 5996, "1918-10-23"],
    [400, 4131, "1918-10-20"],
  ])("peaks, with %i burials a day, at %i unburied on %s", (capacity, peak, date) => {
    expect(add(PHILADELPHIA)).toBe(13_936);
    const played = makeDead({ ...CREWS_ONLY, "dead.capacity": (capacity * 100_000) / PEOPLE });
    const unburied = follow(
      played,
      PHILADELPHIA.map((deaths) => deaths + PHILADELPHIA_BASELINE),
    ).map(([count]) => count!);
    const most = Math.max(...unburied);
    expect(most).toBe(peak);
    expect(new Date(SEPTEMBER_1 + unburied.indexOf(most) * DAY).toISOString().slice(0, 10)).toBe(date);
  });
});

describe("the dead", () => {
  it("are each buried once or wait: nobody is lost, whatever the crews, families and hiding", () => {
    fc.assert(
      fc.property(
        someDeaths,
        fc.record({ capacity: fc.nat(8), byFamily: share, foundAfter: fc.nat(9), ordinary: fc.nat(5) }),
        share,
        fc.boolean(),
        (deaths, values, crews, graves) => {
          const parameters = Object.fromEntries(
            Object.entries(values).map(([name, value]) => [`dead.${name}`, value]),
          );
          const played = makeDead(parameters, [100_000], { burial: crews, massGraves: graves ? 1 : 0 });
          const { fields } = played.society;
          let [died, buried] = [0, 0];
          play(
            played,
            deaths.length + 1,
            (day) => [{ deaths: deaths[day - 1] }],
            () => {
              died += fields.arrived![0]!;
              buried += fields.buried![0]!;
              expect(buried + fields.unburied![0]!).toBeCloseTo(died, 6);
              expect(fields.overdue![0]).toBeLessThanOrEqual(fields.unburied![0]! + 1e-9);
              for (const name of ["buried", "unburied", "overdue", "diedAlone"])
                expect(fields[name]![0]).toBeGreaterThanOrEqual(0);
              expect(fields.stench![0]).toBeLessThanOrEqual(1);
            },
          );
          expect(died).toBeGreaterThanOrEqual(add(deaths) - 1e-6);
        },
      ),
      { numRuns: 60, seed: 51 },
    );
  });

  it("are all buried on the day after where crews suffice, and then nothing smells", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 5, maxLength: 30 }), (deaths) => {
        const played = makeDead({ "dead.capacity": 60, "dead.foundAfter": 0 }, [100_000]);
        for (const [unburied, overdue, stench, buried] of follow(played, deaths, [
          "unburied",
          "overdue",
          "stench",
          "buried",
        ])) {
          expect([unburied, overdue, stench]).toEqual([0, 0, 0]);
          expect(buried).toBeGreaterThanOrEqual(0);
        }
        expect(played.society.notes).toEqual([]);
      }),
      { numRuns: 20, seed: 52 },
    );
  });

  it("wait the longer the fewer crews there are, and a surge or mass graves never make it worse", () => {
    fc.assert(
      fc.property(someDeaths, share, share, (deaths, a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const names = ["unburied", "overdue", "stench"];
        const people = [100_000];
        const with_ = (values: Readonly<Record<string, number>>): number[][] =>
          follow(makeDead({}, people, values), deaths, names);
        const worst = with_({ burial: few });
        for (const better of [
          with_({ burial: many }),
          with_({ burial: few, burialSurge: 3 }),
          with_({ burial: few, massGraves: 1 }),
        ]) {
          better.forEach((day, d) =>
            day.forEach((x, i) => expect(x).toBeLessThanOrEqual(worst[d]![i]! + 1e-9)),
          );
        }
      }),
      { numRuns: 30, seed: 53 },
    );
  });

  it("are buried by as many crews as there are, a surge and mass graves", () => {
    const parameters = { ...CREWS_ONLY, "dead.capacity": 10, "dead.graves": 5 };
    const first = (values: Readonly<Record<string, number>>): number =>
      follow(makeDead(parameters, [100_000], values), [1000], ["buried"])[0]![0]!;
    expect(first({})).toBe(10);
    expect(first({ burial: 0.5 })).toBe(5);
    expect(first({ burial: 0.5, burialSurge: 3 })).toBe(15);
    expect(first({ burial: 0.5, burialSurge: 3, massGraves: 1 })).toBe(17.5);
    expect(first({ burial: 0, massGraves: 1 })).toBe(0);
  });

  it("count as overdue from the fourth day after their death, to the unit", () => {
    fc.assert(
      fc.property(someDeaths, fc.nat(30), (deaths, perDay) => {
        const played = makeDead({ ...CREWS_ONLY, "dead.capacity": perDay }, [100_000]);
        // Slow and by name: each of the dead is a day of death in a queue.
        const queue: number[] = [];
        follow(played, deaths, ["unburied", "overdue"]).forEach(([unburied, overdue], day) => {
          for (let i = 0; i < deaths[day]!; i++) queue.push(day);
          queue.splice(0, perDay);
          expect(unburied).toBe(queue.length);
          expect(overdue).toBe(queue.filter((died) => day - died > 3).length);
        });
      }),
      { numRuns: 40, seed: 54 },
    );
  });

  it("lie hidden for the days that finding takes where they lived alone, longer where all neighbours are dead", () => {
    const alone = { "dead.ordinary": 0, "dead.byFamily": 0, "dead.capacity": 100_000, "dead.foundAfter": 2 };
    const few = follow(makeDead(alone, [100_000]), [100, 0, 0, 0], ["unburied", "diedAlone"]);
    // Of 100 dead those who lived alone lie hidden; half of them are found each day.
    const [, livedAlone] = few[0]!;
    expect(livedAlone).toBeGreaterThan(5);
    expect(livedAlone).toBeLessThan(30);
    for (const [day, [unburied]] of few.entries())
      expect(unburied).toBeCloseTo(livedAlone! / 2 ** (day + 1), 1);
    const many = follow(makeDead(alone, [100_000]), [90_000, 100, 0, 0], ["unburied", "diedAlone"]);
    expect(many[1]![1]! / 100).toBeGreaterThan((2 * livedAlone!) / 100);
    expect(many[3]![0]! / many[2]![0]!).toBeGreaterThan(0.9);
  });

  it("are buried by their families only after a wait, and by fewer as families die", () => {
    const parameters = { ...CREWS_ONLY, "dead.capacity": 0, "dead.byFamily": 0.4 };
    const [first, second, , , fifth] = follow(makeDead(parameters, [100_000]), [100, 0, 0, 0, 0], ["buried"]);
    expect(first).toEqual([0]);
    expect(second![0]).toBeCloseTo(100 * 0.4 * 0.25 * 0.999, 6);
    expect(fifth![0]).toBeGreaterThan(0);
    const died = follow(makeDead(parameters, [100_000]), [50_000, 0], ["buried"]);
    expect(died[1]![0]! / 50_000).toBeCloseTo((second![0]! / 100) * (0.5 / 0.999), 4);
  });

  it("smell less where the cold rooms hold them, which need power", () => {
    const parameters = { ...CREWS_ONLY, "dead.capacity": 0, "dead.storage": 50 };
    const deaths = [40, 0, 0, 0, 0, 0];
    const smell = (values: Readonly<Record<string, number>>): number =>
      follow(makeDead(parameters, [100_000], values), deaths, ["stench"]).at(-1)![0]!;
    expect(smell({})).toBe(0);
    expect(smell({ power: 0 })).toBeCloseTo(40 / (40 + 50), 9);
    expect(smell({ transport: 0.5 })).toBeCloseTo(15 / (15 + 50), 9);
  });

  it("are told of where they are left, once each time it begins and ends", () => {
    const played = makeDead({ "dead.capacity": 10, "dead.foundAfter": 0 }, [1000, 100_000]);
    play(played, 120, (day) => [{}, { deaths: day <= 40 ? 30 : 0 }]);
    const words = played.society.notes.map(({ words, place }) => [place, words]);
    expect(words).toEqual([
      [1, "The dead of place-1 are no longer collected."],
      [undefined, "In place-1 the dead now wait for more than three days."],
      [1, "The dead of place-1 are buried within three days again."],
    ]);
  });

  it("are those of the disease and of ordinary times, and those whom want of care adds where care is on", () => {
    expect(dead.reads.every((name) => ORDER.some(({ owns }) => Object.hasOwn(owns, name)))).toBe(true);
    expect(care.owns).toHaveProperty("careAvoided");
    const played = makeDead({ "dead.ordinary": 3 }, [100_000]);
    follow(played, [0], ["arrived"]).forEach(([arrived]) => expect(arrived).toBeCloseTo(3, 9));
    const crowded = makeSociety({
      people: [100_000],
      mechanisms: given({ hospital: 0 }),
      scenario: { with: ["care", "dead"] },
    });
    follow(crowded, [7, 0], ["arrived", "careAvoided"]).forEach(([arrived, avoided], day) => {
      expect(avoided).toBeGreaterThan(0.1);
      expect(arrived).toBeCloseTo((day === 0 ? 7 : 0) + 1.9 * (1 - 7e-5) + avoided!, 9);
    });
  });
});
