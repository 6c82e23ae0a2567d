/** A population written down by hand, person by person, for cases that can be worked out on paper. */
import { SECTORS } from "../../src/kernel/engine.ts";
import {
  BAND_COUNT,
  BANDS,
  BLOCK,
  CLASS_SIZE,
  type Population,
  Role,
  SCHOOL_AGES,
  TEMPLATES,
  WORK_SIZES,
} from "../../src/population/population.ts";

const TYPES = 2;

export interface Villager {
  age: number;
  role: keyof typeof Role;
}

/**
 * Up to 64 places of up to 1,024 people in households; everyone works where they live, in sector 1. Nobody nurses and
 * nobody flees.
 */
export function buildHamlet(places: readonly (readonly Villager[])[][]): Population {
  const P = places.length;
  const words = (length: number): Uint32Array => new Uint32Array(length);
  const entry = words(TYPES * TEMPLATES * BLOCK);
  const everyone = places.map((homes) => homes.flat());
  const count = (role: keyof typeof Role): Uint32Array =>
    Uint32Array.from(everyone, (people) => people.filter((person) => person.role === role).length);
  const workers = count("worker");
  const pupils = count("pupil");
  const classes = pupils.map((n) => Math.ceil(n / CLASS_SIZE));
  const teachers = classes.map((n, place) => Math.min(n, workers[place]));
  const inEveryAge = (values: ArrayLike<number>): Uint32Array =>
    Uint32Array.from({ length: P * SCHOOL_AGES }, (_, i) => values[Math.floor(i / SCHOOL_AGES)]);

  // Places are of either type in turn; place p uses template p of its type.
  places.forEach((homes, place) => {
    let at = (TEMPLATES * (place % TYPES) + place) * BLOCK;
    for (const home of homes) {
      home.forEach(({ age, role }, position) => {
        entry[at++] = age + home.length * 2 ** 7 + position * 2 ** 12 + Role[role] * 2 ** 17;
      });
    }
  });

  const workStart = words(P * (WORK_SIZES.length + 1));
  const bandPeople = words(P * BAND_COUNT);
  const bandUpTo = new Float64Array(P * BAND_COUNT * BAND_COUNT);
  everyone.forEach((people, place) => {
    const row = place * (WORK_SIZES.length + 1);
    const made = WORK_SIZES.map(() => 0);
    let left = workers[place] - teachers[place];
    while (left > 0) {
      const largest = WORK_SIZES.findLastIndex((size) => size <= left);
      made[largest]++;
      left -= WORK_SIZES[largest];
    }
    made.forEach((workplaces, size) => {
      workStart[row + size + 1] = workStart[row + size] + workplaces * WORK_SIZES[size];
    });
    for (const { age } of people)
      bandPeople[place * BAND_COUNT + BANDS.findLastIndex((from) => age >= from)]++;
    for (let source = 0; source < BAND_COUNT; source++) {
      let sum = 0;
      for (let band = 0; band < BAND_COUNT; band++) {
        sum += bandPeople[place * BAND_COUNT + band];
        bandUpTo[(place * BAND_COUNT + source) * BAND_COUNT + band] = (2 ** 32 * sum) / people.length;
      }
    }
  });

  const indices = Uint32Array.from({ length: P }, (_, place) => place);
  const pointers = Uint32Array.from({ length: P + 1 }, (_, place) => place);
  return {
    // The twin reads the entries and nothing else of the templates.
    templates: {
      entry,
      workerList: new Uint16Array(0),
      workerPrefix: words(0),
      pupilList: new Uint16Array(0),
      pupilStart: new Uint16Array(0),
      bandList: new Uint16Array(0),
      bandStart: new Uint16Array(0),
      bandPrefix: words(0),
      bandOfAge: new Uint8Array(0),
    },
    table: null,
    types: TYPES,
    typeOf: indices.map((place) => place % TYPES),
    places: P,
    addresses: P * BLOCK,
    total: everyone.flat().length,
    key: indices.map((place) => 1000 + place),
    people: Uint32Array.from(everyone, (people) => people.length),
    firstBlock: indices,
    placeOfBlock: indices,
    rotation: indices,
    keyWorkers: indices.map((place) => 7 * place + 1),
    keySlots: indices.map((place) => 7 * place + 2),
    keyMedia: Uint32Array.from({ length: P * 3 }, (_, i) => 100 + i),
    workers,
    pupils,
    slots: workers,
    teachers,
    flowPtr: pointers,
    flowTo: indices,
    flowSize: workers,
    flowRow: words(P),
    flowColumn: words(P),
    inflowPtr: pointers,
    inflow: indices,
    flowFrom: indices,
    workStart,
    catchmentPtr: pointers,
    catchmentBlock: indices,
    catchmentBlocks: words(P).fill(1),
    catchmentClass: words(P),
    agePupils: words(P * SCHOOL_AGES),
    ageBefore: words(P * SCHOOL_AGES),
    groupFirst: words(P * SCHOOL_AGES),
    groupSize: inEveryAge(pupils),
    groupClasses: inEveryAge(classes),
    groupClass: words(P * SCHOOL_AGES),
    communityPtr: pointers,
    communityTo: indices,
    communityUpTo: new Float64Array(P).fill(2 ** 32),
    bandUpTo,
    bandPeople,
    contacts: [1, 1, 1, 1, 1, 1],
    bandRate: new Float64Array(BAND_COUNT).fill(1),
    classRate: new Float64Array(BAND_COUNT).fill(1),
    shareHousehold16: Math.round(0.3 * 65536),
    sharePerson16: Math.round(0.3 * 65536),
    sectorUpTo: Float64Array.from({ length: SECTORS + 1 }, (_, sector) => (sector === 0 ? 0 : 2 ** 32)),
    wardOf: words(P),
    wardPtr: words(2),
    wardPlace: words(0),
    wardSlot: words(0),
    wardBefore: words(0),
    wardStaff: words(1),
    wardStaff16: 32768,
    flightPtr: words(P + 1),
    flightTo: words(0),
    flightUpTo: new Float64Array(0),
    teamShare16: 45875,
    fullHome: 30,
    quartersFrom: 32,
    fullClass: CLASS_SIZE - 1,
    fullWork: 9,
  };
}
