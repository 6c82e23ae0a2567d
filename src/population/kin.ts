/**
 * Who is whose parent, child, sibling and partner, computed from the tables and the keys of places: nothing is stored for
 * anyone. In the household kin are told by age and order (`home-ties.ts`). Whoever has no parent there is in a sibship of
 * the same place (`sibships.ts`), and some sibships have a parent in the place: the head of a household, or someone who is
 * there neither as head nor as partner; the partner of the parent is the other parent.
 */
import { mix } from "../maths/philox.ts";
import { childrenAtHome, type Home, homeOf, parentsAtHome, canBeParent, Tie, tiesOf } from "./home-ties.ts";
import { addressOf, livingThere, placeOf } from "./people.ts";
import { BLOCK, type Population, type Templates, TEMPLATES } from "./population.ts";
import { Roll } from "./roll.ts";
import { GENERATION_YEARS, layOutSibships, SIBSHIP_BANDS, type Sibships, sibshipBand } from "./sibships.ts";

/** Kin of people by address; addresses in ascending order. Of people given one by one only those at home are known. */
export interface Kin {
  /** Two at most. */
  parentsOf(address: number): number[];
  childrenOf(address: number): number[];
  /** Whoever shares a parent, dead or alive. */
  siblingsOf(address: number): number[];
  /** -1: none. */
  partnerOf(address: number): number;
}

/** Sets the keys of sibships apart from those of workers, with which they share a place's word. */
const KIN = 0x6b696e;
const BANDS = SIBSHIP_BANDS.length;

/** In the templates of a type: who is in a sibship, and who may be the parent of one, by the band of the sibship. */
interface Rolls {
  members: Roll;
  parents: Roll;
}

/** One sibship of a place. */
interface Sibship {
  place: number;
  band: number;
  number: number;
}

const known = new WeakMap<Templates, Rolls[]>();

const memberBand = ({ ages, ties }: Pick<Home, "ages" | "ties">, position: number): number =>
  parentsAtHome({ ages, ties }, position).length > 0 ? -1 : sibshipBand(ages[position]);

const parentBand = ({ ages, ties }: Pick<Home, "ages" | "ties">, position: number): number =>
  ties[position] === Tie.partner ? -1 : sibshipBand(ages[position] - GENERATION_YEARS);

function rollsOf(templates: Templates, quartersFrom: number): Rolls[] {
  const cycle = BLOCK * TEMPLATES;
  const found =
    known.get(templates) ??
    Array.from({ length: templates.entry.length / cycle }, (_, type) => {
      const members = new Int8Array(cycle);
      const parents = new Int8Array(cycle);
      const entries = templates.entry.subarray(type * cycle, (type + 1) * cycle);
      for (let first = 0; first < cycle; first += (entries[first] >>> 7) & 31) {
        const size = (entries[first] >>> 7) & 31;
        const ages = Array.from(entries.subarray(first, first + size), (entry) => entry & 127);
        const home = { ages, ties: tiesOf(ages, quartersFrom) };
        for (let i = 0; i < size; i++) {
          members[first + i] = memberBand(home, i);
          parents[first + i] = parentBand(home, i);
        }
      }
      return {
        members: new Roll(BANDS, (address) => members[address]),
        parents: new Roll(BANDS, (address) => parents[address]),
      };
    });
  known.set(templates, found);
  return found;
}

