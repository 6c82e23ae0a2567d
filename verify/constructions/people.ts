/** Households, bands and jobs of a surveyed world, enumerated person by person. */
import { ageAt, personAt, placeOf } from "../../src/population/people.ts";
import { BAND_COUNT, bandOf, Role } from "../../src/population/population.ts";
import { Faults } from "./faults.ts";
import { CLASS, type Survey, WORK } from "./survey.ts";

/** Households are runs of neighbours that begin with position 0, fill every place and end with it. */
export function checkHouseholds({ population, own, peopleOf }: Survey): Faults {
  const faults = new Faults();
  for (let place = 0; place < population.places; place++) {
    const people = peopleOf(place);
    for (let at = 0; at < people.length; ) {
      const size = own[people[at]!]!.homeSize;
      faults.need(size >= 1 && at + size <= people.length, () => `home of ${people[at]} has ${size}`);
      for (let member = 0; member < Math.max(1, size) && at + member < people.length; member++) {
        const person = people[at + member]!;
        const { homeSize, homePosition } = own[person]!;
        const told = personAt(population, person);
        faults.need(
          homeSize === size &&
            homePosition === member &&
            told.householdSize === size &&
            told.householdFirst === people[at],
          () => `person ${person} is ${homePosition} of ${homeSize} at home, not ${member} of ${size}`,
        );
      }
      at += Math.max(1, size);
    }
  }
  return faults;
}

/** The r-th member of a band, for every r, lists its people once and in order of address. */
export function checkBands({ population, peopleOf, memberOfBand }: Survey): Faults {
  const faults = new Faults();
  for (let place = 0; place < population.places; place++) {
    const members: number[][] = Array.from({ length: BAND_COUNT }, () => []);
    for (const person of peopleOf(place)) members[bandOf(ageAt(population, person))]!.push(person);
    members.forEach((listed, band) => {
      faults.equal(
        population.bandPeople[place * BAND_COUNT + band]!,
        listed.length,
        () => `band ${band} of place ${place}`,
      );
      listed.forEach((person, number) =>
        faults.equal(memberOfBand(place, band, number), person, () => `number ${number} of band ${band}`),
      );
    });
  }
  return faults;
}

/**
 * Every worker has one job and every job one worker: groups, listed by the way back from jobs to workers, hold each worker and
 * pupil once, at the position and in the company that the way there gave them. Workers from each place to each are those of
 * the flows, and the jobs of a place those that come in.
 */
export function checkJobs({ population, own, groups, peopleOf }: Survey): Faults {
  const faults = new Faults();
  const at = new Int32Array(population.addresses).fill(-1);
  const jobs = new Float64Array(population.places);
  groups.forEach(({ kind, place, members }, group) => {
    members.forEach((person, position) => {
      const told = own[person];
      faults.need(at[person] === -1, () => `person ${person} is in two groups`);
      faults.need(
        told !== undefined &&
          told.kind === kind &&
          told.place === place &&
          told.position === position &&
          told.size === members.length,
        () => `person ${person} does not know group ${group} of place ${place}`,
      );
      at[person] = group;
      if (told !== undefined && personAt(population, person).role === Role.worker) jobs[place]! += 1;
    });
  });
  const flows = new Map<number, number>();
  for (let place = 0; place < population.places; place++) {
    for (const person of peopleOf(place)) {
      const { role } = personAt(population, person);
      const { kind, place: to } = own[person]!;
      const expected = role === Role.none ? [0] : role === Role.pupil ? [CLASS] : [CLASS, WORK];
      faults.need(expected.includes(kind), () => `person ${person} of role ${role} is in a group of ${kind}`);
      faults.need(
        role === Role.none || at[person] !== -1,
        () => `no group lists person ${person} of role ${role}`,
      );
      if (role === Role.pupil) faults.equal(to, place, () => `place of the class of ${person}`);
      if (role !== Role.worker) continue;
      const flow = place * population.places + to;
      flows.set(flow, (flows.get(flow) ?? 0) + 1);
    }
    faults.equal(jobs[place]!, population.slots[place]!, () => `workers at place ${place}`);
  }
  population.flowTo.forEach((to, flow) => {
    const key = population.flowFrom[flow]! * population.places + to;
    faults.equal(flows.get(key) ?? 0, population.flowSize[flow]!, () => `workers of flow ${flow}`);
    flows.delete(key);
  });
  faults.equal(flows.size, 0, () => "flows that are in no table");
  return faults;
}

/** Nurses are the staff of the ward of the person's place: each once, all of them in health workplaces. */
export function checkWards({ population, own, peopleOf, nurse }: Survey, health: number): Faults {
  const faults = new Faults();
  const listed = new Map<number, number[]>();
  for (let place = 0; place < population.places; place++) {
    const area = population.wardOf[place]!;
    const staff = population.wardStaff[area]!;
    if (staff === 0 || (listed.has(area) && place % 16 !== 0)) continue;
    const [patient] = peopleOf(place) as [number, ...number[]];
    const found = Array.from({ length: staff }, (_, number) => nurse(patient, number, staff));
    // Whoever would nurse themselves is nobody.
    const nurses = found.map((person) => (person === 0xffffffff ? patient : person));
    const before = listed.get(area);
    if (before !== undefined) {
      faults.need(
        nurses.every((person, i) => person === before[i]),
        () => `the staff of ward ${area} differs between its places`,
      );
      continue;
    }
    listed.set(area, nurses);
    faults.equal(new Set(nurses).size, staff, () => `different staff of ward ${area}`);
    for (const person of nurses) {
      faults.need(
        own[person]?.sector === health && own[person].kind === WORK,
        () => `nurse ${person} of ward ${area} works in sector ${own[person]?.sector}`,
      );
    }
  }
  // Whole workplaces: of those at work in one, all or none are staff of a ward, of one alone.
  const wardOf = new Map<number, number>();
  for (const [area, nurses] of listed) {
    for (const person of nurses) {
      faults.need(!wardOf.has(person), () => `nurse ${person} is of two wards`);
      wardOf.set(person, area);
    }
  }
  const hospitals = new Map<number, number>();
  for (const person of wardOf.keys()) {
    const { place, size, position } = own[person]!;
    if (position === 0) hospitals.set(size, (hospitals.get(size) ?? 0) + size);
    faults.need(placeOf(population, person) >= 0 && place >= 0, () => `nurse ${person} works nowhere`);
  }
  faults.equal(
    [...hospitals.values()].reduce((sum, staff) => sum + staff, 0),
    wardOf.size,
    () => "staff of whole hospitals",
  );
  return faults;
}
