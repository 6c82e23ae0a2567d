/** Generated plans, with everything the kernel can be asked, played on it: what laws about single people are tested on. */
import fc from "fast-check";
import { loadKernel } from "../../runner/kernel.ts";
import { EventKind, type LogEvent, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { listPlaces, type Person } from "../twin/people.ts";
import { play, type Script, type Transcript } from "../twin/play.ts";
import { scripts } from "../twin/worlds.ts";

export interface PlayedWorld extends Transcript {
  script: Script;
  /** Everyone as they are, by address; nothing has befallen them here. */
  everyone: Map<number, Person>;
}

const small = scripts({ mostPeople: 250, mostDays: 16 });

export const playOnKernel = (script: Script): Transcript =>
  play(createKernel(loadKernel(), script.plan), script);

const playWorld = (script: Script): PlayedWorld => ({
  ...playOnKernel(script),
  script,
  everyone: new Map(
    listPlaces(script.plan)
      .flatMap((place) => place.people)
      .map((person) => [person.address, person]),
  ),
});

const sampleScripts = (count: number, seed: number): Script[] => fc.sample(small, { numRuns: count, seed });

/** A failure says in which world, since a plan is megabytes of tables. */
function inEach<World>(worlds: readonly World[], check: (world: World, number: number) => void): void {
  worlds.forEach((world, number) => {
    try {
      check(world, number);
    } catch (error) {
      throw new Error(`in world ${number}: ${String(error)}`, { cause: error });
    }
  });
}

/** Twenty-five worlds yet to be played, for laws that change them. */
export const inEveryScript = (check: (script: Script, number: number) => void): void =>
  inEach(sampleScripts(25, 20), check);

const played: PlayedWorld[] = [];

/** A hundred worlds as they came, the same for every law of a file. */
export function inEveryWorld(check: (world: PlayedWorld) => void): void {
  if (played.length === 0) played.push(...sampleScripts(100, 31).map(playWorld));
  inEach(played, check);
}

export const only = (log: readonly LogEvent[], kind: number): LogEvent[] =>
  log.filter((event) => event.kind === kind);

/** The orders in force on each day. */
export function inForce<Name extends "supply" | "willing">(
  { plan, days }: Script,
  name: Name,
  width: number,
): Uint32Array[] {
  let now: Uint32Array = new Uint32Array(plan.population.places * width);
  return days.map((orders) => (now = orders[name] ?? now));
}

/** Whether somebody is in the course of the disease on the morning of a day. */
export function courseOf(log: readonly LogEvent[]): (person: number, day: number) => boolean {
  const timeOf = (...kinds: number[]): Map<number, number> =>
    new Map(log.flatMap(({ kind, person, time }) => (kinds.includes(kind) ? [[person, time]] : [])));
  const began = timeOf(EventKind.infected);
  const over = timeOf(EventKind.recovered, EventKind.died);
  return (person, day) =>
    (began.get(person) ?? Infinity) < day * UNITS_PER_DAY &&
    (over.get(person) ?? Infinity) >= day * UNITS_PER_DAY;
}
