/** Diseases of all kinds, as a scenario could describe them: one to six stages, of the living and of the unburied dead. */
import type { Branch, Dwell, Stage } from "../../src/scenario/scenario.ts";
import type { Random } from "./random.ts";

/** A disease as a file would have it. */
export interface DrawnDisease {
  name: string;
  r0: number;
  stages: DrawnStage[];
  intensity: Record<string, number>;
  [more: string]: unknown;
}
type DrawnStage = Partial<Omit<Stage, "settings">> &
  Pick<Stage, "name" | "dwell" | "next"> & { settings?: Record<string, number> };

function drawDwell(random: Random): Dwell {
  const mean = random.pick([0.1, 0.5, random.number(1, 4), random.number(2, 7)]);
  const sd = Number((mean * random.number(0.2, 1.5)).toFixed(3));
  const family = random.pick(["fixed", "exponential", "gamma", "lognormal", "weibull", "empirical"] as const);
  if (family === "fixed") return { family, days: mean };
  if (family === "exponential") return { family, mean };
  if (family === "empirical") return { family, days: [mean, mean + 1, mean + 4], weights: [2, 3, 1] };
  return { family, mean, sd };
}

export const meanDays = (dwell: Dwell): number =>
  dwell.family === "fixed" ? dwell.days : dwell.family === "empirical" ? dwell.days[1] : dwell.mean;

/** A value for all, or by age. */
const byAge = (random: Random, most: number): number | [number, number][] =>
  random.chance(0.5)
    ? random.number(0, most)
    : [
        [0, random.number(0, most)],
        [random.whole(5, 30), random.number(0, most)],
        [random.whole(40, 80), random.number(0, most)],
      ];

/** On to the next stage, and perhaps elsewhere; shares by which nothing is certain. */
function drawBranches(random: Random, onward: string, others: readonly string[]): Branch[] {
  const more = random.several(others, random.whole(0, Math.min(3, others.length)));
  const targets = random.several([onward, ...more], 4);
  return targets.map((to, i) =>
    i === targets.length - 1 ? { to } : { to, probability: byAge(random, 0.9 / (targets.length - 1)) },
  );
}

function drawSettings(random: Random, dead: boolean): Record<string, number> {
  const weight = (): number => random.pick([0, 0.5, 1, 3]);
  if (dead) return { household: weight(), funeral: random.pick([1, 4]), community: random.pick([0, 0, 0.5]) };
  const aside = { ward: random.pick([0, 0, 1, 3]), funeral: random.pick([0, 0, 0, 1]) };
  return random.chance(0.6)
    ? aside
    : { ...aside, household: weight(), class: weight(), work: weight(), community: random.pick([0.5, 1]) };
}

export function drawDisease(random: Random): DrawnDisease {
  const dead = random.pick([0, 0, 0, 1, 2]);
  const living = random.whole(1, 6 - dead);
  const names = Array.from({ length: living }, (_, i) => `stage-${i}`);
  const burials = Array.from({ length: dead }, (_, i) => `unburied-${i}`);
  const infectious = random.whole(0, living - 1);
  const stages: DrawnStage[] = names.map((name, i) => {
    // Every stage is led to by the one before it, the unburied by the last of the living.
    const onward = names[i + 1] ?? burials[0] ?? random.pick(["recovered", "recovered", "recovered", "dead"]);
    const others = [...names.slice(i + 2), ...burials.slice(0, 1), "recovered", "dead"];
    return {
      name,
      dwell: drawDwell(random),
      infectiousness: i === infectious ? random.number(0.5, 2) : random.pick([0, 0, random.number(0.1, 3)]),
      ...(i === infectious && random.chance(0.5) ? {} : { settings: drawSettings(random, false) }),
      ill: random.chance(0.6),
      severe: random.chance(0.4),
      next: drawBranches(
        random,
        onward,
        others.filter((name) => name !== onward),
      ),
    };
  });
  burials.forEach((name, i) =>
    stages.push({
      name,
      dead: true,
      dwell: drawDwell(random),
      infectiousness: random.pick([0, 1, 5]),
      settings: drawSettings(random, true),
      next: [{ to: burials[i + 1] ?? "dead" }],
    }),
  );
  const rate = (): number => random.pick([0, 0.3, 1, 3]);
  const intensity = random.chance(0.5)
    ? { household: 3, class: 1.4, work: 1.5, community: 1, ward: 9, funeral: 6 }
    : {
        household: rate(),
        class: rate(),
        work: rate(),
        community: random.pick([0.3, 1]),
        ward: 9,
        funeral: random.pick([0, 3, 10]),
      };
  return {
    name: "drawn",
    r0: random.number(0.7, 6),
    stages,
    intensity,
    dispersion: random.pick([null, null, 0.1, 0.5, 3]),
    susceptibility: random.chance(0.6)
      ? 1
      : [
          [0, random.number(0.1, 2)],
          [random.whole(10, 60), 1],
        ],
    immunity: random.pick([
      0,
      0,
      random.number(0, 0.6),
      [
        [0, 1],
        [10, 0.1],
        [60, 0],
      ],
    ]),
    fullyImmune: random.pick([0, 0, 0.05]),
  };
}

/**
 * About the factor on rates at which one case has so many victims: close enough for outbreaks of all sizes, at none of
 * the cost of solving for it.
 */
export function guessFactor({ r0, stages, intensity }: DrawnDisease): number {
  const { household, class: inClass, work, community, ward, funeral } = intensity;
  // Contacts a day of a mean person, roughly: two at home, a tenth of people in class, half at work.
  const all = 2 * household + inClass + 3 * work + 6 * community + (ward + funeral) / 4;
  const strength = stages.reduce(
    (sum, stage) => sum + (stage.infectiousness ?? 0) * meanDays(stage.dwell),
    0,
  );
  return (3 * r0) / (strength * all);
}
