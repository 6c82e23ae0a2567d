/**
 * The computed population as tables. Nobody is stored: a person is (place, local number), and everything about
 * them follows from these tables, the seed `people` and the constructions of `src/kernel/README.md`.
 */
import { PEOPLE } from "./parameters.ts";

import type { BySetting } from "../kernel/engine.ts";

export const BLOCK = 1024;
export const TEMPLATES = 64;
export const Role = { none: 0, worker: 1, pupil: 2 } as const;
/** First age at which a child may be a pupil, and the number of school ages (3 to 18). */
export const SCHOOL_FROM = 3;
export const SCHOOL_AGES = 16;
/** Lower ages of the community bands: the eight groups of the POLYMOD matrices used. */
export const BANDS = [0, 5, 13, 18, 30, 45, 60, 75] as const;
export const BAND_COUNT: number = BANDS.length;
/** Number of the community band of an age in years. */
export const bandOf = (age: number): number => BANDS.findLastIndex((from) => age >= from);
/** No workplace has more people: the end of the last bracket of the source (`workplaces` of `us.ts`). */
export const LARGEST_WORKPLACE = 1999;
/**
 * Workplace sizes, a ladder. Every bracket of the source has rungs of its own: from 20 on the two that stand for the law of
 * sizes in the bracket (`workplaces.ts`) with its mean and, but for rounding, its mean square and cube (Gauss quadrature).
 */
export const WORK_SIZES = [
  1, 2, 3, 4, 5, 7, 9, 10, 13, 18, 24, 41, 58, 87, 122, 208, 291, 435, 582, 870, 1165, 1740,
] as const;
// The kernel has these as well, in `assembly/people.ts`.
export const TEAM_FROM: number = PEOPLE.teamFrom.value;
export const TEAM_SIZE: number = PEOPLE.teamSize.value;
export const CATCHMENT_BLOCKS: number = PEOPLE.catchmentBlocks.value;
export const CLASS_SIZE: number = PEOPLE.classSize.value;
/** Kinds of groups of given people; group numbers where there is none. */
export const GroupKind = { class: 1, workplace: 2 } as const;
export const NO_GROUP = 0xffffffff;

/**
 * The supercycles of T types: each 64 templates of 1,024 addresses that carry the type's marginals exactly. Template
 * 64·type + number.
 */
export interface Templates {
  /** [T×65536] packed entries: age 7 bits, household size 5, position 5, role 3, rank 10. */
  entry: Uint32Array;
  /** [T×64×1024] positions of workers in template order; rank r of a worker is its index here. */
  workerList: Uint16Array;
  /** [T×129] workers before template t, over two cycles. */
  workerPrefix: Uint32Array;
  /** [T×64×1024] positions of pupils sorted by (age, position); the entry's rank is the index within its age. */
  pupilList: Uint16Array;
  /** [T×64×17] where each school age starts in pupilList of that template. */
  pupilStart: Uint16Array;
  /** [T×64×1024] positions sorted by (band, position). */
  bandList: Uint16Array;
  /** [T×64×9] where each band starts in bandList of that template. */
  bandStart: Uint16Array;
  /** [T×8×129] members of a band before template t, over two cycles. */
  bandPrefix: Uint32Array;
  /** [128] band of an age. */
  bandOfAge: Uint8Array;
}

/** From so many people on a home is no household but quarters, in a population that has any. */
export const QUARTERS_FROM = 24;

/** One kind of group quarters. */
export interface Quarters {
  /** People of one home, `QUARTERS_FROM` to 31. */
  size: number;
  /** Share of all people who live in such homes. */
  share: number;
  /** Ages of residents, both included. */
  from: number;
  to: number;
}

/** A population type: whose marginals the templates carry. Shares need not sum to one; they are apportioned. */
export interface PopulationType {
  name: string;
  /** Shares of households by size, from size 1 on; at most 31. */
  householdSizes: readonly number[];
  /** Homes of many who are no family: none unless asked for. Then no household has `QUARTERS_FROM` people or more. */
  quarters?: readonly Quarters[];
  /** Shares of people by age group [from, to], ages to 100. */
  ages: readonly { from: number; to: number; share: number }[];
  /** Employment rate by age. */
  employment: readonly { from: number; to: number; rate: number }[];
  /** Share enrolled by age from 3 to 18. */
  enrolment: readonly { from: number; to: number; rate: number }[];
  /** Workplaces by size bracket: counts or shares; none beyond LARGEST_WORKPLACE. */
  workplaces: readonly { from: number; to: number; count: number }[];
  /** Community contact rates between bands: [8×8] mean daily contacts of a row person with the column band. */
  communityContacts: readonly (readonly number[])[];
  /** Composition (shares of the 8 bands) of the population the contact rates were measured in. */
  communityBands: readonly number[];
}

/**
 * People given one by one instead of computed: households are runs of neighbouring addresses, as in templates, and classes
 * and workplaces are lists. N addresses, G groups.
 */
