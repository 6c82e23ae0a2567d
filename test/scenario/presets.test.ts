/** The presets against the figures they cite, typed in here a second time. */
import { describe, expect, test } from "vitest";
import { type Transmission, transmissionOf } from "../../src/kernel/transmission.ts";
import { templatesOf } from "../../src/population/build.ts";
import { MEAN_CONTACTS } from "../../src/population/contacts.ts";
import { Role } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { rawMoments } from "../../src/scenario/dwell.ts";
import {
  fatality,
  generationInterval,
  incubation,
  infectionToDeath,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import { PRESETS, findPreset } from "../../src/scenario/presets/index.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Disease } from "../../src/scenario/scenario.ts";
import { checkStages } from "../../src/scenario/stages.ts";
import { prepareSetting } from "../../src/setting.ts";

const named = (name: string): Disease => findPreset(name)!;
const within = (value: number, cited: number, share: number): void => {
  expect(Math.abs(value / cited - 1), `${value} against ${cited}`).toBeLessThanOrEqual(share);
};

/** Half a million people, in a city, towns and villages. */
const PLACES = [290_000, 110_000, 60_000, 25_000, 11_000, 3000, 1000].map((people, i) => ({
  name: `Place ${i}`,
  people,
  latitude: 50 + 0.07 * i,
  longitude: 5 + 0.1 * (i % 3),
}));

/** How a disease spreads among them. */
function spreadOf({ name }: Disease): Transmission {
  const scenario = { version: 1, name: "people", days: 1, world: { places: PLACES }, disease: name };
  const { course, population } = prepareSetting(readScenario(JSON.stringify(scenario), "people.json"), null);
  return transmissionOf(course, population);
}

/** Shares by setting of all contacts of people of the United States, whoever they meet again. */
function contactShares({ intensity, stages }: Disease): number[] {
  const { entry } = templatesOf(us);
  const met = [0, 0, 0, MEAN_CONTACTS.community];
  for (const packed of entry) {
    const role = (packed >>> 17) & 7;
    met[0]! += (((packed >>> 7) & 31) - 1) / entry.length;
    if (role === Role.pupil) met[1]! += MEAN_CONTACTS.class / entry.length;
    // Of workplaces some are too small for all the contacts of their setting.
    if (role === Role.worker) met[2]! += (0.9 * MEAN_CONTACTS.work) / entry.length;
  }
  const settings = ["household", "class", "work", "community"] as const;
  const rates = settings.map((setting, i) =>
    stages.reduce(
      (sum, stage) =>
        sum +
        met[i]! *
          intensity[setting] *
          stage.settings[setting] *
          stage.infectiousness *
          rawMoments(stage.dwell)[0],
      0,
    ),
  );
  const all = rates.reduce((sum, rate) => sum + rate);
  return rates.map((rate) => rate / all);
}

describe("every preset", () => {
  test("has the nine names", () => {
    expect(PRESETS.map((preset) => preset.name)).toEqual([
      "covid-19-ancestral",
      "influenza-1918",
      "influenza-seasonal",
      "measles",
      "sars-2003",
      "ebola-2014",
      "smallpox",
      "pneumonic-plague",
      "last-day",
    ]);
  });

  test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
    "%s is sound and cited",
    (_name, preset) => {
      expect(checkStages(preset.stages)).toEqual([]);
      expect(preset.stages.some((stage) => stage.severe)).toBe(true);
      expect(preset.sources.length).toBeGreaterThan(0);
      for (const source of preset.sources) {
        expect(source).toMatch(/\[(?:confirmed|from memory|assumption|derived)/);
        expect(source).not.toContain("\n");
      }
      expect(preset.hypothetical).toBe(preset.name === "last-day");
    },
  );
});

describe("COVID-19, ancestral", () => {
  const covid = named("covid-19-ancestral");

  test("infection fatality by age is that of O'Driscoll 2021 and Brazeau, as in Covasim", () => {
    const cited = [0.00002, 0.00002, 0.0001, 0.00032, 0.00098, 0.00265, 0.00766, 0.02439, 0.08292, 0.1619];
    for (let age = 0; age <= 110; age++) {
      expect(Math.abs(fatality(covid, age) - cited[Math.min(9, Math.floor(age / 10))]!)).toBeLessThan(1e-9);
    }
  });

  test("generation interval 5.0, sd 1.9 (Ferretti 2020)", () => {
    within(generationInterval(covid, us.ages).mean, 5, 0.05);
    within(generationInterval(covid, us.ages).sd, 1.9, 0.15);
  });

  test("incubation 5.5 (Lauer 2020), 44 % before symptoms (He 2020)", () => {
    within(incubation(covid, us.ages)!.mean, 5.52, 0.05);
    within(presymptomaticShare(covid, us.ages)!, 0.44, 0.05);
  });

  test("onset to death is the sum of Covasim's stages, 18.8 days", () => {
    const { mean } = infectionToDeath(covid, us.ages)!;
    within(mean - incubation(covid, us.ages)!.mean, 6.6 + 1.5 + 10.7, 0.1);
  });
});

describe("influenza of 1918", () => {
  const flu = named("influenza-1918");

  test("infection fatality by age, W-shaped", () => {
    const cited: [number, number, number][] = [
      [0, 4, 0.012],
      [5, 14, 0.002],
      [15, 24, 0.006],
      [25, 34, 0.012],
      [35, 44, 0.007],
      [45, 64, 0.005],
      [65, 100, 0.01],
    ];
    for (const [from, to, share] of cited) {
      for (let age = from; age <= to; age++) expect(Math.abs(fatality(flu, age) - share)).toBeLessThan(1e-9);
    }
    within(meanFatality(flu, us.ages), 0.007, 0.1);
  });

  test("serial interval 2.6, sd 1.5 (Ferguson 2005)", () => {
    within(generationInterval(flu).mean, 2.6, 0.05);
    within(generationInterval(flu).sd, 1.5, 0.15);
  });

  test("infection to death 11.3, sd 5.1 (Goldstein 2009); incubation 1.52 (Lessler 2009)", () => {
    within(infectionToDeath(flu, us.ages)!.mean, 11.3, 0.1);
    within(infectionToDeath(flu, us.ages)!.sd, 5.1, 0.15);
    within(incubation(flu)!.mean, 1.4 * Math.exp(Math.log(1.51) ** 2 / 2), 0.05);
  });
});

describe("measles", () => {
  const measles = named("measles");

  test("one in 500 dies, at every age", () => {
    for (const age of [0, 5, 40, 90]) expect(fatality(measles, age)).toBeCloseTo(0.002, 9);
  });

  test("incubation 12.77 (Lessler 2009); serial interval between 11.7 and 14.9", () => {
    within(incubation(measles)!.mean, 12.77, 0.05);
    const { mean, sd } = generationInterval(measles);
    within(mean, (11.7 + 14.9) / 2, 0.05);
    within(sd, (2.5 + 3.9) / 2, 0.15);
  });
});

describe("seasonal influenza", () => {
  const flu = named("influenza-seasonal");

  test("R 1.28 (Biggerstaff 2014); generation 2.8, sd 1.4; incubation 1.52 (Lessler 2009)", () => {
    expect(flu.r0).toBe(1.28);
    within(generationInterval(flu).mean, 2.8, 0.05);
    within(generationInterval(flu).sd, 1.4, 0.15);
    within(incubation(flu)!.mean, 1.4 * Math.exp(Math.log(1.51) ** 2 / 2), 0.05);
  });

  test("of those who feel it, as many die as in the burden tables", () => {
    for (const [age, share] of [
      [10, 0.00005],
      [30, 0.0002],
      [60, 0.0006],
      [80, 0.008],
    ] as const) {
      expect(fatality(flu, age) / 0.669).toBeCloseTo(share, 9);
    }
  });
});

describe("SARS 2003", () => {
  const sars = named("sars-2003");

  test("incubation 4.6 (Leung 2004); serial interval 8.4 to 10.0, sd 3.8 (Lipsitch 2003)", () => {
    within(incubation(sars)!.mean, 4.6, 0.01);
    const { mean, sd } = generationInterval(sars);
    expect(mean).toBeGreaterThan(8.4);
    within(mean, 10, 0.05);
    within(sd, 3.8, 0.15);
  });

  test("nobody infects before feeling ill; R0 2.9, k 0.16", () => {
    expect(presymptomaticShare(sars)).toBe(0);
    expect([sars.r0, sars.dispersion]).toEqual([2.9, 0.16]);
  });

  test("deaths 13.2 and 43.3 %, 23.7 days after onset (Donnelly 2003)", () => {
    for (const age of [0, 59]) expect(fatality(sars, age)).toBeCloseTo(0.132, 9);
    for (const age of [60, 100]) expect(fatality(sars, age)).toBeCloseTo(0.433, 9);
    within(infectionToDeath(sars)!.mean - incubation(sars)!.mean, 23.7, 0.01);
  });

  test("admitted 3 to 5 days after onset, discharged after 26.5", () => {
    const mean = (name: string): number =>
      rawMoments(sars.stages.find((stage) => stage.name === name)!.dwell)[0];
    expect(mean("ill")).toBeGreaterThanOrEqual(3);
    expect(mean("ill")).toBeLessThanOrEqual(5);
    within(mean("ill") + mean("ward") + mean("mending"), 26.5, 0.01);
  });

  test("Toronto: of 245 infected there 193 in health care, 46 at home", () => {
    const { r0, bySetting } = spreadOf(sars);
    within(bySetting[4] / r0, 193 / 245, 0.05);
    within(bySetting[0] / r0, 46 / 245, 0.1);
  });
});

describe("Ebola 2014", () => {
  const ebola = named("ebola-2014");

  test("incubation 10.3; serial interval 15.3, sd 9.3 (WHO 2014), an eighth longer for funerals", () => {
    within(incubation(ebola)!.mean, 10.3, 0.01);
    within(generationInterval(ebola).mean, 15.3, 0.14);
    within(generationInterval(ebola).sd, 9.3, 0.05);
  });

  test("70.8 % die, 7.5 days after onset, and are buried two days later", () => {
    for (const age of [1, 40, 80]) expect(fatality(ebola, age)).toBeCloseTo(0.708, 9);
    within(infectionToDeath(ebola)!.mean - incubation(ebola)!.mean, 7.5, 0.01);
    const unburied = ebola.stages.filter((stage) => stage.dead);
    expect(unburied.map((stage) => rawMoments(stage.dwell)[0])).toEqual([2]);
    expect(presymptomaticShare(ebola)).toBe(0);
  });

  test("R is 0.8 in the community, 0.4 in hospital, 0.6 at funerals (Legrand's kind of model)", () => {
    const { bySetting } = spreadOf(ebola);
    within(bySetting[0] + bySetting[1] + bySetting[2] + bySetting[3], 0.8, 0.05);
    within(bySetting[4], 0.4, 0.05);
    within(bySetting[5], 0.6, 0.05);
  });

  test("doubles in the time of Guinea or Liberia in September 2014: 15.7 and 23.6 days", () => {
    const days = Math.log(2) / spreadOf(ebola).growth;
    expect(days).toBeGreaterThan(15.7);
    expect(days).toBeLessThan(23.6);
  });
});

describe("smallpox", () => {
  const smallpox = named("smallpox");

  test("incubation 11.6, sd 1.9; 30 % die", () => {
    within(incubation(smallpox)!.mean, 11.6, 0.01);
    within(incubation(smallpox)!.sd, 1.9, 0.01);
    for (const age of [1, 40, 80]) expect(fatality(smallpox, age)).toBeCloseTo(0.3, 9);
  });

  test("2.4 % of infectious contacts before the rash, 61.8 % on days 3 to 5 (Eichner and Dietz 2003)", () => {
    const amount = smallpox.stages.map((stage) => stage.infectiousness * rawMoments(stage.dwell)[0]);
    const all = amount.reduce((sum, each) => sum + each);
    within(amount[1]! / all, 0.164 / 6.87, 0.05);
    within(amount[2]! / all, 0.618, 0.05);
    expect(smallpox.stages.slice(1, 3).map((stage) => rawMoments(stage.dwell)[0])).toEqual([3, 2]);
  });

  test("79.9 % of infectious contacts at home, 93.3 % close; 58 % of housemates infected at most", () => {
    // Of random people, with contacts not used up: what one generation of nobody's victims would be.
    const [household, inClass, work, community] = contactShares(smallpox);
    within(household!, 0.799, 0.05);
    within(household! + inClass! + work!, 0.933, 0.05);
    expect(community!).toBeLessThan(0.1);
    const { householdSar } = spreadOf(smallpox);
    expect(householdSar).toBeGreaterThan(0.4);
    expect(householdSar).toBeLessThan(0.58);
  });
});

describe("pneumonic plague", () => {
  const plague = named("pneumonic-plague");

  test("latent 4.3 (1.8), infectious 2.5 (1.2); 97 % die (Gani and Leach 2004)", () => {
    within(incubation(plague)!.mean, 4.3, 0.001);
    within(incubation(plague)!.sd, 1.8, 0.001);
    const ill = infectionToDeath(plague)!;
    within(ill.mean - 4.3, 2.5, 0.001);
    within(Math.sqrt(ill.sd ** 2 - 1.8 ** 2), 1.2, 0.001);
    expect(fatality(plague, 40)).toBeCloseTo(0.97, 9);
  });

  test("the number infected by one has mean 1.3 and variance 3.1", () => {
    const mean = plague.r0!;
    // Poisson, with a mean that varies with the person (1 / k) and with the days of illness.
    const person = 1 + 1 / plague.dispersion!;
    const days = 1 + (1.2 / 2.5) ** 2;
    within(mean + mean ** 2 * (person * days - 1), 3.1, 0.02);
    // A geometric distribution of that mean.
    within(mean + mean ** 2, 3.1, 0.04);
  });
});

describe("last-day", () => {
  const lastDay = named("last-day");

  test("is hypothetical, says so, and spares nobody but the rare immune", () => {
    expect(lastDay.about).toContain("no known disease does this");
    expect(lastDay.fullyImmune).toBe(0.0005);
    for (let age = 0; age <= 110; age++) expect(fatality(lastDay, age)).toBeCloseTo(1, 12);
    expect(lastDay.stages.flatMap((stage) => stage.next.map((branch) => branch.to))).not.toContain(
      "recovered",
    );
    expect(lastDay.stages).toHaveLength(3);
  });
});
