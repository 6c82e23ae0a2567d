/** The society of one world: all mechanisms, stepped a day at a time in their order. */
import {
  AWARENESS_CLASSES,
  type DayCounts,
  MESSAGES,
  type MessagePlan,
  OUTCOME_BANDS,
  OVERLAYS,
  PROGRAMMES,
  SECTORS,
} from "../kernel/engine.ts";
import { philox, seedWords } from "../maths/philox.ts";
import type { Note } from "../outcomes/result.ts";
import type { ParameterValues } from "../parameter.ts";
import type { Population } from "../population/population.ts";
import type { Scenario, WorldPlan } from "../scenario/scenario.ts";
import { MAX_DECISIONS } from "./command.ts";
import type { Site } from "../world/zones.ts";
import { createFields } from "./fields.ts";
import { awarenessClasses, information, messagePlans, newsRates } from "./information.ts";
import type { Fields, Mechanism, Today } from "./mechanism.ts";
import { ORDER } from "./order.ts";
import { declareParameters, readParameters } from "./parameters.ts";
import { rumour } from "./rumour.ts";
import { activeMechanisms, killingProgrammes, register, type Registration } from "./registered.ts";
import { type Acted, createRequests } from "./requests.ts";

/** Purposes of society's own draws, as in the kernel's README (seed `fates`). */
const PURPOSES = { leak: 23 } as const;

/** For the kernel's plan: modifiers, programmes and branch factors, and what follows. */
export interface Society extends Registration {
  readonly messages: readonly MessagePlan[];
  readonly newsRate: readonly [number, number, number, number];
  readonly classOf: Uint8Array;
  /** Every mechanism's state, as the last step left it. */
  readonly fields: Fields;
  /** Living people by place, as of the last step. */
  readonly living: Float64Array;
  readonly notes: readonly Note[];
  /** All parameters by full name. */
  readonly parameters: ParameterValues;
  /** All state but the notes, by name; to be filled again before `resumeAt`. */
  readonly arrays: Readonly<Record<string, Float64Array | Uint32Array>>;
  /** Goes on with a day, after `arrays` hold what they held then. */
  resumeAt(day: number, notes: readonly Note[]): void;
  /** Steps to `day`, from 0 on and one by one, on the kernel's counts of the day before (zero on day 0). */
  step(day: number, counts: DayCounts): void;
  /** Hands the requests of the step to the kernel, before it runs the day. */
  apply(engine: Acted, day: number): void;
}

/** Counts of a day on which nothing was counted. */
export function emptyCounts(places: number, stages: number): DayCounts {
  return {
    entered: new Uint32Array(places * stages),
    occupied: new Uint32Array(places * stages),
    infected: new Uint32Array(places * OUTCOME_BANDS),
    died: new Uint32Array(places * OUTCOME_BANDS),
    aware: new Uint32Array(places * AWARENESS_CLASSES),
    heard: new Uint32Array(places * MESSAGES * 4),
    claimed: new Uint32Array(places * PROGRAMMES),
    granted: new Uint32Array(places * PROGRAMMES),
    holding: new Uint32Array(places * OVERLAYS),
    away: new Uint32Array(places),
    guests: new Uint32Array(places),
    exported: new Uint32Array(places),
    missing: new Uint32Array(places * SECTORS),
    candidates: 0,
  };
}

/**
 * The society of one world of a scenario.
 *
 * @param parameterValues values by full name put over the scenario's own, such as drawn assumptions
 * @param mechanisms the order of the day
 * @param sites names of the places in their order, and where they are; only orders and zones that name places need them
 * @throws ParameterError for an unknown parameter or mechanism or a value outside its limits; RangeError for a plan
 *   with more decisions, cuts or programmes than there is room for
 */
export function createSociety(
  scenario: Scenario,
  plan: WorldPlan,
  population: Population,
  parameterValues: ParameterValues = {},
  mechanisms: readonly Mechanism[] = ORDER,
  sites: readonly Site[] = [],
): Society {
  const parameters = readParameters(declareParameters(mechanisms), scenario.parameters, parameterValues);
  const active = activeMechanisms(scenario, plan, mechanisms);
  if (plan.decisions.length > MAX_DECISIONS) {
    throw new RangeError(
      `World ${plan.name} has ${plan.decisions.length} decisions; at most ${MAX_DECISIONS} are possible.`,
    );
  }
  // Looked up in inner loops over places: by short name, once made.
  const values = new Map(
    mechanisms.map((mechanism) => [
      mechanism.name,
      new Map(
        Object.keys(mechanism.parameters).map((name) => [name, parameters[`${mechanism.name}.${name}`]]),
      ),
    ]),
  );
  const valueOf = (mechanism: Mechanism) => {
    const own = values.get(mechanism.name);
    return (name: string) => {
      const value = own?.get(name);
      if (value === undefined) throw new Error(`${mechanism.name} declares no parameter ${name}.`);
      return value;
    };
  };
  const registered = register(active, valueOf, plan, scenario);
  const fields = createFields(mechanisms, population.places);
  const requests = createRequests(population, registered);
  const living = Float64Array.from(population.people);
  const died = new Float64Array(population.places);
  const killed = new Float64Array(population.places);
  const killing = killingProgrammes(registered.programmes);
  const [seedLow, seedHigh] = seedWords(scenario.seeds.fates);
  const words = new Uint32Array(4);

  const told = active.some(({ name }) => name === rumour.name);
  // The bit of a rumour is the highest.
  const classes = told ? AWARENESS_CLASSES : AWARENESS_CLASSES / 2;
  const placeNames = sites.map(({ name }) => name);

  const todayOf = (mechanism: Mechanism, day: number, counts: DayCounts): Today => ({
    day,
    scenario,
    plan,
    population,
    placeNames,
    sites,
    counts,
    classes,
    fields,
    living,
    died,
    killed,
    value: valueOf(mechanism),
    word(purpose) {
      philox(seedLow, seedHigh, day, 0, PURPOSES[purpose], 0, words);
      return words[0];
    },
    ask: requests,
  });

  const nothing = emptyCounts(population.places, scenario.disease.stages.length);
  for (const mechanism of mechanisms) mechanism.begin?.(todayOf(mechanism, 0, nothing));
  let next = 0;

  return {
    ...registered,
    messages: messagePlans(valueOf(information), told ? valueOf(rumour) : null),
    newsRate: newsRates(valueOf(information)),
    classOf: awarenessClasses(),
    fields,
    living,
    notes: requests.notes,
    parameters,
    arrays: {
      ...Object.fromEntries(Object.entries(fields).map(([name, values]) => [`field ${name}`, values])),
      ...Object.fromEntries(
        Object.entries(requests.arrays).map(([name, values]) => [`request ${name}`, values]),
      ),
      living,
    },
    resumeAt(day, notes) {
      next = day;
      requests.notes.splice(0, Infinity, ...notes);
    },
    step(day, counts) {
      if (day !== next) throw new RangeError(`Society must be stepped to day ${next} next, not ${day}.`);
      next++;
      for (let p = 0; p < population.places; p++) {
        let [all, other] = [0, 0];
        for (const k of killing) other += counts.granted[p * PROGRAMMES + k];
        for (let b = 0; b < OUTCOME_BANDS; b++) all += counts.died[p * OUTCOME_BANDS + b];
        killed[p] = other;
        died[p] = all - other;
        living[p] -= all;
      }
      requests.begin(day);
      for (const mechanism of active) mechanism.day(todayOf(mechanism, day, counts));
    },
    apply: requests.apply,
  };
}
