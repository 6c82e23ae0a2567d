/** Three towns in which everybody who is infectious was infected elsewhere: all that is drawn for a contact, and nothing else. */
import { type Engine, EventKind, type LogEvent, NOBODY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Conditions } from "../check.ts";

/** Days of the first stage: longer than the second can hardly be, so that nobody infected here infects in time. */
const LATENT_DAYS = 60;
export const MEAN_DAYS = 12;
export const SD_DAYS = 6;
export const SEVERE_SHARE = 0.3;
/** Susceptibility of everybody. */
export const ACCEPTED = 0.5;

interface Asked {
  mixing: "homogeneous" | "structured";
  r0: number;
  dispersion: number | null;
  seedInfections: number;
  people: number;
}

export function layTowns({ mixing, r0, dispersion, seedInfections, people }: Asked): Setting {
  const scenario = {
    version: 3,
    name: "towns",
    days: 2 * LATENT_DAYS,
    world: {
      places: [0.5, 0.3, 0.2].map((share, i) => ({
        name: `Town ${i}`,
        people: Math.round(share * people),
        latitude: 50 + i / 20,
        longitude: 5,
      })),
    },
    population: { mixing },
    disease: {
      name: "one-generation",
      r0,
      dispersion,
      // Nobody is so old: every second contact fails by its mark, and a mark that shares a word with anything else shows.
      susceptibility: [
        [0, ACCEPTED],
        [110, 1],
      ],
      stages: [
        { name: "latent", dwell: { family: "fixed", days: LATENT_DAYS }, next: [{ to: "infectious" }] },
        {
          name: "infectious",
          dwell: { family: "gamma", mean: MEAN_DAYS, sd: SD_DAYS },
          infectiousness: 1,
          next: [{ to: "severe", probability: SEVERE_SHARE }, { to: "recovered" }],
        },
        { name: "severe", dwell: { family: "fixed", days: 100 }, next: [{ to: "recovered" }] },
      ],
    },
    seedInfections,
    without: ["information", "trust", "fear", "behaviour"],
  };
  return prepareSetting(readScenario(JSON.stringify(scenario), "towns.json"), null);
}

export interface Contact {
  source: number;
  target: number;
  setting: number;
  /** Share of the source's infectious time gone by. */
  delay: number;
}

/** What befell somebody who was infected elsewhere. */
export interface Course {
  address: number;
  /** Days of the infectious stage. */
  dwell: number;
  severe: boolean;
  infected: number;
}

export interface Generation {
  setting: Setting;
  contacts: Contact[];
  /** In order of address. */
  courses: Course[];
  /** Fixed personal threshold, in 0..65535. */
  threshold(address: number, trait: number): number;
}

const [INFECTIOUS, SEVERE] = [1, 2];

/** The contacts of one generation that infected somebody, and the courses of their sources. */
export function runGeneration({ kernel }: Conditions, setting: Setting, fates: number): Generation {
  const events: LogEvent[] = [];
  let engine: Engine | undefined;
  simulate(kernel, setting, {
    fates,
    log: {
      from: 0,
      to: setting.population.addresses,
      kinds: [EventKind.infected, EventKind.stage, EventKind.recovered],
    },
    onEvents: (some) => {
      for (const event of some) events.push(event);
    },
    onDay: (_, running) => {
      engine = running;
      return true;
    },
  });
  const entered = new Map<number, number>();
  const ended = new Map<number, { time: number; severe: boolean }>();
  for (const { time, kind, a, person } of events) {
    if (kind === EventKind.stage && a === INFECTIOUS) entered.set(person, time);
    const severe = kind === EventKind.stage && a === SEVERE;
    if (severe || (kind === EventKind.recovered && a === INFECTIOUS)) ended.set(person, { time, severe });
  }
  const contacts: Contact[] = [];
  const infected = new Map<number, number>();
  for (const { kind, time, person, other, a } of events) {
    const [since, end] = [entered.get(other), ended.get(other)];
    if (kind !== EventKind.infected || other === NOBODY || since === undefined || end === undefined) continue;
    contacts.push({ source: other, target: person, setting: a, delay: (time - since) / (end.time - since) });
    infected.set(other, (infected.get(other) ?? 0) + 1);
  }
  const courses = Array.from(ended, ([address, { time, severe }]) => ({
    address,
    dwell: (time - entered.get(address)!) / UNITS_PER_DAY,
    severe,
    infected: infected.get(address) ?? 0,
  })).sort((one, another) => one.address - another.address);
  return { setting, contacts, courses, threshold: (address, trait) => engine!.threshold(address, trait) };
}