export interface Table {
  /** [N] packed as a template's entry; the rank is 0. */
  person: Uint32Array;
  /** [N] group of a pupil, teacher or worker; NO_GROUP for none. */
  group: Uint32Array;
  /** [N] position of the person in that group. */
  position: Uint32Array;
  /** [G+1] and members' addresses: pupils, then teachers; or workers (teams are neighbours in that order). */
  groupPtr: Uint32Array;
  groupMember: Uint32Array;
  /** [G] 1 class, 2 workplace; the place it lies in; its sector. */
  groupKind: Uint8Array;
  groupPlace: Uint32Array;
  groupSector: Uint8Array;
  /** [P×8+1] and addresses: the members of each band of each place, in address order. */
  bandPtr: Uint32Array;
  bandMember: Uint32Array;
}

/** Where the sick of each place are nursed: staff of the hospitals of the nearest place that has any. */
export interface Wards {
  /** [P] ward area of a place. */
  wardOf: Uint32Array;
  /** [A+1] workplaces of an area; and of each: its place, its first slot (or group number in a table), and the staff before it in the area. */
  wardPtr: Uint32Array;
  wardPlace: Uint32Array;
  wardSlot: Uint32Array;
  wardBefore: Uint32Array;
  /** [A] staff of the area; 0: nobody nurses. */
  wardStaff: Uint32Array;
}

/** The places, laid out: typed arrays indexed by place (P of them, sorted by key). */
export interface Population extends Wards {
  templates: Templates;
  /** Null where people are computed. Then templates serve nobody, and commuting, catchments and classes are empty. */
  table: Table | null;
  /** Number of population types, and [P] the type of each place. */
  types: number;
  typeOf: Uint32Array;
  places: number;
  /** All addresses: blocks × 1024. */
  addresses: number;
  /** People in all. */
  total: number;
  key: Uint32Array;
  people: Uint32Array;
  firstBlock: Uint32Array;
  /** [blocks] place of a block. */
  placeOfBlock: Uint32Array;
  rotation: Uint32Array;
  keyWorkers: Uint32Array;
  keySlots: Uint32Array;
  /** [P×3] keys of the media rank of each message. */
  keyMedia: Uint32Array;
  workers: Uint32Array;
  pupils: Uint32Array;
  slots: Uint32Array;
  teachers: Uint32Array;
  /** Commuting, by flow, rows in order of origin, then of destination. */
  flowPtr: Uint32Array;
  flowTo: Uint32Array;
  flowSize: Uint32Array;
  flowRow: Uint32Array;
  flowColumn: Uint32Array;
  /** Flows by destination, in order of flowColumn. */
  inflowPtr: Uint32Array;
  inflow: Uint32Array;
  /** Origin of each flow. */
  flowFrom: Uint32Array;
  /** [P×23] first slot (after the teachers) of each size class. */
  workStart: Uint32Array;
  /** Catchments by place. */
  catchmentPtr: Uint32Array;
  catchmentBlock: Uint32Array;
  catchmentBlocks: Uint32Array;
  /** First class number (within the place) of the catchment. */
  catchmentClass: Uint32Array;
  /** [catchments×16] by school age: pupils of that age; pupils of the group before that age; first age index,
   * size, number of classes and first class (within the place) of its group. */
  agePupils: Uint32Array;
  ageBefore: Uint32Array;
  groupFirst: Uint32Array;
  groupSize: Uint32Array;
  groupClasses: Uint32Array;
  groupClass: Uint32Array;
  /** Community mixing between places: rows (own place first) with cumulative thresholds in 0..2³², the last 2³². */
  communityPtr: Uint32Array;
  communityTo: Uint32Array;
  communityUpTo: Float64Array;
  /** [P×8×8] cumulative thresholds in 0..2³² of the band met, by place and band of the source; 2³² from the last non-empty on. */
  bandUpTo: Float64Array;
  /** [P×8] members of each band. */
  bandPeople: Uint32Array;
  /**
   * Contacts a day by setting of the kernel, seven-day means, to which the relative rates below belong: of each other member of
   * the household, of whoever has most in class, of a worker, of the mean person about town; 1 in wards and at funerals.
   */
  contacts: BySetting;
  /** [8] contacts about town of each band, population mean 1. */
  bandRate: Float64Array;
  /** [8] contacts in class of pupils and teachers of each band, 1 the most. */
  classRate: Float64Array;
  /** Thresholds of the shared traits, 16 bits (SOCIETY rule 10). */
  shareHousehold16: number;
  sharePerson16: number;
  /** [17] sectors of work as cumulative thresholds in 0..2³²: sector 0 (teaching) is empty here; the last is 2³². */
  sectorUpTo: Float64Array;
  /** Share of ward contacts that are with staff, 16 bits; the others are with people about town (patients, visitors). */
  wardStaff16: number;
  /** Where people flee to: rows of places by origin (0xffff: out of the world) with cumulative thresholds in 0..2³². */
  flightPtr: Uint32Array;
  flightTo: Uint32Array;
  flightUpTo: Float64Array;
  teamShare16: number;
  /** Others at home, in class, at work from which on a person has no more contacts there. */
  fullHome: number;
  /** Homes of so many people or more are quarters; 32 where there are none. */
  quartersFrom: number;
  fullClass: number;
  fullWork: number;
}
