/** Which mechanisms a generated scenario has, and what only they make of it: rumours, zones of a hazard, parameters. */
import { ORDER } from "../../src/society/order.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { drawMoment } from "./generated-decisions.ts";
import type { Random } from "./random.ts";

type Data = Record<string, unknown>;

export const OPTIONAL: readonly string[] = ORDER.flatMap(({ name, optional }) => (optional ? [name] : []));

/** All of them often, none now and then, else any. */
export function drawMechanisms(random: Random): string[] {
  const share = random.pick([0, 0.5, 0.5, 1, 1]);
  return OPTIONAL.filter(() => random.chance(share));
}

export function drawRumours(random: Random, days: number, mechanisms: readonly string[]): Data[] {
  if (!mechanisms.includes("rumour")) return [];
  return Array.from({ length: random.whole(0, 3) }, () => ({
    at: drawMoment(random, random.whole(0, days - 5), mechanisms),
    says: random.pick(["false-comfort", "false-alarm", "truth"]),
    strength: random.number(0, 1),
    startsWith: random.pick([0, 0.001, 0.02]),
  }));
}

export interface Located {
  name: string;
  latitude: number;
  longitude: number;
}

export function drawZones(
  random: Random,
  days: number,
  mechanisms: readonly string[],
  places: readonly Located[],
): Data[] {
  if (!mechanisms.includes("exposure")) return [];
  const effects = {
    susceptibility: random.pick([0, 0.5, 1, 3]),
    severity: random.pick([0, 1, 4]),
    recovery: random.pick([0.0625, 0.5, 1, 4]),
  };
  return Array.from({ length: random.whole(0, 3) }, (_, i) => {
    const from = random.whole(0, days - 2);
    const { name, latitude, longitude } = random.pick(places);
    const near = random.pick([{ place: name }, { latitude, longitude }]);
    const names = places.map((place) => place.name);
    const where = random.chance(0.5)
      ? { around: { ...near, radius: random.pick([0, 20, 200]) } }
      : { places: random.several(names, random.whole(1, names.length)) };
    const until = from + random.whole(1, 20);
    return { name: `zone-${i}`, ...where, from, until, dose: random.number(0, 1), ...effects };
  });
}

/** A few parameters of any mechanism, anywhere in their ranges. */
export function drawParameters(random: Random): Record<string, number> {
  return Object.fromEntries(
    random.several(Object.keys(PARAMETERS), 12).map((name) => {
      const [low, high] = PARAMETERS[name].range;
      return [name, low + (high - low) * random.number(0, 1)];
    }),
  );
}

/** So much that all of it happens within weeks among thousands: in mild scenarios and in hard ones, in which everything fails. */
export function drawSeverity(random: Random): Record<string, number> {
  const hard = random.chance(0.5);
  return {
    "insiders.keepDays": random.pick([5, 60]),
    "attendance.unwilling": hard ? 0.8 : 0.15,
    "services.shopDays": random.pick([0, 3]),
    "services.towerDays": random.pick([0, 1]),
    "services.exponent": random.pick([1, 3]),
    "hardship.winter": random.pick([0, 1]),
    "hardship.larderDays": random.pick([0, 7]),
    "hardship.otherWater": hard ? 0 : 0.9,
    "hardship.coldDeaths": random.pick([0.00001, 0.001]),
    "hardship.thirstDeaths": 0.25,
    "hardship.aidSaves": random.pick([0.5, 1]),
    "care.bedsPerThousand": random.pick([-1, 0, 1]),
    "dead.capacity": random.pick([0, 3.5]),
    "dead.foundAfter": random.pick([0, 2]),
    "disorder.threshold": hard ? 0 : 0.1,
    "disorder.prone": hard ? 0.3 : 0.01,
    "disorder.lethality": hard ? 0.1 : 0.02,
    "grief.mourningDays": random.pick([1, 30]),
  };
}
