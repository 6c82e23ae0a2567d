/** Whether a scenario that reads well can also be run, found out without laying out its people. */
import { compileCourse } from "./kernel/course.ts";
import { MODIFIERS } from "./kernel/engine.ts";
import { EVERY_DAY } from "./kernel/exposure.ts";
import { TransmissionError } from "./kernel/transmission.ts";
import { countAges } from "./population/ages.ts";
import { byBand, contactsOf } from "./population/contacts.ts";
import { drawsOf } from "./population/draws.ts";
import { checkPlaces } from "./population/frame.ts";
import { packHouseholds } from "./population/households.ts";
import { atAge } from "./scenario/by-age.ts";
import { OLDEST } from "./scenario/fields.ts";
import type { Path } from "./scenario/problems.ts";
import type { Disease, Scenario, Stage } from "./scenario/scenario.ts";
import { prepareSetting } from "./setting.ts";
import type { Mechanism } from "./society/mechanism.ts";
import { ORDER } from "./society/order.ts";
import { PARAMETERS, readParameters } from "./society/parameters.ts";
import { activeMechanisms, register } from "./society/registered.ts";
import { arrivalPlaces } from "./world/arrivals.ts";
import { checkCordons } from "./world/cordons.ts";
import type { Atlas } from "./world/atlas.ts";
import { UnknownPlace, WorldError } from "./world/error.ts";
import { buildWorld } from "./world/places.ts";
import type { World } from "./world/world.ts";
import { checkZones } from "./world/zones.ts";

/** A scenario asks for what cannot be; the path says where. */
export class InfeasibleScenario extends Error {
  override name = "InfeasibleScenario";
  readonly path: Path;

  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

/** What was wrong with laying out, at the path it comes from; anything unforeseen as it is. */
export function explainInfeasible(error: unknown): unknown {
  if (error instanceof UnknownPlace)
    return new InfeasibleScenario(["world", "around", "place"], error.message);
  if (error instanceof WorldError) return new InfeasibleScenario(["world"], error.message);
  if (error instanceof RangeError) return new InfeasibleScenario(["population"], error.message);
  if (error instanceof TransmissionError)
    return new InfeasibleScenario(["disease", error.key], error.message);
  return error;
}

/** Chances and rates below this are as none: no factor that is ever tried brings them to an R0. */
const LEAST = 1e-6;
const LARGEST_SUM = 1e12;
const AGES = Array.from({ length: OLDEST + 1 }, (_, age) => age);

/** Stages that someone of some age comes to. */
function reachedStages(stages: readonly Stage[]): Stage[] {
  const reached = stages.slice(0, 1);
  for (const { next } of reached) {
    for (const [j, { to, probability }] of next.entries()) {
      const chance = (age: number): number =>
        probability === undefined
          ? 1 - next.slice(0, j).reduce((sum, branch) => sum + atAge(branch.probability ?? 0, age), 0)
          : atAge(probability, age);
      const found = stages.find(({ name }) => name === to);
      if (found === undefined || reached.includes(found)) continue;
      if (AGES.some((age) => chance(age) > LEAST)) reached.push(found);
    }
  }
  return reached;
}

/**
 * Whether there surely are rates that meet what is asked: any R0 can be where a case meets the town, for only households,
 * classes and workplaces run out of victims.
 */
function canSpread({ r0, stages, intensity }: Disease, population: Scenario["population"]): boolean {
  const met = Math.min(...byBand(contactsOf(population).community));
  const meetsTheTown = reachedStages(stages).some(
    ({ infectiousness, settings }) => infectiousness * settings.community * intensity.community * met > LEAST,
  );
  return r0 !== null && meetsTheTown;
}

/** Does what may find fault with the value at a path. */
function at<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const own =
      error instanceof RangeError || (error instanceof WorldError && !(error instanceof UnknownPlace));
    throw own ? new InfeasibleScenario(path, error.message) : error;
  }
}

/** Throws RangeError for shares that add up to more than can be told apart. */
function checkSum(shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum > LARGEST_SUM) throw new RangeError(`shares must sum to at most ${LARGEST_SUM}, and sum to ${sum}`);
}

function checkShares({ ages, householdSizes }: Scenario["population"]): void {
  if (ages !== null) {
    at(["population", "ages"], () => {
      checkSum(ages.map(({ share }) => share));
      countAges(ages);
    });
  }
  if (householdSizes !== null) {
    at(["population", "householdSizes"], () => {
      checkSum(householdSizes);
      packHouseholds(householdSizes, drawsOf(0));
    });
  }
}

/**
 * Whether the kernel has room for all that mechanisms and a world's decisions may change.
 *
 * @throws InfeasibleScenario at the decisions if they are too many, or at the mechanisms if two of them clash
 */
export function checkRoom(scenario: Scenario): void {
  const values = readParameters(PARAMETERS, scenario.parameters);
  scenario.worlds.forEach((plan, w) => {
    const { modifiers } = at(["with"], () => {
      const active = activeMechanisms(scenario, plan, ORDER);
      const valueOf =
        ({ name: mechanism }: Mechanism) =>
        (name: string) => {
          const value = values[`${mechanism}.${name}`];
          if (value === undefined) throw new RangeError(`${mechanism} declares no parameter ${name}`);
          return value;
        };
      return register(active, valueOf, plan, scenario);
    });
    at(["worlds", w, "decisions"], () => {
      if (modifiers.length > MODIFIERS) {
        const message = `need ${modifiers.length} kinds of change of contacts, with those of the model; ${MODIFIERS} are possible`;
        throw new RangeError(message);
      }
    });
  });
}

/**
 * The places of a scenario whose people are computed, once everything that could keep it from being run has been looked at.
 * @throws InfeasibleScenario
 */
export function checkFeasible(scenario: Scenario, atlas: Atlas | null): World {
  try {
    const world = at(["world"], () => {
      const found = buildWorld(scenario.world, atlas, scenario.people);
      checkPlaces(found);
      return found;
    });
    at(["arriveIn"], () => arrivalPlaces(scenario.arriveIn, world));
    checkCordons(scenario.worlds, world, at);
    checkZones(scenario.exposure, world, at);
    checkShares(scenario.population);
    at(["disease"], () => compileCourse(scenario.disease, EVERY_DAY));
    checkRoom(scenario);
    if (!canSpread(scenario.disease, scenario.population)) prepareSetting(scenario, atlas);
    return world;
  } catch (error) {
    throw explainInfeasible(error);
  }
}
