/** Laws of grief: who is bereaved, how long it lasts, and who is left alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOME_BANDS } from "../../src/kernel/engine.ts";
import { closeKin } from "../../src/population/close-kin.ts";
import { kinOf } from "../../src/population/kin.ts";
import { addressOf, ageAt, personAt } from "../../src/population/people.ts";
import { SIZES } from "../../src/society/dead/alone.ts";
import { kinByAge } from "../../src/society/grief.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { always } from "./given.ts";
import { makePopulation, makeSociety, play, type Played, type Row } from "./world.ts";

const PEOPLE = 20_000;
/** The hand-made dead are in their thirties. */
const BAND = 3;
const LIFELONG = { "grief.mourningDays": 1_000_000 };

interface Mourned extends Played {
  bereaved: number[];
}

function mourn(deaths: readonly number[], parameters: ParameterValues = {}, people = PEOPLE): Mourned {
  const played = makeSociety({ people: [people], parameters, scenario: { with: ["grief"] } });
  const bereaved: number[] = [];
  const rows = (day: number): Row[] => [{ deaths: deaths[day - 1] ?? 0 }];
  play(played, deaths.length + 1, rows, () => bereaved.push(played.society.fields.bereaved![0]!));
  return { ...played, bereaved };
}

const field = ({ society }: Played, name: string): number => society.fields[name]![0]!;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
/** Deaths day by day that add up to no more than all. */
const dying = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((shares) => {
    let left = PEOPLE;
    return shares.map((share) => {
      const dead = Math.floor(share * share * left);
      left -= dead;
      return dead;
    });
  });

describe("the bereaved", () => {
  it("are nobody where nobody dies, and nobody where nobody is left", () => {
    const quiet = mourn([0, 0, 0]);
    expect([...quiet.bereaved, field(quiet, "mourning"), field(quiet, "lonely")]).toEqual([0, 0, 0, 0, 0, 0]);
    const empty = mourn([PEOPLE]);
    expect(empty.bereaved.at(-1)).toBe(0);
  });

  it("are as many for one death as one of that age has kin", () => {
    const one = mourn([1]);
    const kin = one.society.fields.kinLeft![BAND]!;
    expect(kin).toBeGreaterThan(3);
    expect(one.bereaved[1]! / kin).toBeCloseTo(1, 3);
  });

  it("are never more than live, and over time no more than there are ties: each is cut once", () => {
    always(
      dying,
      (deaths) => {
        const mourned = mourn(deaths);
        const kin = mourned.society.fields.kinLeft![BAND]!;
        let left = PEOPLE;
        deaths.forEach((dead, day) => {
          left -= dead;
          expect(mourned.bereaved[day + 1]).toBeLessThanOrEqual(left);
        });
        expect(sum(mourned.bereaved)).toBeLessThanOrEqual((PEOPLE * kin) / 2);
      },
      20,
    );
  });

  it("are more, the more die on a day, and fewer for each where many have gone before", () => {
    const of = (dead: number): number => mourn([dead]).bereaved[1]!;
    for (const dead of [1, 10, 100, 1000]) expect(of(2 * dead)).toBeGreaterThan(of(dead));
    const after = mourn([10_000, 100]).bereaved;
    expect(after[2]).toBeLessThan(0.6 * mourn([0, 100]).bereaved[2]!);
  });
});

describe("mourning", () => {
  it("is a share, of those bereaved lately: it fades, and without fading it is never forgotten", () => {
    always(
      dying,
      (deaths) => {
        const mourned = mourn(deaths);
        expect(field(mourned, "mourning")).toBeGreaterThanOrEqual(0);
        expect(field(mourned, "mourning")).toBeLessThanOrEqual(1);
        expect(field(mourn(deaths, LIFELONG), "mourning")).toBeGreaterThanOrEqual(
          field(mourned, "mourning") - 1e-9,
        );
      },
      20,
    );
    const [first, later] = [[100], [100, ...new Array<number>(30).fill(0)]].map((deaths) =>
      field(mourn(deaths), "mourning"),
    );
    expect(later! / first!).toBeCloseTo((1 - 1 / 30) ** 30, 9);
  });

  it("is, while few die, the bereaved among all", () => {
    const deaths = new Array<number>(10).fill(1);
    const mourned = mourn(deaths, LIFELONG);
    expect(field(mourned, "mourning") / (sum(mourned.bereaved) / PEOPLE)).toBeCloseTo(1, 2);
  });
});

describe("the lonely", () => {
  it("are those whose housemates would all be among the dead if these were drawn by lot, large homes as of five", () => {
    const population = makePopulation([65_536]);
    const sizes = new Float64Array(32);
    for (let local = 0; local < 65_536; local++)
      sizes[Math.min(SIZES, personAt(population, addressOf(population, 0, local)).householdSize)]! +=
        1 / 65_536;
    for (const dead of [0.1, 0.5, 0.9, 0.99]) {
      const expected = sum(Array.from(sizes.subarray(2), (share, i) => share * dead ** (i + 1)));
      const lonely = field(mourn([Math.round(dead * 1_000_000)], {}, 1_000_000), "lonely");
      expect(Math.abs(lonely - expected)).toBeLessThan(0.001);
    }
  });

  it("never grow fewer while people die", () => {
    always(
      dying,
      (deaths) => {
        const played = makeSociety({ people: [PEOPLE], scenario: { with: ["grief"] } });
        let before = 0;
        play(
          played,
          deaths.length + 1,
          (day) => [{ deaths: deaths[day - 1] ?? 0 }],
          () => {
            expect(field(played, "lonely")).toBeGreaterThanOrEqual(before);
            before = field(played, "lonely");
          },
        );
        expect(before).toBeLessThanOrEqual(1);
      },
      20,
    );
  });
});

describe("kin by age", () => {
  it("are those of everyone of that age, as near as 25 asked can tell", () => {
    const population = makePopulation([30_000]);
    const kin = kinOf(population);
    const counts = Array.from({ length: OUTCOME_BANDS }, () => [] as number[]);
    for (let local = 0; local < 30_000; local += 4) {
      const address = addressOf(population, 0, local);
      const band = Math.min(OUTCOME_BANDS - 1, Math.floor(ageAt(population, address) / 10));
      counts[band]!.push(closeKin(kin, address).length);
    }
    const asked = kinByAge(population);
    counts.forEach((all, band) => {
      const mean = sum(all) / all.length;
      const sd = Math.sqrt(sum(all.map((x) => (x - mean) ** 2)) / all.length);
      // 25 asked; four standard errors in nine bands: one seed in 2,000 fails.
      expect(Math.abs(asked[band]! - mean)).toBeLessThan((4 * sd) / Math.sqrt(25));
    });
    // Children have few, the old many: grandchildren are kin.
    expect(asked[8]).toBeGreaterThan(2 * asked[0]!);
  });

  it("are none in a world of one", () => {
    expect([...kinByAge(makePopulation([1]))]).toEqual(new Array(OUTCOME_BANDS).fill(0));
  });
});
