/**
 * The slow twin: the same contract as the kernel, in the plainest TypeScript, with everybody and everything in lists.
 * It shares types and constants with `src`, and `exp`; all else is written again from `src/kernel/README.md`.
 */
import {
  AWARENESS_CLASSES,
  Course,
  type Engine,
  EVERYONE,
  EventKind,
  type LogEvent,
  MESSAGES,
  MODIFIERS,
  PROGRAMMES,
  TICKS_PER_DAY,
} from "../../src/kernel/engine.ts";
import type { KernelPlan, LogChoice } from "../../src/kernel/plan.ts";
import { countDay } from "./counts.ts";
import { endStages } from "./course.ts";
import { digestOf } from "./digest.ts";
import { canCatch, infect, judgeContacts, scheduleImports } from "./disease.ts";
import { runMorning } from "./morning.ts";
import { broadcast, clearMessage, judgeNews, passOn } from "./news.ts";
import { thresholdOf } from "./people.ts";
import { createWorld, inOrder, tickOf, type World } from "./state.ts";

function runTick(world: World, tick: number): void {
  endStages(world, tick);
  const infections = judgeContacts(world, tick);
  const news = judgeNews(world, tick);
  for (const infection of infections) infect(world, infection);
  passOn(world, news);
}

/** Kinds of events whose `other` is a person. */
const PAIRED: readonly number[] = [EventKind.infected, EventKind.heard, EventKind.began];

function isLogged(choice: LogChoice, event: LogEvent): boolean {
  if (choice === "off" || choice === "all") return choice === "all";
  const within = (address: number): boolean => choice.from <= address && address < choice.to;
  if (choice.kinds && !choice.kinds.includes(event.kind)) return false;
  return within(event.person) || (PAIRED.includes(event.kind) && within(event.other));
}

const canonical = ({ time, kind, person, a, b, c, other }: LogEvent): number[] => [
  tickOf(time),
  kind,
  person,
  time,
  a,
  b,
  c,
  other,
];

/** A log in the one order in which two engines are compared. */
export const sortLog = (events: readonly LogEvent[]): LogEvent[] =>
  [...events].sort((x, y) => inOrder(canonical(x), canonical(y)));

export function createTwin(plan: KernelPlan): Engine {
  const world = createWorld(plan);
  const { addresses, places } = plan.population;
  world.uptake = new Uint32Array(places * MODIFIERS * AWARENESS_CLASSES);
  world.belief = new Uint32Array(places * MESSAGES);
  world.supply = new Uint32Array(places * PROGRAMMES);
  world.willing = new Uint32Array(places * PROGRAMMES);
  world.branchFactors = new Uint32Array(places * plan.branches.length).fill(EVERYONE);
  let counts = countDay(world, []);
  let taken = 0;
  return {
    get counts() {
      return counts;
    },
    setUptake: (uptake) => {
      world.uptake = uptake.slice();
    },
    setBelief: (belief) => {
      world.belief = belief.slice();
    },
    setSupply: (supply) => {
      world.supply = supply.slice();
    },
    setWilling: (willing) => {
      world.willing = willing.slice();
    },
    setBranches: (factors) => {
      world.branchFactors = factors.slice();
    },
    clearMessage: (slot) => clearMessage(world, slot),
    broadcast: (day, slot, reach) => broadcast(world, day, slot, reach),
    runDay: (day) => {
      const before = world.events.length;
      world.handled = 0;
      runMorning(world, day);
      scheduleImports(world, day);
      for (let tick = day * TICKS_PER_DAY; tick < (day + 1) * TICKS_PER_DAY; tick++) runTick(world, tick);
      counts = countDay(world, world.events.slice(before));
    },
    takeLog: () => {
      const fresh = world.events.slice(taken).filter((event) => isLogged(plan.log, event));
      taken = world.events.length;
      return sortLog(fresh);
    },
    threshold: (address, trait) => {
      const person = world.everyone.find((one) => one.address === address);
      if (!person) throw new RangeError(`Nobody lives at address ${address}.`);
      return thresholdOf(plan, person, trait);
    },
    digest: () => digestOf(world.events),
    get people() {
      const bytes = new Uint8Array(addresses);
      for (const { address, course, hearing } of world.everyone) {
        bytes[address] = course + hearing[0] * 4 + hearing[1] * 16 + hearing[2] * 64;
      }
      return bytes;
    },
    get infectedOn() {
      if (!plan.recordInfection) return undefined;
      const days = new Uint16Array(addresses);
      for (const { address, infectedOn } of world.everyone) days[address] = infectedOn;
      return days;
    },
    susceptible: () => world.everyone.filter((person) => canCatch(world, person)).length,
    active: () => world.everyone.filter((person) => person.course === Course.inCourse).length,
  };
}
