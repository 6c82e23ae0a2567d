import { describe, expect, test } from "vitest";
import { loadAtlas } from "../../runner/atlas.ts";
import { placeTypes, templatesOf } from "../../src/population/build.ts";
import { ABOUT_TOWN, byBand, CONTACTS, layOutContacts, meanOver } from "../../src/population/contacts.ts";
import { diaryOf, LOCATIONS } from "../../src/population/diary.ts";
import { bandOf, BANDS, Role, WORK_SIZES } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { workShares } from "../../src/population/workplaces.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { buildWorld } from "../../src/world/places.ts";
import { sum } from "../numbers.ts";

/**
 * POLYMOD, mean contacts a day by age and place (Mossong et al. 2008, recomputed from its data); who is met in several
 * places counts in the first of home, work, school, transport, leisure, other.
 */
const AGES = [0, 5, 10, 15, 20, 30, 40, 50, 60, 70];
const POLYMOD = {
  home: [4.41, 4.58, 4.27, 3.69, 3.03, 3.53, 3.43, 3.04, 2.92, 2.73],
  school: [2.25, 6.23, 8.71, 7.2, 1.3, 0.51, 0.78, 0.64, 0.25, 0.03],
  work: [0.05, 0.02, 0.07, 0.81, 3.92, 5.21, 5.4, 3.84, 1.24, 0.24],
  leisure: [1.55, 2.13, 2.73, 3.23, 2.81, 2.17, 1.75, 1.88, 1.84, 1.95],
  transport: [0.22, 0.42, 0.66, 0.9, 0.47, 0.36, 0.33, 0.43, 0.33, 0.11],
  other: [1.66, 1.32, 1.56, 1.67, 1.94, 2.24, 2.04, 2.3, 2.49, 1.73],
  unknown: [0.09, 0.1, 0.22, 0.08, 0.1, 0.11, 0.1, 0.16, 0.14, 0.11],
};
const PARTICIPANTS = { BE: 750, FI: 1006, DE: 1341, IT: 849, LU: 1051, NL: 269, PL: 1012, GB: 1012 };

/** [101] of each age among people of the eight countries: all, housemates of all, pupils, and workers. */
function people(): { all: number; housemates: number; pupils: number; workers: number }[] {
  const places = Object.entries(PARTICIPANTS).map(([country, n]) => ({ name: country, country, people: n }));
  const scenario = readScenario(
    JSON.stringify({ version: 3, name: "eight", days: 1, world: { places }, disease: "measles" }),
    "eight.json",
  );
  const world = buildWorld(scenario.world, loadAtlas(), null);
  const { types, typeOf } = placeTypes(scenario.population, world);
  const ages = Array.from({ length: 101 }, () => ({ all: 0, housemates: 0, pupils: 0, workers: 0 }));
  world.places.forEach((place, i) => {
    for (const packed of templatesOf(types[typeOf[i]]).entry) {
      const age = ages[packed & 127];
      age.all += place.people;
      age.housemates += place.people * (((packed >>> 7) & 31) - 1);
      if (((packed >>> 17) & 7) === Role.pupil) age.pupils += place.people;
      if (((packed >>> 17) & 7) === Role.worker) age.workers += place.people;
    }
  });
  return ages;
}

