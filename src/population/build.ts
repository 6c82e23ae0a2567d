/** From a scenario and its world to the population: which type, which templates, which mixing. */
import type { Scenario } from "../scenario/scenario.ts";
import { type CommunityShares, communityShares } from "../world/mixing.ts";
import { radiationFlows } from "../world/radiation.ts";
import type { Flows, World } from "../world/world.ts";
import { contactsOf } from "./contacts.ts";
import { type CountryShape, countryType } from "./country.ts";
import type { GivenPeople } from "./given/people.ts";
import { layOutTable } from "./given/table.ts";
import { layOut } from "./layout.ts";
import { type Population, type PopulationType, QUARTERS_FROM, type Templates } from "./population.ts";
import { QUARTERS } from "./quarters.ts";
import { buildTemplates, joinTemplates } from "./templates.ts";
import { us } from "./us.ts";

/** The country whose type is `us`. */
const HOME = "US";

/** All of one age: what homogeneous mixing is compared with has no ages. */
const ONE_AGE: PopulationType["ages"] = [{ from: 30, to: 30, share: 1 }];

/**
 * The type a scenario asks for in a country (`us` where none is known), with its own household sizes, ages and matrix of
 * contacts if it gives any. Homogeneous mixing leaves nothing but the community: everyone lives alone, nobody goes to
 * school or work (so no place has ties to another), and all are 30 unless ages are given.
 */
export function populationType(population: Scenario["population"], country?: CountryShape): PopulationType {
  const type = country === undefined ? us : countryType(country);
  const { ages, householdSizes, contactMatrix, quarters } = population;
  const sizes = householdSizes ?? type.householdSizes;
  if (population.mixing === "homogeneous") {
    return { ...type, householdSizes: [1], ages: ages ?? ONE_AGE, employment: [], enrolment: [] };
  }
  return {
    ...type,
    householdSizes: quarters === true ? sizes.slice(0, QUARTERS_FROM - 1) : sizes,
    ...(quarters === true ? { quarters: QUARTERS } : {}),
    ages: ages ?? type.ages,
    communityContacts: contactMatrix?.contacts ?? type.communityContacts,
    communityBands: contactMatrix?.people ?? type.communityBands,
  };
}

/** The types of a world's people, `us` first and then by code of the country, and [P] which is that of each place. */
export function placeTypes(
  population: Scenario["population"],
  { places, countries }: Pick<World, "places" | "countries">,
): { types: PopulationType[]; typeOf: Uint32Array } {
  const facts = new Map(countries?.map((country) => [country.code, country]));
  const byCountry = population.type === "country" && population.mixing === "structured";
  const codes = places.map(({ country = HOME }) =>
    byCountry && country !== HOME && facts.has(country) ? country : "",
  );
  const used = [...new Set(codes)].sort();
  return {
    types: used.map((code) => populationType(population, facts.get(code))),
    typeOf: Uint32Array.from(codes, (code) => used.indexOf(code)),
  };
}

/** Shares of people by age in a world whose people are computed; groups of several types overlap. */
export function agesIn(
  population: Scenario["population"],
  world: Pick<World, "places" | "countries">,
): PopulationType["ages"] {
  const { types, typeOf } = placeTypes(population, world);
  const people = new Float64Array(types.length);
  world.places.forEach((place, i) => {
    people[typeOf[i]] += place.people;
  });
  const all = people.reduce((sum, number) => sum + number, 0);
  return types.flatMap(({ ages }, type) => {
    const sum = ages.reduce((total, { share }) => total + share, 0);
    return ages.map((group) => ({ ...group, share: ((group.share / sum) * people[type]) / all }));
  });
}

/** Templates by the content of their type; a few at most in one process. */
const cache = new Map<string, Templates>();

export function templatesOf(type: PopulationType): Templates {
  const { householdSizes, ages, employment, enrolment, quarters = [] } = type;
  // The list of names makes the order of the keys in a user's groups irrelevant.
  const content = JSON.stringify(
    [householdSizes, ages, employment, enrolment, quarters],
    ["from", "to", "share", "rate", "size"],
  );
  const known = cache.get(content) ?? buildTemplates(type);
  cache.set(content, known);
  return known;
}

/**
 * The population of a scenario in its world: everybody the seed `people` makes, or the people given, who bring their
 * world along. Throws RangeError if there are too many people or places.
 */
export function buildPopulation(
  scenario: Pick<Scenario, "population" | "seeds">,
  world: World,
  given: GivenPeople | null = null,
): Population {
  const { population, seeds } = scenario;
  const contacts = contactsOf(population);
  const community = (flows: Flows, people: Uint32Array): CommunityShares =>
    communityShares(flows, people, undefined, given?.world.travel ?? world.travel);
  const ownMeetings = population.contactMatrix !== undefined;
  if (given !== null) {
    const type = populationType(population);
    return layOutTable({ given, type, ownMeetings, contacts, seed: seeds.people, community });
  }
  const { types, typeOf } = placeTypes(population, world);
  return layOut({
    world,
    types,
    typeOf,
    templates: joinTemplates(types.map(templatesOf)),
    flows: (workers) => radiationFlows(world, workers),
    community,
    contacts,
    ownMeetings,
    seeds,
    mixing: population.mixing,
  });
}
