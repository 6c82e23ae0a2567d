/** Whose life is told. */
import { below, philox, seedWords } from "../src/maths/philox.ts";
import type { WorldRun } from "../src/outcomes/result.ts";
import { Course } from "../src/kernel/engine.ts";
import { addressOfNumber } from "../src/population/numbers.ts";
import { addressOf, livingThere } from "../src/population/people.ts";
import type { Population } from "../src/population/population.ts";
import { nearest } from "../src/scenario/suggest.ts";
import { grouped } from "../src/report/number.ts";
import type { World } from "../src/world/world.ts";
import { Failure } from "./failure.ts";

export const WHO = ["spared", "lost", "died", "survivor"] as const;
export type Who = (typeof WHO)[number];

const WHO_WORDS: Record<Who, string> = {
  spared: "never infected in the first world, but infected in the second",
  lost: "infected in the first world, but never in the second",
  died: "dead at the end of one world at least",
  survivor: "alive at the end of the first world",
};

/** Of one world alone there is no first, and no other. */
const whoWords = (who: Who, runs: readonly WorldRun[]): string =>
  runs.length > 1 ? WHO_WORDS[who] : WHO_WORDS[who].replace(/ of (one|the first) world( at least)?$/, "");

/** Purpose of this draw, outside those of the model: it changes nothing that happens. */
const CHOICE = 40;

export interface Chosen {
  address: number;
  /** How the person was found; empty if by number. */
  how: string;
}

/** A number below `n`, always the same for a seed. */
function draw(seed: number, n: number): number {
  const words = new Uint32Array(4);
  const [low, high] = seedWords(seed);
  philox(low, high, 0, 0, CHOICE, 0, words);
  return below(words[0]!, n);
}

export function chooseByNumber(population: Population, number: number): Chosen {
  if (number >= population.total) {
    throw new Failure(`there is no person ${number}: people are numbered 0 to ${population.total - 1}.`);
  }
  return { address: addressOfNumber(population, number), how: "" };
}

export function chooseByPlace(population: Population, world: World, name: string, number: number): Chosen {
  const place = world.places.findIndex((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (place < 0) {
    const near = nearest(
      name,
      world.places.map((candidate) => candidate.name),
    );
    const hint = near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
    throw new Failure(`no place of this world is named ${JSON.stringify(name)}${hint}`);
  }
  const people = population.people[place]!;
  if (number >= people) {
    const called = world.places[place]!.name;
    throw new Failure(
      `there is no person ${number} in ${called}: people there are numbered 0 to ${people - 1}.`,
    );
  }
  return { address: addressOf(population, place, number), how: "" };
}

export function chooseAtRandom(population: Population, seed: number): Chosen {
  const number = draw(seed, population.total);
  return {
    address: addressOfNumber(population, number),
    how: `Drawn from ${grouped(population.total)} people.`,
  };
}

/** The first infected of the first world; of several on one day the first by number. */
export function chooseFirstCase(runs: readonly WorldRun[]): Chosen {
  const { infectedOn } = runs[0]!;
  let address = -1;
  for (let p = 0; p < infectedOn.length; p++) {
    const day = infectedOn[p]!;
    if (day > 0 && (address < 0 || day < infectedOn[address]!)) address = p;
  }
  if (address < 0) throw new Failure("nobody is infected in this world, so there is no first case.");
  return { address, how: "The first to be infected." };
}

/** The lowest number of those who live at the end of the first world: of a few, the first of the last. */
export function chooseSurvivor(runs: readonly WorldRun[], population: Population): Chosen {
  const { people } = runs[0]!;
  let living = 0;
  let first: number | undefined;
  for (let number = 0; number < population.total; number++) {
    const address = addressOfNumber(population, number);
    if ((people[address]! & 3) === Course.dead) continue;
    living += 1;
    first ??= address;
  }
  if (first === undefined) throw new Failure("there is nobody to tell of: nobody lives at the end.");
  const words = whoWords("survivor", runs);
  const how = `The first by number of the ${grouped(living)} who are ${words}.`;
  return { address: first, how: living === 1 ? `The only one who is ${words}.` : how };
}

/** One of those to whom it happened, drawn by the seed. */
export function chooseByFate(
  runs: readonly WorldRun[],
  population: Population,
  who: Who,
  seed: number,
): Chosen {
  const [first, second] = runs;
  const dead = (run: WorldRun, p: number): boolean => (run.people[p]! & 3) === Course.dead;
  const matches: Record<Who, (p: number) => boolean> = {
    spared: (p) => first!.infectedOn[p] === 0 && second!.infectedOn[p] !== 0,
    lost: (p) => first!.infectedOn[p] !== 0 && second!.infectedOn[p] === 0,
    died: (p) => runs.some((run) => dead(run, p)),
    survivor: (p) => livingThere(population, p) && !dead(first!, p),
  };
  const applies = matches[who];
  const length = first!.infectedOn.length;
  let count = 0;
  for (let p = 0; p < length; p++) if (applies(p)) count++;
  if (count === 0) throw new Failure(`there is nobody to tell of: no one is ${whoWords(who, runs)}.`);
  let left = draw(seed, count);
  let address = 0;
  while (!applies(address) || left-- > 0) address++;
  return { address, how: `Drawn from the ${grouped(count)} who are ${whoWords(who, runs)}.` };
}
