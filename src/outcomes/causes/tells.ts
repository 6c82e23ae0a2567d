/**
 * A teller's chain of tells, made again from the moment they heard: when each comes due, whom it is for, and at which they
 * fall silent (which no log says).
 */
import { Hearing, UNITS_PER_DAY } from "../../kernel/engine.ts";
import { exponentialQuantile } from "../../maths/distributions.ts";
import { lookup, tabulate } from "../../maths/quantile.ts";
import { addressOf, personAt, placeOf } from "../../population/people.ts";
import { bandOf, GroupKind, NO_GROUP, Role } from "../../population/population.ts";
import { Purpose, type Words } from "./draws.ts";
import { later, tickOf } from "./log.ts";
import { personMet } from "./meeting.ts";
import { type WorldState, wasDead } from "./state.ts";

const WORDS = 0x1_0000_0000;
const LAST_TELL = 254;
const BROADCAST = 7;

const [HOUSEHOLD, CLASS, WORK, COMMUNITY] = [0, 1, 2, 3];

export interface Tell {
  teller: number;
  slot: number;
  /** Number of the tell, from 0. */
  number: number;
  tick: number;
}

/** The words of a tell: setting, gap to the next, member, whether the teller stops. */
function wordsOf(state: WorldState, purpose: number, { teller, slot, number }: Tell): Words {
  const { population } = state.record.plan;
  const place = placeOf(population, teller);
  const which = { part: slot, episode: state.statement[slot] & 4095, index: number };
  return state.draw(purpose, teller - addressOf(population, place, 0), population.key[place], which);
}

/** Setting of a tell, a class or a workplace as the group of the teller is one; null: it is told nowhere. */
function settingOf(state: WorldState, tell: Tell): number | null {
  const { newsRate, population } = state.record.plan;
  const { householdSize, role, age } = personAt(population, tell.teller);
  const home = newsRate[0] * Math.min(householdSize - 1, population.fullHome);
  const group = role === Role.pupil ? newsRate[1] : role === Role.worker ? newsRate[2] : 0;
  const total = home + group + newsRate[3] * population.bandRate[bandOf(age)];
  if (total === 0) return null;
  const x = (wordsOf(state, Purpose.tell, tell)[0] / WORDS) * total;
  if (x < home) return HOUSEHOLD;
  if (x >= home + group) return COMMUNITY;
  const number = state.company.group[tell.teller];
  return number !== NO_GROUP && state.company.groupKind[number] === GroupKind.class ? CLASS : WORK;
}

/** Who hears a tell, or would; null: nobody. */
export function listenerOf(state: WorldState, tell: Tell): number | null {
  const setting = settingOf(state, tell);
  if (setting === null) return null;
  return personMet(state, {
    self: tell.teller,
    setting,
    tick: tell.tick,
    memberWord: wordsOf(state, Purpose.tell, tell)[2],
    community: () => wordsOf(state, Purpose.tellCommunity, tell),
    roster: () => wordsOf(state, Purpose.tellRoster, tell),
  });
}

/** How far a chain has been followed. */
interface Chain {
  /** The next tell, and when it is due. */
  number: number;
  due: number;
  /** Set once they have fallen silent: at which tell, when, and who had heard already. */
  silent: { number: number; time: number; listener: number } | null;
  statement: number;
  heardAt: number;
}

export interface TellDue {
  due: number;
  setting: number | null;
  /** Whom it is for; null: nobody. */
  listener: number | null;
}

const chains = new WeakMap<WorldState, Map<number, Chain>>();
const gaps = new WeakMap<object, Float64Array[]>();

function gapWords(state: WorldState, slot: number, word: number): number {
  const { messages } = state.record.plan;
  const tables = gaps.get(messages) ?? messages.map(({ gapDays }) => tabulate(exponentialQuantile(gapDays)));
  gaps.set(messages, tables);
  return Math.max(1, Math.floor(lookup(tables[slot], word) * UNITS_PER_DAY));
}

function begin(state: WorldState, slot: number, teller: number): Chain {
  const { population } = state.record.plan;
  const place = placeOf(population, teller);
  const heardAt = state.heardAt[slot][teller];
  const statement = state.statement[slot];
  const local = teller - addressOf(population, place, 0);
  const which = { part: slot, episode: statement & 4095 };
  const gap = gapWords(state, slot, state.draw(Purpose.hear, local, population.key[place], which)[1]);
  return { number: 0, due: later(heardAt, heardAt + gap), silent: null, statement, heardAt };
}

/** Whether somebody had heard a message when the tells of a tick were made. */
export function hadHeard(state: WorldState, slot: number, person: number, tick: number): boolean {
  if (state.hearing[slot][person] === Hearing.unheard) return false;
  const at = tickOf(state.heardAt[slot][person]);
  return at < tick || (at === tick && state.heardIn[slot][person] === BROADCAST);
}

/** Follows a chain as far as the tells before a tick; undefined if the person does not tell this message. */
function follow(state: WorldState, slot: number, teller: number, tick: number): Chain | undefined {
  if (state.hearing[slot][teller] !== Hearing.telling) return undefined;
  const known = chains.get(state) ?? new Map<number, Chain>();
  chains.set(state, known);
  const name = teller * 4 + slot;
  let chain = known.get(name);
  if (chain?.statement !== state.statement[slot] || chain.heardAt !== state.heardAt[slot][teller]) {
    chain = begin(state, slot, teller);
    known.set(name, chain);
  }
  // The dead tell nobody, and meet nobody who could silence them: they count as telling ever after.
  const goesOn = ({ silent, due, number }: Chain): boolean =>
    silent === null && tickOf(due) < tick && number <= LAST_TELL && !wasDead(state, teller, tickOf(due));
  while (goesOn(chain)) step(state, slot, teller, chain);
  return chain;
}

function step(state: WorldState, slot: number, teller: number, chain: Chain): void {
  const { messages } = state.record.plan;
  const tick = tickOf(chain.due);
  const tell: Tell = { teller, slot, number: chain.number, tick };
  const listener = listenerOf(state, tell);
  const [, gapWord, , stifleWord] = wordsOf(state, Purpose.tell, tell);
  const heard = listener !== null && !wasDead(state, listener, tick) && hadHeard(state, slot, listener, tick);
  if (heard && stifleWord < messages[slot].stifle * WORDS) {
    chain.silent = { number: chain.number, time: chain.due, listener };
    return;
  }
  chain.number++;
  chain.due = later(chain.due, chain.due + gapWords(state, slot, gapWord));
}

/** Whether somebody still tells a message at the start of the contacts of a tick. */
export function isTelling(state: WorldState, slot: number, person: number, tick: number): boolean {
  const chain = follow(state, slot, person, tick);
  return chain !== undefined && chain.silent === null;
}

/** At which tell, before a tick, a teller fell silent; null if they have not. */
export function silentSince(
  state: WorldState,
  slot: number,
  teller: number,
  tick: number,
): { number: number; time: number; listener: number } | null {
  return follow(state, slot, teller, tick)?.silent ?? null;
}

/** The tell of a teller due in a tick; null if there is none. */
export function tellDue(state: WorldState, slot: number, teller: number, tick: number): TellDue | null {
  const chain = follow(state, slot, teller, tick);
  if (chain === undefined || chain.silent !== null || chain.number > LAST_TELL) return null;
  if (tickOf(chain.due) !== tick || wasDead(state, teller, tick)) return null;
  const tell: Tell = { teller, slot, number: chain.number, tick };
  return { due: chain.due, setting: settingOf(state, tell), listener: listenerOf(state, tell) };
}