describe("contacts a day as declared, against POLYMOD among people of its countries", () => {
  const ages = people();
  const at = (table: readonly number[], age: number): number =>
    table[AGES.findLastIndex((from) => age >= from)];
  /** Sum over the ages of a band. */
  const over = (band: number, of: (age: number) => number): number =>
    sum(ages.map((_, age) => (bandOf(age) === band ? of(age) : 0)));
  const perPerson = (band: number, table: readonly number[]): number =>
    over(band, (age) => at(table, age) * ages[age].all) / over(band, (age) => ages[age].all);

  test("about town, by band", () => {
    BANDS.forEach((_, band) => {
      const housemates = over(band, (age) => ages[age].housemates) / over(band, (age) => ages[age].all);
      const derived = {
        visits: perPerson(band, POLYMOD.home) - housemates,
        leisure: perPerson(band, POLYMOD.leisure),
        transport: perPerson(band, POLYMOD.transport),
        other: perPerson(band, POLYMOD.other) + perPerson(band, POLYMOD.unknown),
      };
      for (const [part, contacts] of Object.entries(derived))
        expect(Math.abs(ABOUT_TOWN[part as keyof typeof derived][band] - contacts), part).toBeLessThan(0.2);
      // Of adults: those of pupils and teachers are another matter.
      const atSchool = perPerson(band, POLYMOD.school);
      if (band > 2) expect(ABOUT_TOWN.school[band]).toBeLessThan(atSchool + 0.05);
      if (band > 3) expect(ABOUT_TOWN.school[band]).toBeGreaterThan(atSchool - 0.15);
      if (band < 3) expect(ABOUT_TOWN.school[band]).toBe(0);
      expect(byBand(CONTACTS.community)[band]).toBeCloseTo(
        sum(Object.values(ABOUT_TOWN).map((part) => part[band])),
        9,
      );
    });
  });

  test("in class, of a pupil", () => {
    const contacts = byBand(CONTACTS.class);
    [0, 1].forEach((band) => {
      const derived =
        over(band, (age) => at(POLYMOD.school, age) * ages[age].all) / over(band, (age) => ages[age].pupils);
      expect(Math.abs(contacts[band] - derived)).toBeLessThan(0.5);
    });
    // Of 10 to 19 together: some of them are of one band, and some of the other.
    const teens = ages.slice(10, 20);
    const derived = sum(teens.map(({ all }, i) => at(POLYMOD.school, 10 + i) * all));
    const declared = sum(teens.map(({ pupils }, i) => contacts[bandOf(10 + i)] * pupils));
    expect(Math.abs(declared / derived - 1)).toBeLessThan(0.07);
  });

  test("at work, of a worker of any age", () => {
    const shares = workShares(us);
    // Where there are fewer than five colleagues one meets fewer.
    const full = sum(WORK_SIZES.map((size, i) => shares[i] * Math.min(1, (size - 1) / 5)));
    const grown = ages.slice(20);
    const derived =
      sum(grown.map((age, i) => at(POLYMOD.work, 20 + i) * age.all)) /
      sum(grown.map((age) => age.workers)) /
      full;
    expect(Math.abs(CONTACTS.work / derived - 1)).toBeLessThan(0.05);
  });
});

describe("levels and relative contacts of a population", () => {
  const bands = Uint32Array.of(10, 20, 0, 0, 30, 0, 0, 0, 10, 0, 0, 0, 0, 0, 30, 0);
  const community = [
    [0, 2],
    [5, 4],
    [60, 8],
  ] as const;

  test("give back what was declared", () => {
    const { contacts, classRate } = layOutContacts(
      {
        class: [
          [0, 3],
          [13, 12],
        ],
        work: 7,
        community,
      },
      byBand(community),
      bands,
    );
    expect(contacts).toEqual([1, 12, 7, expect.closeTo((20 * 2 + 20 * 4 + 30 * 4 + 30 * 8) / 100, 12), 1, 1]);
    expect([...classRate]).toEqual([0.25, 0.25, 1, 1, 1, 1, 1, 1]);
  });

  test("of classes in which nobody meets are 0", () => {
    const { contacts, classRate } = layOutContacts(
      { class: 0, work: 0, community: 0 },
      new Float64Array(8),
      bands,
    );
    expect(contacts).toEqual([1, 0, 0, 0, 1, 1]);
    expect([...classRate]).toEqual(new Array(8).fill(1));
  });

  test("a mean over ages weighs each year by its share", () => {
    const ages = [
      { from: 0, to: 9, share: 2 },
      { from: 10, to: 10, share: 2 },
    ];
    expect(
      meanOver(ages, [
        [0, 1],
        [5, 3],
      ]),
    ).toBeCloseTo((0.5 * (1 + 3)) / 2 + 0.5 * 3, 12);
  });
});

describe("a diary", () => {
  const everyday = ["household", "class", "work", "community"] as const;

  test("has every contact in one location, fewer of them physical", () => {
    for (const setting of everyday) {
      for (let band = 0; band < BANDS.length; band++) {
        const entries = Object.values(diaryOf(setting, band));
        expect(sum(entries.map(({ share }) => share))).toBeCloseTo(1, 12);
        expect(entries.every(({ share, physical }) => physical <= share)).toBe(true);
        expect(entries).toHaveLength(LOCATIONS.length);
      }
    }
  });

  test("has the household at home, or at home and elsewhere; and visitors at home as well", () => {
    const home = diaryOf("household", 4);
    expect(home.home.share + home.multiple.share).toBeCloseTo(1, 12);
    expect(home.home.physical / home.home.share).toBeCloseTo(0.765, 12);
    const visits = diaryOf("community", 7).home.share;
    expect(visits).toBeGreaterThan(0);
    expect(visits).toBeLessThan(ABOUT_TOWN.visits[7] / byBand(CONTACTS.community)[7]);
  });
});
