/** Whom people meet: settings in proportion to their rates, members of each group alike, towns and ages by their weights. */
import { SETTINGS } from "../../src/kernel/engine.ts";
import {
  type Company,
  bandMembers,
  listCompany,
  membersOf,
  teamOf,
} from "../../src/outcomes/causes/company.ts";
import { ageAt, personAt, placeOf } from "../../src/population/people.ts";
import {
  BAND_COUNT,
  bandOf,
  GroupKind,
  NO_GROUP,
  type Population,
  TEAM_FROM,
} from "../../src/population/population.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { chanceRows } from "./chance.ts";
import { chiSquareP, correlationP, kolmogorovP, smallestP } from "./statistics.ts";
import { ACCEPTED, type Contact, type Course, layTowns, MEAN_DAYS, runGeneration } from "./town.ts";

const [HOUSEHOLD, , WORK, COMMUNITY] = SETTINGS.keys();
const INFECTIOUS = 1;

interface Met {
  population: Population;
  company: Company;
  /** [settings] transmission rates a day. */
  rate: readonly number[];
  contacts: Contact[];
  /** Of people whose numbers follow each other and who both came infected. */
  nextDoor: (readonly [Course, Course])[];
}

/** So little is passed on that hardly anybody is met twice; one in eight comes infected, and never counts as met. */
const met = once((conditions: Conditions): Met => {
  const setting = layTowns({
    mixing: "structured",
    r0: 0.05,
    dispersion: null,
    seedInfections: 50_000,
    people: 400_000,
  });
  const { population, course } = setting;
  const runs = Array.from({ length: conditions.full ? 8 : 2 }, (_, i) =>
    runGeneration(conditions, setting, 1 + i),
  );
  return {
    population,
    company: listCompany(population),
    rate: [...course.rate.subarray(INFECTIOUS * SETTINGS.length, (INFECTIOUS + 1) * SETTINGS.length)],
    contacts: runs.flatMap(({ contacts }) => contacts),
    nextDoor: runs.flatMap(({ courses }) =>
      courses.flatMap((course, i) => {
        const next = courses[i + 1];
        return next !== undefined && next.address === course.address + 1 ? [[course, next] as const] : [];
      }),
    ),
  };
});

const row = chanceRows(met);

/** Probability of each setting for somebody who is in no class. */
function shares({ population, company, rate }: Met, person: number): number[] {
  const { householdSize, age } = personAt(population, person);
  const others = Math.max(0, membersOf(company, company.group[person]!).length - 1);
  const rates = new Array<number>(SETTINGS.length).fill(0);
  // At home some are met twice: of a contact rate r over days D, r·D - E(r·D)²/2 of them count, E(D²) being 1.25 times as much as (E D)².
  const home = rate[HOUSEHOLD!]!;
  rates[HOUSEHOLD!] = home * (householdSize - 1) * (1 - (home * ACCEPTED * MEAN_DAYS * 1.25) / 2);
  rates[WORK!] = rate[WORK!]! * Math.min(1, others / population.fullWork);
  rates[COMMUNITY!] = rate[COMMUNITY!]! * population.bandRate[bandOf(age)]!;
  const total = rates.reduce((sum, one) => sum + one, 0);
  return rates.map((one) => one / total);
}

const ADULT = 20;

/** Adults in no class: a case each, of the setting that it happened in and of those that it might have. */
function settingsP(found: Met): number {
  const { population, company, contacts } = found;
  const known = contacts.filter(({ source }) => {
    const group = company.group[source]!;
    return (
      ageAt(population, source) >= ADULT &&
      (group === NO_GROUP || company.groupKind[group] !== GroupKind.class)
    );
  });
  const expected = new Array<number>(SETTINGS.length).fill(0);
  const observed = expected.slice();
  for (const { source, setting } of known) {
    observed[setting]! += 1;
    shares(found, source).forEach((share, s) => {
      expected[s]! += share;
    });
  }
  const asked = [HOUSEHOLD!, WORK!, COMMUNITY!];
  return chiSquareP(
    asked.map((s) => observed[s]!),
    asked.map((s) => expected[s]!),
  );
}

/** Which of the others of the household, by size. */
function housematesP({ population, contacts }: Met): number {
  const byOthers = Array.from({ length: 12 }, (_, others) => new Uint32Array(others));
  for (const { source, target, setting } of contacts) {
    if (setting !== HOUSEHOLD) continue;
    const { householdFirst, householdSize } = personAt(population, source);
    const position = target - householdFirst;
    const counts = byOthers[householdSize - 1];
    if (counts !== undefined) counts[position < source - householdFirst ? position : position - 1]! += 1;
  }
  const tested = byOthers.flatMap((counts, others) => {
    const all = counts.reduce((sum, n) => sum + n, 0);
    return others < 2 || all < 10 * others ? [] : [chiSquareP(counts, all / others)];
  });
  return smallestP(tested);
}

