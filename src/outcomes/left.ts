/** What is left of a world at its end: households, those who mourn, and those who live. */
import type { Setting } from "../setting.ts";
import { type HouseholdsLeft, householdsLeft } from "./households.ts";
import { type Mourners, mournersOf } from "./mourners.ts";
import type { WorldRun } from "./result.ts";
import { type Survivor, type Survivors, survivorsOf } from "./survivors.ts";

/** One of the last: where by name, and by number as everywhere. */
export type NamedSurvivor = Omit<Survivor, "address" | "place"> & { place: string };

export interface Left {
  world: string;
  title: string;
  people: number;
  households: HouseholdsLeft;
  mourners: Mourners;
  survivors: Omit<Survivors, "named"> & {
    /** In order of number; null if they are more than two hundred. */
    named: readonly NamedSurvivor[] | null;
  };
}

/** Of a run of the setting, to its last day. A world of millions takes a few seconds. */
export function leftOf(run: WorldRun, setting: Setting): Left {
  const { population, world } = setting;
  const { named, ...survivors } = survivorsOf(run, setting);
  return {
    world: run.world,
    title: run.title,
    people: population.total,
    households: householdsLeft(run, population),
    mourners: mournersOf(run, population),
    survivors: {
      ...survivors,
      named:
        named?.map(({ number, place, age, passed, immune, alone }) => ({
          number,
          place: world.places[place].name,
          age,
          passed,
          immune,
          alone,
        })) ?? null,
    },
  };
}
