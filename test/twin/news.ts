/** Messages: by the media, and from person to person (section 5 of the contract). */
import { Course, EventKind, Hearing, MESSAGES, NOBODY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { inOrder } from "./disease.ts";
import { draw, Purpose } from "./draws.ts";
import { personMet, Setting, settingAt, tellingRates, totalOf } from "./meeting.ts";
import { type Person, thresholdOf } from "./people.ts";
import { permute } from "./philox.ts";
import { quantileOf, unitsOf } from "./sampling.ts";
import { laterTick, note, takeDue, type Tell, type World } from "./state.ts";

const LAST_TELL = 254;
/** A share as a threshold for words. */
const ofWords = (share: number): number => share * 2 ** 32;

function scheduleTell(world: World, tell: Omit<Tell, "due">, since: number, gapWord: number): void {
  if (tell.number > LAST_TELL) return;
  const gap = unitsOf(quantileOf(world.gaps[tell.slot], 0, gapWord));
  world.tells.push({ ...tell, due: laterTick(since, since + gap) });
}

export interface Heard {
  person: Person;
  slot: number;
  time: number;
  setting: number;
  teller: number;
}

export function hear(world: World, { person, slot, time, setting, teller }: Heard): void {
  const { messages, seeds } = world.plan;
  const message = messages[slot];
  const statement = world.statement[slot];
  const belief = world.belief[person.place.index * MESSAGES + slot];
  let state: number = Hearing.rejected;
  if (thresholdOf(world.plan, person, message.beliefTrait) < belief) {
    const self = { local: person.local, key: person.place.key };
    const [tellsWord, gapWord] = draw(seeds, Purpose.hear, self, { part: slot, episode: statement });
    state = tellsWord < ofWords(message.tellShare) ? Hearing.telling : Hearing.silent;
    if (state === Hearing.telling) {
      scheduleTell(world, { teller: person, slot, statement, number: 0 }, time, gapWord);
    }
  }
  person.hearing[slot] = state;
  note(world, {
    time,
    kind: EventKind.heard,
    a: slot,
    b: setting,
    c: state,
    person: person.address,
    other: teller,
  });
}

/** The media raise their reach to so many people of each place, at the first unit of the day. */
export function broadcast(world: World, day: number, slot: number, reach: Uint32Array): void {
  for (const place of world.places) {
    const n = place.people.length;
    const until = Math.min(n, reach[place.index]);
    const key = world.plan.population.keyMedia[place.index * MESSAGES + slot];
    for (let rank = world.reached[slot][place.index]; rank < until; rank++) {
      const person = place.people[permute(rank, n, key)];
      if (person.course === Course.dead || person.hearing[slot] !== Hearing.unheard) continue;
      hear(world, { person, slot, time: day * UNITS_PER_DAY, setting: Setting.broadcast, teller: NOBODY });
    }
    world.reached[slot][place.index] = Math.max(world.reached[slot][place.index], until);
  }
}

/** A new statement: tells of the old one stay listed, but no longer stand when they come due. */
export function clearMessage(world: World, slot: number): void {
  for (const person of world.everyone) person.hearing[slot] = Hearing.unheard;
  world.reached[slot] = world.places.map(() => 0);
  world.statement[slot]++;
}

/** What comes of a tell, before anything is written. */
interface Told {
  tell: Tell;
  gapWord: number;
  fallsSilent: boolean;
  heard: Heard | undefined;
}

function judgeTell(world: World, tell: Tell): Told {
  const { plan, places } = world;
  const { teller, slot, statement, number } = tell;
  const self = { local: teller.local, key: teller.place.key };
  const which = { part: slot, episode: statement, index: number };
  const [settingWord, gapWord, memberWord, stifleWord] = draw(plan.seeds, Purpose.tell, self, which);
  const rates = tellingRates(plan, teller);
  const drawn = settingAt(rates, settingWord);
  const inGroup = drawn === Setting.class || drawn === Setting.work;
  const setting = inGroup ? (teller.classmates.length > 0 ? Setting.class : Setting.work) : drawn;
  const alone = inGroup && Math.max(teller.classmates.length, teller.colleagues.length) < 2;
  const meets = totalOf(rates) > 0 && !alone;
  const person = meets
    ? personMet(plan, places, teller, setting, memberWord, () =>
        draw(plan.seeds, Purpose.tellCommunity, self, which),
      )
    : undefined;
  const listens = person && person.course !== Course.dead;
  const isNews = listens && person.hearing[slot] === Hearing.unheard;
  const fallsSilent = Boolean(listens && !isNews && stifleWord < ofWords(plan.messages[slot].stifle));
  const heard = isNews ? { person, slot, time: tell.due, setting, teller: teller.address } : undefined;
  return { tell, gapWord, fallsSilent, heard };
}

/** Phases A and B: what comes of the tells of a tick. */
export function judgeTells(world: World, tick: number): Told[] {
  const [due, rest] = takeDue(world.tells, tick);
  world.tells = rest;
  world.handled += due.length;
  const stands = ({ teller, slot, statement }: Tell): boolean =>
    statement === world.statement[slot] &&
    teller.course !== Course.dead &&
    teller.hearing[slot] === Hearing.telling;
  return due
    .filter(stands)
    .sort((x, y) => inOrder([x.due, x.teller.address, x.number], [y.due, y.teller.address, y.number]))
    .map((tell) => judgeTell(world, tell));
}

/** Phase C: tellers go on or fall silent; the first teller to come is heard. */
export function passOn(world: World, told: readonly Told[]): void {
  for (const { tell, gapWord, fallsSilent, heard } of told) {
    if (fallsSilent) tell.teller.hearing[tell.slot] = Hearing.silent;
    else scheduleTell(world, { ...tell, number: tell.number + 1 }, tell.due, gapWord);
    if (heard && heard.person.hearing[tell.slot] === Hearing.unheard) hear(world, heard);
  }
}
