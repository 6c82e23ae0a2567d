/** Everybody of a world, as the kernel itself finds them: household, class or workplace, and who else is there. */
import { createKernel } from "../../src/kernel/kernel.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { addressOf } from "../../src/population/people.ts";
import type { Population } from "../../src/population/population.ts";
import type { Setting } from "../../src/setting.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";

/** What the kernel exports of its look-ups. */
interface Exports {
  lookUpHome(person: number): void;
  positionAtHome(): number;
  sizeOfHome: { value: number };
  lookUpGroup(): void;
  kindOfGroup: { value: number };
  sizeOfGroup: { value: number };
  positionInGroup(): number;
  placeOfGroup(): number;
  sectorOfGroup(): number;
  memberOfGroup(member: number): number;
  findTeam(): void;
  teamFrom: { value: number };
  teamSize: { value: number };
  memberOfBand(place: number, band: number, number: number): number;
  nurse(word: number): number;
}

/** Kinds of groups as the kernel numbers them. */
export const CLASS = 1;
export const WORK = 2;
export const NOBODY = 0xffffffff;

/** What the kernel says of one person. */
export interface Own {
  homeSize: number;
  homePosition: number;
  /** 0 if there is none. */
  kind: number;
  size: number;
  position: number;
  place: number;
  sector: number;
  teamFrom: number;
  teamSize: number;
}

export interface Group {
  kind: number;
  place: number;
  /** In the order of the kernel. */
  members: number[];
}

export interface Survey {
  population: Population;
  /** Addresses of the people of a place. */
  peopleOf(place: number): number[];
  /** By address; undefined where nobody lives. */
  own: (Own | undefined)[];
  /** As listed by those who are first in them. */
  groups: Group[];
  memberOfBand(place: number, band: number, number: number): number;
  /** Member `number` of the `staff` who nurse someone; NOBODY if that is the person. */
  nurse(person: number, number: number, staff: number): number;
}

export function surveyOf(module: WasmModule, setting: Setting): Survey {
  const { scenario, population } = setting;
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  const kernel = createKernel(module, planKernel(setting, society, 1, "off"));
  const own = kernel.exports as unknown as Exports;
  const found: (Own | undefined)[] = new Array<Own | undefined>(population.addresses).fill(undefined);
  const groups: Group[] = [];
  const peopleOf = (place: number): number[] => {
    const first = addressOf(population, place, 0);
    return Array.from({ length: population.people[place]! }, (_, local) => first + local);
  };
  for (let place = 0; place < population.places; place++) {
    for (const person of peopleOf(place)) {
      own.lookUpHome(person);
      own.lookUpGroup();
      const kind = own.kindOfGroup.value;
      const size = own.sizeOfGroup.value;
      const position = own.positionInGroup();
      const inGroup = kind !== 0;
      if (kind === WORK) own.findTeam();
      found[person] = {
        homeSize: own.sizeOfHome.value,
        homePosition: own.positionAtHome(),
        kind,
        size,
        position,
        place: inGroup ? own.placeOfGroup() : -1,
        sector: inGroup ? own.sectorOfGroup() : -1,
        teamFrom: kind === WORK ? own.teamFrom.value : 0,
        teamSize: kind === WORK ? own.teamSize.value : 0,
      };
      if (inGroup && position === 0) {
        const members = Array.from({ length: size }, (_, member) => own.memberOfGroup(member) >>> 0);
        groups.push({ kind, place: own.placeOfGroup(), members });
      }
    }
  }
  return {
    population,
    peopleOf,
    own: found,
    groups,
    memberOfBand: (place, band, number) => own.memberOfBand(place, band, number) >>> 0,
    nurse(person, number, staff) {
      own.lookUpHome(person);
      // The smallest word that is drawn as this number among so many.
      return own.nurse(Math.ceil((number * 2 ** 32) / staff) | 0) >>> 0;
    },
  };
}