/** Colleagues within the team or beyond it, in workplaces that have teams; and where in the list of the others they are. */
function colleaguesP({ population, company, contacts }: Met): number {
  const positions: number[] = [];
  const [observed, expected] = [
    [0, 0],
    [0, 0],
  ];
  const share = population.teamShare16 / 65_536;
  for (const { source, target, setting } of contacts) {
    if (setting !== WORK) continue;
    const members = membersOf(company, company.group[source]!);
    const others = members.length - 1;
    if (members.length <= TEAM_FROM) {
      const [self, other] = [members.indexOf(source), members.indexOf(target)];
      // Spread over the place that it has among so many, so that groups of all sizes make one distribution.
      const spread = ((positions.length * 0.6180339887498949) % 1) / others;
      positions.push((other < self ? other : other - 1) / others + spread);
      continue;
    }
    const team = teamOf(company, source);
    const inTeam = share + ((1 - share) * (team.length - 1)) / others;
    observed[team.includes(target) ? 0 : 1]! += 1;
    expected[0]! += inTeam;
    expected[1]! += 1 - inTeam;
  }
  return smallestP([chiSquareP(observed, expected), kolmogorovP(Float64Array.from(positions), (x) => x)]);
}

/** Shares of a row of cumulative thresholds. */
const sharesOf = (upTo: Float64Array): number[] =>
  Array.from(upTo, (top, i) => (top - (i === 0 ? 0 : upTo[i - 1]!)) / 2 ** 32);

/** Town, age band and person met about town. */
function acquaintancesP({ population, company, contacts }: Met): number {
  const { places, communityPtr, communityTo, communityUpTo, bandUpTo } = population;
  const towns = { observed: new Float64Array(places * places), expected: new Float64Array(places * places) };
  const bands = {
    observed: new Float64Array(BAND_COUNT * BAND_COUNT),
    expected: new Float64Array(BAND_COUNT * BAND_COUNT),
  };
  const positions: number[] = [];
  for (const { source, target, setting } of contacts) {
    if (setting !== COMMUNITY) continue;
    const [from, to] = [placeOf(population, source), placeOf(population, target)];
    towns.observed[from * places + to]! += 1;
    const [first, end] = [communityPtr[from]!, communityPtr[from + 1]!];
    sharesOf(communityUpTo.subarray(first, end)).forEach((share, e) => {
      towns.expected[from * places + communityTo[first + e]!]! += share;
    });
    const [a, b] = [bandOf(ageAt(population, source)), bandOf(ageAt(population, target))];
    bands.observed[a * BAND_COUNT + b]! += 1;
    const at = (to * BAND_COUNT + a) * BAND_COUNT;
    sharesOf(bandUpTo.subarray(at, at + BAND_COUNT)).forEach((share, band) => {
      bands.expected[a * BAND_COUNT + band]! += share;
    });
    const members = bandMembers(company, to, b);
    positions.push((members.indexOf(target) + 0.5) / members.length);
  }
  const cellsP = ({ observed, expected }: typeof towns, rows: number): number => {
    const cells = [...observed.keys()].filter((i) => expected[i]! >= 5);
    const rest = [observed, expected].map((all) =>
      all.reduce((sum, n, i) => sum + (expected[i]! >= 5 ? 0 : n), 0),
    );
    const [seen, awaited] = [observed, expected].map((all, k) => [...cells.map((i) => all[i]!), rest[k]!]);
    const kept = awaited!.map((_, i) => i).filter((i) => awaited![i]! >= 5);
    // Each row of expected counts sums to that of the observed ones.
    return chiSquareP(
      kept.map((i) => seen![i]!),
      kept.map((i) => awaited![i]!),
      kept.length - rows,
    );
  };
  return smallestP([
    cellsP(towns, places),
    cellsP(bands, BAND_COUNT),
    kolmogorovP(Float64Array.from(positions), (x) => x),
  ]);
}

export const company: readonly Check[] = [
  row(
    "R16 settings",
    "Where adults who teach nobody infect: home, work and about town in proportion to their rates",
    "rates of section 2 of the contract, chi-square; derived",
    settingsP,
  ),
  row(
    "R16 housemates",
    "Which of the others at home: any alike, by size of household",
    "chi-square; derived",
    housematesP,
  ),
  row(
    "R16 colleagues",
    "Which colleague: any alike in a small workplace, the share of the team in a large one",
    "section 2 of the contract; chi-square and Kolmogorov's test; derived",
    colleaguesP,
  ),
  row(
    "R16 acquaintances",
    "Whom people meet about town: towns and age bands by their weights, anybody of a band alike",
    "section 2 of the contract; chi-square and Kolmogorov's test; derived",
    acquaintancesP,
  ),
  row(
    "R16 next door",
    "Days in a stage, and branches, of two people whose numbers follow each other: uncorrelated",
    "independence; derived",
    ({ nextDoor }) =>
      smallestP(
        [({ dwell }: Course) => dwell, ({ severe }: Course) => (severe ? 1 : 0)].map((of) =>
          correlationP(
            nextDoor.map(([one]) => of(one)),
            nextDoor.map(([, other]) => of(other)),
          ),
        ),
      ),
  ),
];
