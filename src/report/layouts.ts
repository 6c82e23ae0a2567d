/** How the places of a world came to be, in sentences. Empty for places as they stand in a table or a scenario. */
import { countryName } from "../world/country-names.ts";
import type { CountryLayout, World } from "../world/world.ts";
import { amount, grouped } from "./number.ts";

const places = (count: number): string => (count === 1 ? "1 place" : `${grouped(count)} places`);

function layoutSentence(layout: CountryLayout): string {
  const { code, people, placesFound, peopleFound, placesKept, movedKm, placesAdded, peopleAdded } = layout;
  const rest = people - peopleFound;
  const known = `The ${places(placesFound)} known of ${countryName(code)} have about ${amount(peopleFound)} of its ${grouped(people)} people`;
  const what =
    rest < 0
      ? `The ${places(placesFound)} known of ${countryName(code)} add up to about ${amount(peopleFound)} people, more than its ${grouped(people)}, so all are scaled down`
      : peopleAdded > 0
        ? `${known}; the others live in ${places(placesAdded)} made around them`
        : rest > 0
          ? `${known}; the others are added to them`
          : known;
  const merged =
    placesKept < placesFound && movedKm > 0
      ? `; ${grouped(placesFound - placesKept)} small ones are merged into larger ones near them, which moves people by ${amount(movedKm)} km on average`
      : "";
  return `${what}${merged}.`;
}

/** Share of all community meetings that are with people reached by air. */
export function airShare({ places: all, travel = [] }: Pick<World, "places" | "travel">): number {
  const people = all.reduce((sum, place) => sum + place.people, 0);
  return travel.reduce((sum, { weight }) => sum + 2 * weight, 0) / people;
}

/** One sentence for each country laid out whole, one for journeys by air, and one for commuting that was given. */
export function layoutSentences(world: World): string[] {
  const sentences = (world.layouts ?? []).map(layoutSentence);
  const air = airShare(world);
  if (air > 0) {
    sentences.push(
      `Of meetings outside home, school and work, ${amount(air * 100)} % are with people reached by air.`,
    );
  }
  if (world.commuting !== undefined) {
    const given = world.places.filter(({ key }) => world.commuting?.has(key)).length;
    const others = world.places.length - given;
    sentences.push(
      others === 0
        ? "Where people work is as given."
        : `Where people work is given for ${grouped(given)} of ${places(world.places.length)}; for the others it follows the radiation model.`,
    );
  }
  return sentences;
}
