/** What computed and given people have in common: blocks and keys of places, ties between them, and what is the same in all. */
import { philox, seedWords } from "../maths/philox.ts";
import type { CommunityShares } from "../world/mixing.ts";
import type { World } from "../world/world.ts";
import { layOutFlights } from "./flights.ts";
import { thresholds } from "./meetings.ts";
import { PEOPLE } from "./parameters.ts";
import { BLOCK, type Population } from "./population.ts";
import { sectorThresholds } from "./sectors.ts";
import { LARGEST_HOUSEHOLD } from "./sizes.ts";

/** Purpose PLACE of the kernel's randomness (its README, section 1). */
const PLACE = 6;
const MEDIA = 3;

/** Place numbers of 16 bits, one of them for all that is outside. */
const MOST_PLACES = 0xffff;

type Frame = Pick<
  Population,
  | "places"
  | "total"
  | "key"
  | "people"
  | "firstBlock"
  | "placeOfBlock"
  | "addresses"
  | "rotation"
  | "keyWorkers"
  | "keySlots"
  | "keyMedia"
  | "sectorUpTo"
  | "flightPtr"
  | "flightTo"
  | "flightUpTo"
  | "shareHousehold16"
  | "sharePerson16"
  | "wardStaff16"
  | "teamShare16"
  | "fullHome"
  | "quartersFrom"
  | "fullClass"
  | "fullWork"
>;

/**
 * The part of a population that hangs on the places and the seed `people` alone. Throws RangeError if the places are not
 * sorted by key, one of them is empty, or there are too many people or places.
 */
export function layOutFrame(world: World, seed: number): Frame {
  checkPlaces(world);
  const key = Uint32Array.from(world.places, (place) => place.key);
  const people = Uint32Array.from(world.places, (place) => place.people);
  const ofHousehold = PEOPLE.householdThresholds.value;
  return {
    places: people.length,
    total: people.reduce((sum, count) => sum + count, 0),
    key,
    people,
    ...layOutBlocks(people),
    ...drawKeys(key, seed),
    sectorUpTo: sectorThresholds(),
    ...layOutFlights(world),
    shareHousehold16: Math.round(ofHousehold * 65536),
    sharePerson16: Math.round((1 - ofHousehold) * PEOPLE.commonThresholds.value * 65536),
    wardStaff16: Math.round(PEOPLE.wardStaffShare.value * 65536),
    teamShare16: Math.round(PEOPLE.teamShare.value * 65536),
    fullHome: LARGEST_HOUSEHOLD - 1,
    quartersFrom: LARGEST_HOUSEHOLD + 1,
    fullClass: PEOPLE.fullClass.value,
    fullWork: PEOPLE.fullWork.value,
  };
}

/** Throws RangeError if the places are not sorted by key, one of them is empty, or there are too many of them or of people. */
export function checkPlaces({ places }: Pick<World, "places">): void {
  if (places.length === 0) throw new RangeError("The world has no places; it must have at least one.");
  if (places.length > MOST_PLACES) {
    throw new RangeError(`The world has ${places.length} places; it may have at most ${MOST_PLACES}.`);
  }
  let addresses = 0;
  places.forEach(({ key, name, people }, i) => {
    if (!(Number.isInteger(people) && people >= 1)) {
      throw new RangeError(
        `${name} has ${people} people; a place must have a whole number of them, at least 1.`,
      );
    }
    if (!(key >>> 0 === key) || (i > 0 && key <= places[i - 1].key)) {
      throw new RangeError(
        `Place ${name} has key ${key}; keys must be whole numbers below 2³², ascending, each once.`,
      );
    }
    addresses += Math.ceil(people / BLOCK) * BLOCK;
  });
  if (addresses >= 0xffff_ffff) {
    throw new RangeError(
      `The world needs ${addresses} addresses; fewer than 2³² - 1 can be given. Use fewer people.`,
    );
  }
}

function layOutBlocks(people: Uint32Array): Pick<Population, "firstBlock" | "placeOfBlock" | "addresses"> {
  const firstBlock = new Uint32Array(people.length);
  let blocks = 0;
  people.forEach((count, place) => {
    firstBlock[place] = blocks;
    blocks += Math.ceil(count / BLOCK);
  });
  const placeOfBlock = new Uint32Array(blocks);
  firstBlock.forEach((first, place) => {
    placeOfBlock.fill(place, first, firstBlock[place + 1] ?? blocks);
  });
  return { firstBlock, placeOfBlock, addresses: blocks * BLOCK };
}

function drawKeys(
  key: Uint32Array,
  seed: number,
): Pick<Population, "rotation" | "keyWorkers" | "keySlots" | "keyMedia"> {
  const [low, high] = seedWords(seed);
  const [rotation, keyWorkers, keySlots] = [key.slice(), key.slice(), key.slice()];
  const keyMedia = new Uint32Array(key.length * MEDIA);
  const words = new Uint32Array(4);
  for (let place = 0; place < key.length; place++) {
    philox(low, high, 0, key[place], PLACE, 0, words);
    rotation[place] = words[0] & 63;
    keyWorkers[place] = words[1];
    keySlots[place] = words[2];
    for (let message = 0; message < MEDIA; message++) {
      philox(low, high, 0, key[place], PLACE, 1 + message, words);
      keyMedia[place * MEDIA + message] = words[0];
    }
  }
  return { rotation, keyWorkers, keySlots, keyMedia };
}

/** Rows of community mixing as thresholds. */
export function layOutCommunity(
  rows: CommunityShares,
): Pick<Population, "communityPtr" | "communityTo" | "communityUpTo"> {
  const communityUpTo = new Float64Array(rows.to.length);
  for (let place = 0; place + 1 < rows.ptr.length; place++) {
    const [from, to] = [rows.ptr[place], rows.ptr[place + 1]];
    communityUpTo.set(thresholds(Array.from(rows.share.subarray(from, to))), from);
  }
  return { communityPtr: rows.ptr, communityTo: rows.to, communityUpTo };
}
