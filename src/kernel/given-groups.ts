/** Classes, workplaces and wards of people given one by one: every group by its members. */
import { addressOf } from "../population/people.ts";
import { GroupKind, type Population, type Table, TEAM_FROM, TEAM_SIZE } from "../population/population.ts";
import type { Crowd } from "./crowd.ts";
import type { Exposure } from "./exposure.ts";
import type { GroupGeneration, GroupSpread } from "./generation.ts";

/** Chances that one member infects another, by level of the other and kind of the one. */
interface Chances {
  /** [levels × kinds] in the same team (or the class, or a workplace without teams), and beyond it. */
  near: Float64Array;
  far: Float64Array | null;
}

export function givenGroups(
  population: Population,
  table: Table,
  crowd: Crowd,
  exposure: Exposure,
): GroupSpread {
  return { under: (factor) => generationOf(population, table, crowd, exposure, factor) };
}

function generationOf(
  population: Population,
  table: Table,
  { size, kinds, kind, levels, level }: Crowd,
  { chance, means }: Exposure,
  factor: number,
): GroupGeneration {
  const { groupPtr, groupMember, groupKind } = table;
  const { wardOf, wardPtr, wardSlot, wardStaff } = population;
  const victims = new Float64Array(size);
  const totals: [number, number, number] = [0, 0, 0];
  const known = new Map<number, Chances>();
  const fill = (setting: number, x: number): Float64Array =>
    Float64Array.from({ length: levels.length * kinds }, (_, at) =>
      chance(setting, at % kinds, x * levels[Math.floor(at / kinds)]),
    );
  const chancesOf = (group: number, n: number): Chances => {
    const inClass = groupKind[group] === GroupKind.class;
    const name = inClass ? n : -n;
    const found = known.get(name) ?? chances(inClass ? 1 : 2, n);
    known.set(name, found);
    return found;
  };
  const chances = (setting: number, n: number): Chances => {
    const full = setting === 1 ? population.fullClass : population.fullWork;
    const rate = factor * Math.min(1, (n - 1) / full);
    if (setting === 1 || n <= TEAM_FROM) return { near: fill(setting, rate / (n - 1)), far: null };
    const inTeam = population.teamShare16 / 65536;
    const far = (rate * (1 - inTeam)) / (n - 1);
    // Teams of a workplace differ by one at most: its chances are those of the mean team.
    const team = n / teamsOf(n);
    return { near: fill(setting, far + (rate * inTeam) / (team - 1)), far: fill(setting, far) };
  };

  /** What members [first, end) infect among themselves, by these chances; taken away if the sign is -1. */
  const infect = (
    cases: Float64Array,
    first: number,
    end: number,
    chanceOf: Float64Array,
    sign: number,
  ): number => {
    const sums = new Float64Array(kinds);
    for (let m = first; m < end; m++) sums[kind[groupMember[m]]] += cases[groupMember[m]];
    let all = 0;
    for (let m = first; m < end; m++) {
      const person = groupMember[m];
      const row = level[person] * kinds;
      let sum = -cases[person] * chanceOf[row + kind[person]];
      for (let c = 0; c < kinds; c++) sum += sums[c] * chanceOf[row + c];
      victims[person] += sign * sum;
      all += sign * sum;
    }
    return all;
  };

  const inGroups = (cases: Float64Array): void => {
    for (let group = 0; group + 1 < groupPtr.length; group++) {
      const [first, end] = [groupPtr[group], groupPtr[group + 1]];
      const n = end - first;
      if (n < 2) continue;
      const { near, far } = chancesOf(group, n);
      const setting = groupKind[group] === GroupKind.class ? 0 : 1;
      if (far === null) {
        totals[setting] += infect(cases, first, end, near, 1);
        continue;
      }
      // Everyone beyond the team as by `far`; the team taken out of that, and put in as by `near`.
      totals[setting] += infect(cases, first, end, far, 1);
      const teams = teamsOf(n);
      for (let t = 0; t < teams; t++) {
        const [a, b] = [first + Math.ceil((t * n) / teams), first + Math.ceil(((t + 1) * n) / teams)];
        totals[setting] += infect(cases, a, b, far, -1) + infect(cases, a, b, near, 1);
      }
    }
  };

  const inWards = (here: Float64Array): void => {
    if (means[4].every((exposure) => exposure === 0)) return;
    const patients = Array.from(wardStaff, () => new Float64Array(kinds));
    for (let place = 0; place < population.places; place++) {
      const first = addressOf(population, place, 0);
      for (let i = first; i < first + population.people[place]; i++)
        patients[wardOf[place]][kind[i]] += here[i];
    }
    wardStaff.forEach((staff, area) => {
      if (staff === 0) return;
      const chanceOf = fill(4, (factor * population.wardStaff16) / 65536 / staff);
      const each = levels.map((_, l) =>
        patients[area].reduce((sum, cases, c) => sum + cases * chanceOf[l * kinds + c], 0),
      );
      for (let w = wardPtr[area]; w < wardPtr[area + 1]; w++) {
        const group = wardSlot[w];
        for (let m = groupPtr[group]; m < groupPtr[group + 1]; m++) {
          victims[groupMember[m]] += each[level[groupMember[m]]];
          totals[2] += each[level[groupMember[m]]];
        }
      }
    });
  };

  return {
    place: (cases) => cases.slice(),
    spread(_cases, here) {
      victims.fill(0);
      totals.fill(0);
      inGroups(here);
      inWards(here);
    },
    at: (i) => victims[i],
    elsewhere: () => 0,
    totals: () => totals,
    turn: () => undefined,
  };
}

/** Teams of a workplace of n people. */
const teamsOf = (n: number): number => (n > TEAM_FROM ? Math.floor((n + TEAM_SIZE / 2) / TEAM_SIZE) : 1);
