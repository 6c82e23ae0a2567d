/** Who asks for what is given out, and who gets it (section 8 of the contract). */
import { Course, EventKind, PROGRAMMES, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { draw, Purpose } from "./draws.ts";
import { isTooWell } from "./effects.ts";
import { type Person, type Place, thresholdOf } from "./people.ts";
import { permute } from "./philox.ts";
import { type Entry, inOrder, note, type World } from "./state.ts";

const BAND_SLOTS = 8;
/** Indices of draws from here on are of all people of a place. */
const ALL_BANDS = 256;

export const byAddress = (one: Person, other: Person): number => one.address - other.address;

/** Gives out a programme in every place; those granted it, by person. */
export function giveOut(world: World, day: number, programme: number): Person[] {
  const { claims } = world.plan.programmes[programme];
  const inTurn = claims === "standing" || claims === "anyone";
  const asking = inTurn ? [] : whoAsk(world, day, programme);
  const granted = world.places.flatMap((place) =>
    inTurn
      ? grantInTurn(world, programme, place)
      : grantByRank(
          world,
          day,
          programme,
          place,
          asking.filter((person) => person.place === place),
        ),
  );
  for (const person of granted) {
    world.granted[programme][person.place.index]++;
    note(world, {
      time: day * UNITS_PER_DAY,
      kind: EventKind.granted,
      a: programme,
      person: person.address,
    });
  }
  return granted.sort(byAddress);
}

const supplyOf = (world: World, programme: number, place: Place): number =>
  world.supply[place.index * PROGRAMMES + programme];

function mayAsk(world: World, programme: number, person: Person): boolean {
  const { trait, priority } = world.plan.programmes[programme];
  return (
    person.course !== Course.dead &&
    priority.includes(person.band) &&
    thresholdOf(world.plan, person, trait) < world.willing[person.place.index * PROGRAMMES + programme]
  );
}

/** Everyone once, whatever makes them ask. */
function whoAsk(world: World, day: number, programme: number): Person[] {
  const { claims } = world.plan.programmes[programme];
  const { ill, severe } = world.plan.course;
  const entered = (is: Uint8Array): Person[] => {
    const was = ({ from }: Entry): boolean => from >= 0 && is[from] === 1;
    return world.entries
      .filter((entry) => entry.day === day - 1 && is[entry.to] === 1 && !was(entry))
      .map(({ person }) => person);
  };
  const moved =
    typeof claims === "object" ? world.fell[claims.after] : entered(claims === "severe" ? severe : ill);
  return [...new Set(moved)].filter(
    (person) => mayAsk(world, programme, person) && !isTooWell(world, person, programme),
  );
}

function grantByRank(
  world: World,
  day: number,
  programme: number,
  place: Place,
  asking: readonly Person[],
): Person[] {
  world.claimed[programme][place.index] += asking.length;
  const { priority } = world.plan.programmes[programme];
  const orderOf = ({ band, local, address }: Person): number[] => {
    const which = { part: programme, index: day };
    const [rank] = draw(world.plan.seeds, Purpose.claim, { local, key: place.key }, which);
    return [priority.indexOf(band), rank, address];
  };
  return asking
    .map((person) => ({ person, order: orderOf(person) }))
    .sort((one, other) => inOrder(one.order, other.order))
    .slice(0, supplyOf(world, programme, place))
    .map(({ person }) => person);
}

/** The lists that a programme goes through one after another, each with the index of the draw of its order. */
function listsOf(world: World, programme: number, place: Place): { members: Person[]; index: number }[] {
  const { claims, priority } = world.plan.programmes[programme];
  if (claims === "anyone") return [{ members: place.people, index: ALL_BANDS + programme }];
  return priority.map((band) => ({ members: place.bands[band], index: BAND_SLOTS * programme + band }));
}

/** A programme that goes round goes on in each place where it stopped. */
function grantInTurn(world: World, programme: number, place: Place): Person[] {
  const supply = supplyOf(world, programme, place);
  const granted: Person[] = [];
  let first = 0;
  for (const { members, index } of listsOf(world, programme, place)) {
    const owner = { local: 0, key: place.key };
    const [key] = draw(world.plan.seeds, Purpose.programme, owner, { index });
    while (granted.length < supply && world.cursor[programme][place.index] < first + members.length) {
      const rank = world.cursor[programme][place.index]++ - first;
      const person = members[permute(rank, members.length, key)];
      if (mayAsk(world, programme, person)) granted.push(person);
    }
    first += members.length;
  }
  world.claimed[programme][place.index] += granted.length;
  return granted;
}
