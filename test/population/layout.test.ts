import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { philox } from "../../src/maths/philox.ts";
import { CONTACTS } from "../../src/population/contacts.ts";
import { layOut } from "../../src/population/layout.ts";
import { BANDS, type Population, Role } from "../../src/population/population.ts";
import { buildTemplates } from "../../src/population/templates.ts";
import { us } from "../../src/population/us.ts";
import { communityShares } from "../../src/world/mixing.ts";
import { radiationFlows } from "../../src/world/radiation.ts";
import type { World } from "../../src/world/world.ts";
import { sum } from "../numbers.ts";
import { bijection, peopleOf, worldOf } from "./listing.ts";

const templates = buildTemplates(us);

const populate = (world: World, seed = 1): Population =>
  layOut({
    world,
    types: [us],
    typeOf: world.places.map(() => 0),
    templates,
    flows: (workers) => radiationFlows(world, workers),
    community: communityShares,
    contacts: CONTACTS,
    seeds: { people: seed },
    mixing: "structured",
  });

const size = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(1, 1023, 1024, 1025, 2048));
const sizes = fc.array(size, { minLength: 1, maxLength: 6 });
const everyWorld = (check: (population: Population) => void, numRuns = 25): void =>
  fc.assert(
    fc.property(sizes, fc.nat({ max: 1000 }), (people, seed) => check(populate(worldOf(people), seed))),
    { seed: 5, numRuns },
  );
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe("any world", () => {
  test("blocks: each place starts on its own, and every block knows its place", () => {
    everyWorld((population) => {
      expect(population.addresses).toBe(1024 * population.placeOfBlock.length);
      expect(population.total).toBe(sum(population.people));
      const blocks = range(0, population.places).flatMap((place) =>
        new Array<number>(Math.ceil(population.people[place] / 1024)).fill(place),
      );
      expect([...population.placeOfBlock]).toEqual(blocks);
      expect([...population.firstBlock]).toEqual(
        range(0, population.places).map((place) => blocks.indexOf(place)),
      );
    });
  });

  test("workers, pupils and bands are those who live there, the cut block and later cycles included", () => {
    const check = (population: Population): void => {
      for (const place of range(0, population.places)) {
        const people = peopleOf(population, place);
        const count = (role: number): number => people.filter((person) => person.role === role).length;
        expect(population.workers[place]).toBe(count(Role.worker));
        expect(population.pupils[place]).toBe(count(Role.pupil));
        BANDS.forEach((from, band) => {
          const to = BANDS[band + 1] ?? 128;
          const members = people.filter(({ age }) => age >= from && age < to).length;
          expect(population.bandPeople[place * 8 + band]).toBe(members);
        });
      }
    };
    everyWorld(check);
    check(populate(worldOf([70_000, 65_536, 1024, 140_001])));
  });

  test("ranks of a place's workers run without a gap in order of address", () => {
    everyWorld((population) => {
      for (const place of range(0, population.places)) {
        const ranks = peopleOf(population, place).flatMap(({ role, rank }, local) => {
          const t = population.rotation[place];
          const before = templates.workerPrefix[t + Math.floor(local / 1024)] - templates.workerPrefix[t];
          return role === Role.worker ? [before + rank] : [];
        });
        expect(ranks).toEqual(range(0, population.workers[place]));
      }
    });
  });

  test("every worker has a slot and every slot of every place one worker", () => {
    everyWorld((population) => {
      const taken = Array.from(population.slots, (slots) => new Array<number>(slots).fill(0));
      for (const place of range(0, population.places)) {
        for (const rank of range(0, population.workers[place])) {
          const x = bijection(rank, population.workers[place], population.keyWorkers[place]);
          const flow = range(population.flowPtr[place], population.flowPtr[place + 1]).findLast(
            (f) => population.flowRow[f] <= x,
          )!;
          expect(population.flowFrom[flow]).toBe(place);
          const column = population.flowColumn[flow] + x - population.flowRow[flow];
          const to = population.flowTo[flow];
          taken[to][bijection(column, population.slots[to], population.keySlots[to])] += 1;
        }
      }
      expect(sum(population.slots)).toBe(sum(population.workers));
      for (const slots of taken) expect(slots.every((workers) => workers === 1)).toBe(true);
    }, 12);
  });

  test("inflows list each flow once, by destination, columns in order without a gap", () => {
    everyWorld((population) => {
      for (const place of range(0, population.places)) {
        let column = 0;
        for (const i of range(population.inflowPtr[place], population.inflowPtr[place + 1])) {
          const flow = population.inflow[i];
          expect(population.flowTo[flow]).toBe(place);
          expect(population.flowColumn[flow]).toBe(column);
          column += population.flowSize[flow];
        }
        expect(column).toBe(population.slots[place]);
      }
      expect([...population.inflow].sort((a, b) => a - b)).toEqual(range(0, population.flowTo.length));
    });
  });

  test("teachers first, one a class as far as the jobs go; the workplaces share the rest", () => {
    everyWorld((population) => {
      for (const place of range(0, population.places)) {
        const rows = range(16 * population.catchmentPtr[place], 16 * population.catchmentPtr[place + 1]);
        const classes = sum(
          rows.map((i) => (population.groupFirst[i] === i % 16 ? population.groupClasses[i] : 0)),
        );
        expect(population.teachers[place]).toBe(Math.min(classes, population.slots[place]));
        expect(population.workStart[place * 23 + 22]).toBe(
          population.slots[place] - population.teachers[place],
        );
      }
    });
  });

  test("no more teachers than there are jobs", () => {
    const world = worldOf([3000]);
    const idle = { ...us, employment: [] };
    const population = layOut({
      world,
      types: [idle],
      typeOf: [0],
      templates: buildTemplates(idle),
      flows: (workers) => radiationFlows(world, workers),
      community: communityShares,
      contacts: CONTACTS,
      seeds: { people: 1 },
      mixing: "structured",
    });
    expect(population.pupils[0]).toBeGreaterThan(400);
    expect([population.slots[0], population.teachers[0], ...population.workStart]).toEqual(
      new Array(25).fill(0),
    );
  });

  test("community rows begin at home and end at 2³²", () => {
    everyWorld((population) => {
      for (const place of range(0, population.places)) {
        const row = population.communityUpTo.subarray(
          population.communityPtr[place],
          population.communityPtr[place + 1],
        );
        expect(population.communityTo[population.communityPtr[place]]).toBe(place);
        expect(row.every((upTo, i) => upTo > (i > 0 ? row[i - 1] : 0))).toBe(true);
        expect(row.at(-1)).toBe(2 ** 32);
      }
    });
  });
});

