/** A disease like Ebola that spreads about town, in hospital and at funerals: what safe burials take away, and what is left. */
import type { Setting as Place } from "../../src/kernel/engine.ts";
import { SETTINGS } from "../../src/kernel/engine.ts";
import type { Setting } from "../../src/setting.ts";
import type { Check, Conditions } from "../check.ts";
import { runLogged } from "../log.ts";
import { once } from "../once.ts";
import { ALONE, inTurn, layTown, NOWHERE } from "../town.ts";

const PEOPLE = 2_000_000;
/** Few, or the staff of hospitals, of whom each is met by many patients, would be infected twice. */
const SEEDED = 10_000;
const R = { community: 0.8, ward: 0.4, funeral: 0.6 } as const;
const DAYS = { ill: 5, ward: 2, unburied: 2 } as const;
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Everyone meets everyone alike, lives alone and dies of it; infectious on days 20 to 29 after infection, so that the first
 * cases are buried before their victims begin. A world for each share of burials that are safe.
 */
function layOutbreak(share: number, like?: Setting): Setting {
  const here = { household: 0, class: 0, work: 0, community: 0, ward: 0, funeral: 0 };
  const stages = inTurn([
    { name: "incubating", dwell: { family: "fixed", days: 20 } },
    {
      name: "ill",
      dwell: { family: "fixed", days: DAYS.ill },
      infectiousness: R.community / DAYS.ill,
      settings: { ...here, community: 1 },
      ill: true,
    },
    {
      name: "in-hospital",
      dwell: { family: "fixed", days: DAYS.ward },
      infectiousness: R.ward / DAYS.ward,
      settings: { ...here, ward: 1 },
      ill: true,
      severe: true,
    },
    {
      name: "unburied",
      dwell: { family: "fixed", days: DAYS.unburied },
      infectiousness: R.funeral / DAYS.unburied,
      settings: { ...here, funeral: 1 },
      dead: true,
    },
  ]).map((stage, i, { length }) => (i + 1 < length ? stage : { ...stage, next: [{ to: "dead" }] }));
  const people = [4, 5, 6, 7, 8, 9, 10, 11];
  // One contact a day for everyone, with anyone: in a ward and at a funeral there is one as well.
  const all = people.reduce((sum, number) => sum + number, 0);
  const once = people.map((number) => number / all);
  return layTown(
    {
      people: PEOPLE,
      days: 31,
      population: { ...ALONE, contactMatrix: { contacts: people.map(() => once), people } },
      disease: {
        name: "funerals",
        r0: R.community + R.ward + R.funeral,
        stages,
        intensity: { ...NOWHERE, community: 1, ward: 1, funeral: 1 },
      },
      seedInfections: SEEDED,
      // All families do as they are told.
      parameters: { "orders.unconditional": 1, "behaviour.means": 1 },
      worlds: [{ name: "burials", decisions: [{ at: { day: 0 }, do: { measure: "bury-safely", share } }] }],
    },
    like,
  );
}

const unchanged = once(() => layOutbreak(0));

/** Victims of a first case by setting, each counted for those who could no longer be infected when it was. */
function victimsBySetting(conditions: Conditions, share: number): Record<Place, number> {
  const setting = layOutbreak(share, unchanged(conditions));
  const victims = Object.fromEntries(SETTINGS.map((name) => [name, 0])) as Record<Place, number>;
  const runs = conditions.full ? 16 : 4;
  for (let fates = 1; fates <= runs; fates++) {
    const { infections } = runLogged(conditions, setting, { fates });
    const first = infections.filter(({ source }) => source === null).length;
    infections.forEach(({ source, setting: number }, before) => {
      if (source !== null) victims[SETTINGS[number]] += 1 / (1 - before / PEOPLE) / first / runs;
    });
  }
  return victims;
}

const measured = new Map(
  SHARES.map((share) => [share, once((conditions) => victimsBySetting(conditions, share))]),
);
const found = (conditions: Conditions, share: (typeof SHARES)[number]): Record<Place, number> =>
  measured.get(share)!(conditions);
const all = (victims: Record<Place, number>): number =>
  SETTINGS.reduce((sum, name) => sum + victims[name], 0);

const SOURCE =
  "R = 0.8 + 0.4 + 0.6 (1 - share), a compilation of 2015 in Scientific Data, table 6 (components confirmed) [derived]";

const byShare = SHARES.map(
  (share): Check => ({
    id: `A21 safe=${share}`,
    claim: `R, where ${share} of burials are safe, of 0.8 about town, 0.4 in hospital and 0.6 at funerals`,
    expected: Number((R.community + R.ward + R.funeral * (1 - share)).toFixed(2)),
    tolerance: { absolute: 0.03 },
    source: SOURCE,
    errorRate: "1 in 100,000: standard error 0.0067 of 40,000 cases; 160,000 in full",
    obtain: (conditions) => all(found(conditions, share)),
  }),
);

const bySetting = (["community", "ward", "funeral"] as const).map(
  (name): Check => ({
    id: `A21 ${name}`,
    claim: `Of these, ${name === "community" ? "about town" : name === "ward" ? "in hospital" : "at funerals"}, no burial being safe`,
    expected: R[name],
    tolerance: { absolute: 0.02 },
    source: SOURCE,
    errorRate: "below 1 in 10,000: standard error 0.0045 at most",
    obtain: (conditions) => found(conditions, 0)[name],
  }),
);

const threshold: Check = {
  id: "A21 threshold",
  claim: "Safe burials of everybody alone do not end it: nobody is infected at a funeral, and R is above 1",
  expected: "0 at funerals, R above 1",
  tolerance: "exact",
  source: SOURCE,
  errorRate: "below 1 in 10⁶: R of 1.2 has a standard error of 0.0055",
  obtain(conditions) {
    const victims = found(conditions, 1);
    return `${victims.funeral} at funerals, R ${all(victims) > 1 ? "above 1" : "of 1 or less"}`;
  },
};

export const funeral: readonly Check[] = [...byShare, ...bySetting, threshold];
