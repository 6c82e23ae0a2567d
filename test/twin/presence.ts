/** Whom one meets while some are elsewhere than they live (section 8 of the contract). */
import { ELSEWHERE } from "../../src/kernel/engine.ts";
import { mannerOf, passerBy } from "./meeting.ts";
import type { Person } from "./people.ts";
import { below, unit, type Words } from "./philox.ts";
import type { World } from "./state.ts";

export interface Meeting {
  source: Person;
  setting: number;
  memberWord: number;
  /** Whom they would meet if everyone were at home. */
  target: Person | undefined;
  community: () => Words;
  roster: () => Words;
}

/** Home: both at home, or both away in the same place, or both out of the world. */
export const areTogether = (one: Person, other: Person): boolean => one.host === other.host;

/** Whoever would meet nobody at home stays without. */
export function metWhereTheyAre(world: World, meeting: Meeting): Person | undefined {
  const { source, target, setting, memberWord } = meeting;
  if (!world.someAway || !target) return target;
  const manner = mannerOf(world, setting, memberWord);
  if (manner === "open") return metInTheOpen(world, meeting, target);
  if (manner === "home") return areTogether(source, target) ? target : undefined;
  return source.host === undefined && target.host === undefined ? target : undefined;
}

function metInTheOpen(
  world: World,
  { source, community, roster }: Meeting,
  target: Person,
): Person | undefined {
  if (source.host === ELSEWHERE) return undefined;
  const drawn =
    source.host === undefined ? target : passerBy(world, source, world.places[source.host], community());
  if (!drawn) return undefined;
  const guests = world.rosters[drawn.place.index];
  const present = drawn.place.people.length + guests.length;
  const [whetherWord, whichWord] = roster();
  if (unit(whetherWord) * present < guests.length) {
    const guest = guests[below(whichWord, guests.length)];
    return guest === source ? undefined : guest;
  }
  return drawn.host === undefined ? drawn : undefined;
}