describe("keys", () => {
  test("are words of Philox with purpose PLACE (6) under the seed of the people", () => {
    const population = populate(worldOf([10, 2000]), 2 ** 33 + 5);
    const out = new Uint32Array(4);
    [100, 107].forEach((key, place) => {
      philox(5, 2, 0, key, 6, 0, out);
      const found = [population.rotation[place], population.keyWorkers[place], population.keySlots[place]];
      expect(found).toEqual([out[0] % 64, out[1], out[2]]);
      for (const message of [0, 1, 2]) {
        philox(5, 2, 0, key, 6, 1 + message, out);
        expect(population.keyMedia[3 * place + message]).toBe(out[0]);
      }
    });
  });

  test("another place changes nobody's age, home or key elsewhere", () => {
    const world = worldOf([500, 1500, 2500]);
    const all = populate(world);
    const some = populate({ ...world, places: [world.places[0], world.places[2]] });
    expect(some.rotation[1]).toBe(all.rotation[2]);
    expect(peopleOf(some, 1)).toEqual(peopleOf(all, 2));
  });
});

test("a city of the United States", () => {
  const population = populate(worldOf([300_000]));
  const people = population.total;
  // Nearly half of all people work and close to a fifth are pupils, in the census as here; a wide corridor.
  expect(population.workers[0] / people).toBeGreaterThan(0.42);
  expect(population.workers[0] / people).toBeLessThan(0.55);
  expect(population.pupils[0] / people).toBeGreaterThan(0.16);
  expect(population.pupils[0] / people).toBeLessThan(0.2);
});

test("worlds that cannot be laid out are refused, saying which place and what would be right", () => {
  const world = worldOf([5, 10]);
  expect(() => populate({ ...world, places: [] })).toThrow(/no places/);
  expect(() => populate(worldOf([5, 0]))).toThrow(/Place 1 has 0 people/);
  expect(() => populate({ ...world, places: world.places.toReversed() })).toThrow(
    /Place 0 has key 100; keys must be/,
  );
  const halves = { ...world, places: world.places.map((place) => ({ ...place, people: 2 ** 31 })) };
  expect(() => populate(halves)).toThrow(/addresses/);
  const lost = {
    world,
    types: [us],
    typeOf: [0, 0],
    templates,
    contacts: CONTACTS,
    seeds: { people: 1 },
    mixing: "structured",
  } as const;
  const none = () => ({ ptr: new Uint32Array(3), to: new Uint32Array(0), size: new Uint32Array(0) });
  expect(() => layOut({ ...lost, flows: none, community: communityShares })).toThrow(
    /must sum to its \d+ workers/,
  );
});