/** The kin of a population. Tables of the size of the templates are made at the first call. */
export function kinOf(population: Population): Kin {
  const rolls = population.table === null ? rollsOf(population.templates, population.quartersFrom) : [];
  const laidOut = new Map<number, Sibships>();

  function sibshipsOf(place: number, band: number): Sibships {
    const number = place * BANDS + band;
    const rotation = population.rotation[place];
    const { members, parents } = rolls[population.typeOf[place]];
    const count = (roll: Roll): number => roll.countBelow(band, rotation, population.people[place]);
    const key = mix(population.keyWorkers[place] ^ KIN) + band * 4;
    const found = laidOut.get(number) ?? layOutSibships(count(members), count(parents), band, key);
    laidOut.set(number, found);
    return found;
  }

  const rollAt = (place: number): Rolls => rolls[population.typeOf[place]];
  const localOf = (address: number, place: number): number => address - addressOf(population, place, 0);

  /** The sibship that a member of a household without a parent there has a seat in. */
  function seatOf(home: Home, position: number, band: number): Sibship {
    const place = placeOf(population, home.first);
    const local = localOf(home.first + position, place);
    const member = rollAt(place).members.countBelow(band, population.rotation[place], local);
    return { place, band, number: sibshipsOf(place, band).sibshipOf(member) };
  }

  /** Parent of a sibship who is not a partner; -1: none. */
  function parentOfSibship({ band, number, place }: Sibship): number {
    const parent = sibshipsOf(place, band).parentOf(number);
    if (parent < 0) return -1;
    return addressOf(
      population,
      place,
      rollAt(place).parents.localOf(band, population.rotation[place], parent),
    );
  }

  /**
   * The sibship of someone, null if there is none. Nobody is of the sibship of someone they live with, or of someone who lives
   * with its parent: of several in a household the first alone belongs to it. The others are without kin elsewhere.
   */
  function ownSibship(home: Home): Sibship | null {
    const { first, ages, position } = home;
    const band = memberBand(home, position);
    if (population.table !== null || band < 0) return null;
    const sibship = seatOf(home, position, band);
    const parent = parentOfSibship(sibship);
    if (parent >= first && parent < first + ages.length) return null;
    for (let before = 0; before < position; before++) {
      if (memberBand(home, before) !== band) continue;
      if (seatOf(home, before, band).number === sibship.number) return null;
    }
    return sibship;
  }

  const membersOf = ({ band, number, place }: Sibship): number[] =>
    sibshipsOf(place, band)
      .membersOf(number)
      .map((member) =>
        addressOf(population, place, rollAt(place).members.localOf(band, population.rotation[place], member)),
      )
      .filter((address) => ownSibship(homeOf(population, address)) !== null);

  /** The sibship whose parent someone is, as such or as the partner of the head. */
  function sibshipBelow(home: Home): Sibship | null {
    const position = home.ties[home.position] === Tie.partner ? 0 : home.position;
    const band = parentBand(home, position);
    if (population.table !== null || band < 0) return null;
    const place = placeOf(population, home.first);
    const local = localOf(home.first + position, place);
    const parent = rollAt(place).parents.countBelow(band, population.rotation[place], local);
    const number = sibshipsOf(place, band).childrenOf(parent);
    return number < 0 ? null : { band, number, place };
  }

  const living = (addresses: readonly number[]): number[] =>
    addresses.filter((address) => livingThere(population, address)).sort((a, b) => a - b);

  function parentsOf(address: number): number[] {
    const home = homeOf(population, address);
    const there = parentsAtHome(home, home.position);
    if (there.length > 0) return living(there.map((position) => home.first + position));
    const sibship = ownSibship(home);
    const parent = sibship === null ? -1 : parentOfSibship(sibship);
    if (parent < 0) return [];
    const theirs = homeOf(population, parent);
    const other = theirs.position === 0 && theirs.ties[1] === Tie.partner ? theirs.ages[1] : -1;
    return living(canBeParent(other, home.ages[home.position]) ? [parent, parent + 1] : [parent]);
  }

  function childrenOf(address: number): number[] {
    const home = homeOf(population, address);
    const there = childrenAtHome(home, home.position).map((position) => home.first + position);
    const below = sibshipBelow(home);
    const elsewhere = below === null ? [] : membersOf(below);
    const age = home.ages[home.position];
    return living([
      ...there,
      ...elsewhere.filter((child) => {
        const { ages, position } = homeOf(population, child);
        return canBeParent(age, ages[position]);
      }),
    ]);
  }

  function siblingsOf(address: number): number[] {
    const sibship = ownSibship(homeOf(population, address));
    const found = new Set(parentsOf(address).flatMap(childrenOf));
    if (sibship !== null) for (const other of membersOf(sibship)) found.add(other);
    found.delete(address);
    return living([...found]);
  }

  function partnerOf(address: number): number {
    const { first, ties, position } = homeOf(population, address);
    if (ties[1] !== Tie.partner || position > 1) return -1;
    return living([first + 1 - position])[0] ?? -1;
  }

  return { parentsOf, childrenOf, siblingsOf, partnerOf };
}
