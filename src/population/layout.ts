/** Lays a world's places out on the supercycle: every table that the kernel, society and outcomes read. */
import type { Contacts } from "../scenario/scenario.ts";
import type { CommunityShares } from "../world/mixing.ts";
import type { Flows, World } from "../world/world.ts";
import { layOutFlows } from "./commuting.ts";
import { byBand, layOutContacts } from "./contacts.ts";
import { type Cycle, countBand, countWorkers } from "./counting.ts";
import { layOutCommunity, layOutFrame } from "./frame.ts";
import { activityOf, layOutBands, meetingsPerPair, uniformMeetings } from "./meetings.ts";
import {
  BAND_COUNT,
  type Population,
  type PopulationType,
  QUARTERS_FROM,
  type Templates,
  WORK_SIZES,
} from "./population.ts";
import { PEOPLE } from "./parameters.ts";
import { layOutSchools } from "./schools.ts";
import { layOutWards } from "./wards.ts";
import { workShares, workStarts } from "./workplaces.ts";

export interface LayoutInput {
  world: World;
  /** The types of its people, [P] which of them is that of each place, and their templates, joined in that order. */
  types: readonly PopulationType[];
  typeOf: ArrayLike<number>;
  templates: Templates;
  /** Integer flows for the workers of each place; its rows must sum to them. */
  flows: (workers: Uint32Array) => Flows;
  /** Community mixing between places, own place first; each row sums to 1. */
  community: (flows: Flows, people: Uint32Array) => CommunityShares;
  /** Contacts a day of its people. */
  contacts: Contacts;
  /** Whether the types' matrix is a user's own, whose activities by band hold instead of `contacts.community`. */
  ownMeetings?: boolean;
  /** Whose places these are: keys and rotations hang on it. */
  seeds: { people: number };
  /** "homogeneous": everyone is as likely to meet anyone of the place, and equally often. */
  mixing: "structured" | "homogeneous";
}

/** Throws RangeError as `layOutFrame` does, or if flows do not sum to workers, or types differ in their contacts. */
export function layOut(input: LayoutInput): Population {
  const { world, types, templates } = input;
  const frame = layOutFrame(world, input.seeds.people);
  const { people, rotation } = frame;
  const typeOf = Uint32Array.from(input.typeOf);
  const cycleOf = (place: number): Cycle => ({ type: typeOf[place], rotation: rotation[place] });
  const workers = people.map((count, place) => countWorkers(templates, cycleOf(place), count));
  const flows = input.flows(workers);
  const flowTables = layOutFlows(flows, workers);
  const { classes, ...schools } = layOutSchools(templates, people, rotation, typeOf);
  const teachers = flowTables.slots.map((slots, place) => Math.min(classes[place], slots));
  const bandPeople = Uint32Array.from({ length: people.length * BAND_COUNT }, (_, i) => {
    const place = Math.floor(i / BAND_COUNT);
    return countBand(templates, cycleOf(place), people[place], i % BAND_COUNT);
  });
  const homogeneous = input.mixing === "homogeneous";
  const meetings = homogeneous ? uniformMeetings : sharedMeetings(types);
  const declared = byBand(input.contacts.community);
  const own = input.ownMeetings === true;
  const workStart = layOutWorkplaces(flowTables.slots, teachers, types, typeOf);
  return {
    ...frame,
    ...(types.some(({ quarters = [] }) => quarters.length > 0)
      ? { fullHome: PEOPLE.fullHome.value, quartersFrom: QUARTERS_FROM }
      : {}),
    templates,
    table: null,
    types: types.length,
    typeOf,
    workers,
    ...flowTables,
    ...schools,
    teachers,
    workStart,
    ...layOutWards({ ...frame, slots: flowTables.slots, teachers, workStart, table: null }, world),
    ...layOutCommunity(input.community(flows, people)),
    bandPeople,
    ...layOutContacts(input.contacts, own ? activityOf(meetings, bandPeople) : declared, bandPeople),
    ...layOutBands(meetings, bandPeople, homogeneous || own ? null : declared),
  };
}

/** Meetings per pair of band: people of different types meet one another, so all types must have the same. */
function sharedMeetings(types: readonly PopulationType[]): Float64Array {
  const [first] = types;
  for (const { name, communityContacts, communityBands } of types) {
    if (communityContacts === first.communityContacts && communityBands === first.communityBands) continue;
    throw new RangeError(
      `The contacts of type ${name} are others than those of ${first.name}; all types of a world must share them.`,
    );
  }
  return meetingsPerPair(first);
}

function layOutWorkplaces(
  slots: Uint32Array,
  teachers: Uint32Array,
  types: readonly PopulationType[],
  typeOf: Uint32Array,
): Uint32Array {
  const shares = types.map(workShares);
  const starts = new Uint32Array(slots.length * (WORK_SIZES.length + 1));
  slots.forEach((count, place) => {
    starts.set(workStarts(count - teachers[place], shares[typeOf[place]]), place * (WORK_SIZES.length + 1));
  });
  return starts;
}
