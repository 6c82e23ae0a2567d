/** Messages: by the media, and from person to person (section 5 of the contract). */
import { Course, EventKind, Hearing, MESSAGES, NOBODY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { draw, Purpose } from "./draws.ts";
import { personMet, Setting, settingAt, tellingRates, totalOf } from "./meeting.ts";
import { type Person, thresholdOf } from "./people.ts";
import { permute, type Words } from "./philox.ts";
import { areTogether, metWhereTheyAre } from "./presence.ts";
import { quantileOf, unitsOf } from "./sampling.ts";
import { type FirstHand, inOrder, laterTick, note, takeDue, type Tell, type World } from "./state.ts";

const LAST_TELL = 254;
/** Number of what is heard at home as if told: after every tell. */
const FIRST_HAND = 255;
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
  /** Of the tell. */
  number: number;
}

export function hear(world: World, { person, slot, time, setting, teller }: Omit<Heard, "number">): void {
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
  const { plan } = world;
  const { teller, slot, statement, number } = tell;
  const self = { local: teller.local, key: teller.place.key };
  const which = { part: slot, episode: statement, index: number };
  const [settingWord, gapWord, memberWord, stifleWord] = draw(plan.seeds, Purpose.tell, self, which);
  const rates = tellingRates(world, teller);
  const drawn = settingAt(rates, settingWord);
  const inGroup = drawn === Setting.class || drawn === Setting.work;
  const setting = inGroup ? (teller.classmates.length > 0 ? Setting.class : Setting.work) : drawn;
  const alone = inGroup && Math.max(teller.classmates.length, teller.colleagues.length) < 2;
  const community = (): Words => draw(plan.seeds, Purpose.tellCommunity, self, which);
  const roster = (): Words => draw(plan.seeds, Purpose.tellRoster, self, which);
  const meet = (): Person | undefined => {
    const target = personMet(world, teller, setting, memberWord, community);
    return metWhereTheyAre(world, { source: teller, setting, memberWord, target, community, roster });
  };
  const person = totalOf(rates) > 0 && !alone ? meet() : undefined;
  const listens = person && person.course !== Course.dead;
  const isNews = listens && person.hearing[slot] === Hearing.unheard;
  const fallsSilent = Boolean(listens && !isNews && stifleWord < ofWords(plan.messages[slot].stifle));
  const heard = isNews
    ? { person, slot, time: tell.due, setting, teller: teller.address, number }
    : undefined;
  return { tell, gapWord, fallsSilent, heard };
}

/** Who hears at home what befell one of the household. */
function judgeFirstHand({ due, source, slot }: FirstHand): Heard[] {
  return source.household
    .filter((person) => person.course !== Course.dead && person.hearing[slot] === Hearing.unheard)
    .filter((person) => person === source || areTogether(person, source))
    .map((person) => ({
      person,
      slot,
      time: due,
      setting: Setting.household,
      teller: source.address,
      number: FIRST_HAND,
    }));
}

export interface News {
  told: Told[];
  heard: Heard[];
}

/** Phases A and B: what comes of the tells of a tick, and what is heard first-hand. */
export function judgeNews(world: World, tick: number): News {
  const [due, rest] = takeDue(world.tells, tick);
  const [befell, later] = takeDue(world.firstHand, tick);
  world.tells = rest;
  world.firstHand = later;
  world.handled += due.length;
  const stands = ({ teller, slot, statement }: Tell): boolean =>
    statement === world.statement[slot] &&
    teller.course !== Course.dead &&
    teller.hearing[slot] === Hearing.telling;
  const told = due.filter(stands).map((tell) => judgeTell(world, tell));
  const heard = [
    ...told.map((outcome) => outcome.heard).filter((one) => one !== undefined),
    ...befell.flatMap(judgeFirstHand),
  ];
  return {
    told,
    heard: heard.sort((x, y) => inOrder([x.time, x.teller, x.number], [y.time, y.teller, y.number])),
  };
}

/** Phase C: tellers go on or fall silent; of several, the first to come is heard. */
export function passOn(world: World, { told, heard }: News): void {
  for (const { tell, gapWord, fallsSilent } of told) {
    if (fallsSilent) tell.teller.hearing[tell.slot] = Hearing.silent;
    else scheduleTell(world, { ...tell, number: tell.number + 1 }, tell.due, gapWord);
  }
  for (const one of heard) {
    if (one.person.hearing[one.slot] === Hearing.unheard) hear(world, one);
  }
}
