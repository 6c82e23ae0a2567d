/** The contacts of a stage, drawn again: which come due at a moment in a setting, and their marks (sections 2 and 4 of the kernel's README). */
import { UNITS_PER_DAY } from "../../kernel/engine.ts";
import { exp } from "../../maths/elementary.ts";
import { lookup } from "../../maths/quantile.ts";
import { addressOf, personAt, placeOf } from "../../population/people.ts";
import { bandOf, GroupKind, NO_GROUP } from "../../population/population.ts";
import { membersOf } from "./company.ts";
import { Purpose, type Words } from "./draws.ts";
import { later } from "./log.ts";
import { dwellOf } from "./branch.ts";
import { personMet } from "./meeting.ts";
import type { WorldState } from "./state.ts";

const WORDS = 0x1_0000_0000;
const SETTING_COUNT = 6;
const MOST_CANDIDATES = 8191;

/** Rates by setting of somebody in a stage, in a layer of contacts. */
function ratesOf({ record, company }: WorldState, person: number, stage: number, layer: number): number[] {
  const { population, course, ceilings } = record.plan;
  const { householdSize, age, place } = personAt(population, person);
  const group = company.group[person];
  const kind = group === NO_GROUP ? 0 : company.groupKind[group];
  const others = group === NO_GROUP ? 0 : membersOf(company, group).length - 1;
  const band = bandOf(age);
  const rate = (setting: number): number => course.rate[stage * SETTING_COUNT + setting];
  const fill = (full: number): number => Math.min(1, Math.max(0, others) / full);
  const rates = [
    rate(0) * Math.min(householdSize - 1, population.fullHome),
    kind === GroupKind.class ? rate(1) * population.classRate[band] * fill(population.fullClass) : 0,
    kind === GroupKind.workplace ? rate(2) * fill(population.fullWork) : 0,
    rate(3) * population.bandRate[band],
    population.wardStaff[population.wardOf[place]] > 0 ? rate(4) : 0,
    rate(5),
  ];
  if (layer === 0) return rates;
  return rates.map((value, setting) => value * (ceilings[layer][setting] - ceilings[layer - 1][setting]));
}

/** Poisson count by inversion. */
function poisson(mean: number, u: number): number {
  let count = 0;
  let probability = exp(-mean);
  let cumulative = probability;
  while (u > cumulative) {
    count++;
    probability = (probability * mean) / count;
    cumulative += probability;
    if (probability < 1e-18 && count > mean) break;
  }
  return count;
}

function settingAt(rates: readonly number[], total: number, word: number): number {
  const x = (word / WORDS) * total;
  let sum = 0;
  for (let setting = 0; setting < rates.length - 1; setting++) {
    sum += rates[setting];
    if (x < sum) return setting;
  }
  return rates.length - 1;
}

export interface Candidate {
  /** It lands where this is below the product of all factors. */
  mark: number;
  layer: number;
  index: number;
}

/** The contacts that somebody who entered a stage at `entered` has due at `due` in a setting, whoever they are with. */
export function contactsDue(
  state: WorldState,
  source: number,
  stage: number,
  entered: number,
  due: number,
  setting: number,
): Candidate[] {
  const { population, course, ceilings } = state.record.plan;
  const place = placeOf(population, source);
  const [local, key] = [source - addressOf(population, place, 0), population.key[place]];
  const first = state.draw(Purpose.stage, local, key, { part: stage });
  const second = state.draw(Purpose.stage, local, key, { part: stage, index: 1 });
  const dwell = dwellOf(state, source, stage);
  const variation =
    course.variation === null ? 1 : lookup(course.variation, state.draw(Purpose.person, local, key)[0]);
  const countWords = [first[2], first[3], second[0]];
  const found: Candidate[] = [];
  for (const [layer, tops] of ceilings.entries()) {
    const rates = ratesOf(state, source, stage, layer);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    if (total === 0) continue;
    const mean = total * (dwell / UNITS_PER_DAY) * variation;
    const count = Math.min(MOST_CANDIDATES, poisson(mean, countWords[layer] / WORDS));
    const bottom = layer === 0 ? 0 : ceilings[layer - 1][setting];
    for (let index = 0; index < count; index++) {
      const words = state.draw(Purpose.candidate, local, key, { part: stage, layer, index });
      if (settingAt(rates, total, words[0]) !== setting) continue;
      if (later(entered, entered + Math.floor((words[1] / WORDS) * dwell)) !== due) continue;
      found.push({ mark: bottom + (tops[setting] - bottom) * (words[3] / WORDS), layer, index });
    }
  }
  return found;
}

/** Whom a contact reaches in a world, as people are on its day; null: nobody. */
export function targetOf(
  state: WorldState,
  source: number,
  stage: number,
  setting: number,
  tick: number,
  { layer, index }: Candidate,
): number | null {
  const { population } = state.record.plan;
  const place = placeOf(population, source);
  const words = (purpose: number): Words =>
    state.draw(purpose, source - addressOf(population, place, 0), population.key[place], {
      part: stage,
      layer,
      index,
    });
  return personMet(state, {
    self: source,
    setting,
    tick,
    memberWord: words(Purpose.candidate)[2],
    community: () => words(Purpose.community),
    roster: () => words(Purpose.roster),
  });
}
