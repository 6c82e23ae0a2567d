/** From a scenario and its world to the population: which type, which templates, which mixing. */
import type { Scenario } from "../scenario/scenario.ts";
import { communityShares } from "../world/mixing.ts";
import { radiationFlows } from "../world/radiation.ts";
import type { World } from "../world/world.ts";
import { layOut } from "./layout.ts";
import type { Population, PopulationType, Templates } from "./population.ts";
import { buildTemplates } from "./templates.ts";
import { us } from "./us.ts";

const types: Readonly<Record<Scenario["population"]["type"], PopulationType>> = { us };

/** All of one age: what homogeneous mixing is compared with has no ages. */
const ONE_AGE: PopulationType["ages"] = [{ from: 30, to: 30, share: 1 }];

/**
 * The type a scenario asks for, with its own household sizes and ages if it gives any. Homogeneous mixing leaves
 * nothing but the community: everyone lives alone, nobody goes to school or work (so no place has ties to another), and
 * all are 30 unless ages are given.
 */
export function populationType(population: Scenario["population"]): PopulationType {
  const type = types[population.type];
  const { ages, householdSizes } = population;
  if (population.mixing === "homogeneous") {
    return { ...type, householdSizes: [1], ages: ages ?? ONE_AGE, employment: [], enrolment: [] };
  }
  return { ...type, householdSizes: householdSizes ?? type.householdSizes, ages: ages ?? type.ages };
}

/** Templates by the content of their type; a few at most in one process. */
const cache = new Map<string, Templates>();

export function templatesOf(type: PopulationType): Templates {
  const { householdSizes, ages, employment, enrolment } = type;
  // The list of names makes the order of the keys in a user's groups irrelevant.
  const content = JSON.stringify(
    [householdSizes, ages, employment, enrolment],
    ["from", "to", "share", "rate"],
  );
  const known = cache.get(content) ?? buildTemplates(type);
  cache.set(content, known);
  return known;
}

/** The population of a scenario in its world: everybody the seed `people` makes. */
export function buildPopulation(scenario: Pick<Scenario, "population" | "seeds">, world: World): Population {
  const { mixing } = scenario.population;
  const type = populationType(scenario.population);
  return layOut({
    world,
    type,
    templates: templatesOf(type),
    flows: (workers) => radiationFlows(world, workers),
    community: communityShares,
    seeds: scenario.seeds,
    mixing,
  });
}
