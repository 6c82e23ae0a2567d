/** Classes and workplaces of a surveyed world. */
import { ageAt, personAt, placeOf } from "../../src/population/people.ts";
import {
  BLOCK,
  CATCHMENT_BLOCKS,
  CLASS_SIZE,
  type Population,
  Role,
  SCHOOL_FROM,
  TEAM_FROM,
  TEAM_SIZE,
  WORK_SIZES,
} from "../../src/population/population.ts";
import { Faults } from "./faults.ts";
import { CLASS, type Group, type Survey, WORK } from "./survey.ts";

/** Fewest pupils of ages taught together, where there are as many. */
const GROUP_FROM = 12;

/** Catchment of a pupil, by place and number: eight blocks each, the blocks left over in the last. */
function catchmentOf({ people, firstBlock }: Population, place: number, person: number): number {
  const blocks = Math.ceil(people[place]! / BLOCK);
  const last = Math.max(1, Math.floor(blocks / CATCHMENT_BLOCKS)) - 1;
  const block = Math.floor(person / BLOCK) - firstBlock[place]!;
  return place * 4096 + Math.min(last, Math.floor(block / CATCHMENT_BLOCKS));
}

/**
 * Every class has pupils of one catchment and of ages taught together, in order of age and address, and then one teacher or
 * none. In a catchment the ages taught together are runs of neighbours; each run of any size but the only one has 12 pupils
 * or more, and its classes differ by one pupil at most and are as many as its pupils by 23, rounded. A place has as many
 * teachers as classes, or as jobs if those are fewer. That each pupil is in one class is told by `checkJobs`.
 */
export function checkClasses({ population, groups }: Survey): Faults {
  const faults = new Faults();
  const taught = new Float64Array(population.places);
  const classes = new Float64Array(population.places);
  /** Classes by catchment: sizes and lowest and highest ages. */
  const rooms = new Map<number, { size: number; from: number; to: number }[]>();
  for (const { kind, place, members } of groups) {
    if (kind !== CLASS) continue;
    const pupils = members.filter((person) => personAt(population, person).role === Role.pupil);
    const teachers = members.length - pupils.length;
    faults.need(
      pupils.length > 0 &&
        teachers <= 1 &&
        pupils.every((person, i) => person === members[i] && placeOf(population, person) === place),
      () => `a class of place ${place} has ${pupils.length} pupils first and ${teachers} teachers`,
    );
    const orders = pupils.map((person) => ageAt(population, person) * population.addresses + person);
    faults.need(
      orders.every((order, i) => i === 0 || order > orders[i - 1]!),
      () => `pupils of a class of place ${place} are not in order`,
    );
    const catchments = new Set(pupils.map((person) => catchmentOf(population, place, person)));
    faults.equal(catchments.size, 1, () => `catchments of a class of place ${place}`);
    const ages = pupils.map((person) => ageAt(population, person));
    const [catchment] = catchments as Iterable<number>;
    const room = { size: pupils.length, from: Math.min(...ages), to: Math.max(...ages) };
    rooms.set(catchment!, [...(rooms.get(catchment!) ?? []), room]);
    classes[place]! += 1;
    taught[place]! += teachers;
  }
  for (const [catchment, all] of rooms) checkRuns(population, catchment, all, faults);
  for (let place = 0; place < population.places; place++) {
    faults.equal(
      taught[place]!,
      Math.min(classes[place]!, population.slots[place]!),
      () => `teachers of place ${place}`,
    );
  }
  return faults;
}

/** The runs of ages of one catchment, by the table's bounds of them; classes of each are counted here. */
function checkRuns(
  { catchmentPtr, groupFirst, agePupils }: Population,
  catchment: number,
  rooms: readonly { size: number; from: number; to: number }[],
  faults: Faults,
): void {
  const row = (catchmentPtr[Math.floor(catchment / 4096)]! + (catchment % 4096)) * 16;
  const firsts = [...new Set(groupFirst.subarray(row, row + 16))];
  const runs = firsts.map((first, i) => ({
    from: first + SCHOOL_FROM,
    to: (firsts[i + 1] ?? 16) + SCHOOL_FROM - 1,
  }));
  let found = 0;
  for (const { from, to } of runs) {
    const within = rooms.filter((room) => room.from >= from && room.to <= to).map(({ size }) => size);
    const pupils = within.reduce((sum, size) => sum + size, 0);
    found += within.length;
    const listed = agePupils.subarray(row + from - SCHOOL_FROM, row + to - SCHOOL_FROM + 1);
    faults.equal(
      pupils,
      listed.reduce((sum, count) => sum + count, 0),
      () => `pupils of ${from} to ${to}`,
    );
    faults.need(pupils >= GROUP_FROM || runs.length === 1, () => `${pupils} pupils of ${from} to ${to}`);
    faults.need(
      Math.max(...within) - Math.min(...within) <= 1 || pupils === 0,
      () => `classes of ${within.join(", ")} pupils of ${from} to ${to}`,
    );
    faults.equal(
      within.length,
      pupils === 0 ? 0 : Math.max(1, Math.round(pupils / CLASS_SIZE)),
      () => `classes of ${pupils} pupils of ${from} to ${to}`,
    );
  }
  faults.equal(found, rooms.length, () => `classes within a run of ages, in catchment ${catchment}`);
}

/**
 * Every workplace is of a size of the ladder and of one sector, and its teams, of about 20, follow each other without a gap and
 * differ by one member at most. Together the workplaces of a place and its teachers are its jobs, and of each size there
 * are as many as its table says.
 */
export function checkWorkplaces({ population, own, groups }: Survey): Faults {
  const faults = new Faults();
  const row = WORK_SIZES.length + 1;
  const people = new Float64Array(population.places * row);
  for (const group of groups) {
    if (group.kind !== WORK) continue;
    const { place, members } = group;
    const q = WORK_SIZES.findIndex((size) => size === members.length);
    faults.need(q >= 0, () => `a workplace of ${members.length} people`);
    people[place * row + q]! += members.length;
    const sectors = new Set(members.map((person) => own[person]?.sector));
    faults.need(
      sectors.size === 1 && !sectors.has(0),
      () => `sectors ${[...sectors].join(", ")} in a workplace`,
    );
    checkTeams({ own }, group, faults);
  }
  for (let place = 0; place < population.places; place++) {
    let jobs = population.teachers[place]!;
    WORK_SIZES.forEach((size, q) => {
      const found = people[place * row + q]!;
      const [start, end] = [
        population.workStart[place * row + q]!,
        population.workStart[place * row + q + 1]!,
      ];
      faults.equal(found, end - start, () => `people in workplaces of ${size} at place ${place}`);
      jobs += found;
    });
    faults.equal(jobs, population.slots[place]!, () => `jobs of place ${place}`);
  }
  return faults;
}

function checkTeams({ own }: Pick<Survey, "own">, { members }: Group, faults: Faults): void {
  const teams = members.length > TEAM_FROM ? Math.round(members.length / TEAM_SIZE) : 1;
  const sizes: number[] = [];
  members.forEach((person, position) => {
    const { teamFrom, teamSize } = own[person]!;
    if (position === teamFrom) sizes.push(teamSize);
    faults.need(
      position >= teamFrom && position < teamFrom + teamSize,
      () => `person ${person} is outside the own team`,
    );
  });
  faults.equal(sizes.length, teams, () => `teams of a workplace of ${members.length}`);
  faults.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    members.length,
    () => `members of the teams of a workplace of ${members.length}`,
  );
  faults.need(Math.max(...sizes) - Math.min(...sizes) <= 1, () => `teams of ${sizes.join(", ")}`);
}
