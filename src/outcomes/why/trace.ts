/** Runs a world up to an event of one person, keeping who infected whom and who told whom. */
import { EventKind, type LogEvent, MESSAGES, type Modifier, NOBODY } from "../../kernel/engine.ts";
import { createKernel, type Kernel } from "../../kernel/kernel.ts";
import type { KernelPlan } from "../../kernel/plan.ts";
import type { WasmModule } from "../../kernel/webassembly.ts";
import type { Setting } from "../../setting.ts";
import { type SimulateOptions, simulate } from "../../simulate.ts";
import { isKilling } from "../causes/log.ts";
import { NEVER } from "../causes/state.ts";
import type { Note } from "../result.ts";
import { type EventName, firstOf, type NamingContext } from "./events.ts";

const EVENT_WORDS = 4;

/** One step of a chain: what befell somebody, and from whom it came (NOBODY: from elsewhere, or from the media). */
export interface Step {
  person: number;
  time: number;
  from: number;
  setting: number;
  /** Stage of the one who infects; state of the one who hears. */
  detail: number;
}

export interface Trace {
  world: string;
  title: string;
  notes: readonly Note[];
  programmes: readonly string[];
  /** Day on which each decision of the plan was taken, until the event or the end; -1 if it was not. */
  taken: readonly number[];
  /** Of the person, until the event or the end. */
  events: LogEvent[];
  /** Null if it never happens. */
  event: LogEvent | null;
  /** The latest first; empty if the person it comes from was never infected by then, or is killed. */
  infection: Step[];
  /** By message slot, the latest first; empty if the person has not heard it by then. */
  news: Step[][];
  /** Modifiers, and what people followed of them on the day of the event: [place × MODIFIERS × AWARENESS_CLASSES]. */
  modifiers: readonly Modifier[];
  uptake: Uint32Array;
  /** Awareness classes and thresholds (by modifier) of the person and of whoever infected them. */
  awareness: [person: number, source: number];
  thresholds: [person: number[], source: number[]];
}

/** Who had it from whom, by address. */
interface Table {
  time: Uint32Array;
  from: Uint32Array;
  setting: Uint8Array;
  detail: Uint8Array;
}

const tableOf = (addresses: number): Table => ({
  time: new Uint32Array(addresses).fill(NEVER),
  from: new Uint32Array(addresses),
  setting: new Uint8Array(addresses),
  detail: new Uint8Array(addresses),
});

/** From a person back to where it began. */
function walk(table: Table, person: number): Step[] {
  const steps: Step[] = [];
  for (let at = person; at !== NOBODY && table.time[at] !== NEVER; ) {
    const from = table.from[at];
    steps.push({
      person: at,
      time: table.time[at],
      from,
      setting: table.setting[at],
      detail: table.detail[at],
    });
    // Who sees it at home hears it from themselves.
    if (from === at) break;
    at = from;
  }
  return steps;
}

/**
 * Runs world number `world` of a setting until the first event of a name in the life of the person at an address, or to
 * its end.
 */
export function traceEvent(
  module: WasmModule,
  setting: Setting,
  { world, person, event: name }: { world: number; person: number; event: EventName },
  options: Pick<SimulateOptions, "onDay"> = {},
): Trace {
  const { addresses } = setting.population;
  const infections = tableOf(addresses);
  const news = Array.from({ length: MESSAGES }, () => tableOf(addresses));
  const events: LogEvent[] = [];
  const decisions = setting.scenario.worlds[world]?.decisions.length ?? 0;
  const seen: { kernel?: Kernel; plan?: KernelPlan; uptake: Uint32Array; taken: number[] } = {
    uptake: new Uint32Array(0),
    taken: [],
  };
  const naming: { stages: NamingContext["stages"]; programmes: string[] } = {
    stages: setting.scenario.disease.stages,
    programmes: [],
  };

  function take(words: Uint32Array): void {
    const today: LogEvent[] = [];
    for (let i = 0; i < words.length; i += EVENT_WORDS) {
      const [code, who] = [words[i + 1], words[i + 2]];
      const kind = code & 255;
      if (kind === EventKind.infected) put(infections, words, i, (code >>> 8) & 255, (code >>> 16) & 255);
      else if (kind === EventKind.heard)
        put(news[(code >>> 8) & 255], words, i, (code >>> 16) & 255, code >>> 24);
      if (who !== person) continue;
      today.push({
        time: words[i],
        kind,
        a: (code >>> 8) & 255,
        b: (code >>> 16) & 255,
        c: code >>> 24,
        person: who,
        other: words[i + 3],
      });
    }
    events.push(...today.sort((one, two) => one.time - two.time || one.kind - two.kind));
  }

  const run = simulate(module, setting, {
    world,
    log: "all",
    engine(plan) {
      const kernel = createKernel(module, plan);
      seen.kernel = kernel;
      seen.plan = plan;
      naming.programmes = plan.programmes.map((programme) => programme.name);
      return Object.create(kernel, {
        clearMessage: {
          value(slot: number) {
            news[slot].time.fill(NEVER);
            kernel.clearMessage(slot);
          },
        },
        setUptake: {
          value(uptake: Uint32Array) {
            seen.uptake = uptake.slice();
            kernel.setUptake(uptake);
          },
        },
      }) as Kernel;
    },
    onDay(day, engine, society) {
      take(seen.kernel!.takeLogWords());
      seen.taken = Array.from(society.fields.decisionTaken.subarray(0, decisions));
      if (options.onDay?.(day, engine, society) === false) return false;
      return firstOf(name, events, naming) === undefined;
    },
  });
  const event = firstOf(name, events, naming) ?? null;
  const plan = seen.plan!;
  const infection = walk(infections, originOf(event, person));
  const source = infection[0]?.from ?? NOBODY;
  const pair = [person, source] as const;
  return {
    world: run.world,
    title: run.title,
    notes: run.notes,
    programmes: naming.programmes,
    taken: seen.taken,
    events,
    event,
    infection,
    news: news.map((table) => walk(table, person)),
    modifiers: plan.modifiers,
    uptake: seen.uptake,
    awareness: [awareness(plan, news, person), source === NOBODY ? 0 : awareness(plan, news, source)],
    thresholds: pair.map((who) =>
      who === NOBODY ? [] : plan.modifiers.map(({ trait }) => seen.kernel!.threshold(who, trait)),
    ) as [number[], number[]],
  };
}

/**
 * Whose infection an event goes back to: their own, or that of the one on whose account they are confined; nobody's where
 * they are killed.
 */
function originOf(event: LogEvent | null, person: number): number {
  if (event === null) return person;
  if (isKilling(event)) return NOBODY;
  return event.kind === EventKind.began ? event.other : person;
}

function put(table: Table, words: Uint32Array, i: number, setting: number, detail: number): void {
  const who = words[i + 2];
  table.time[who] = words[i];
  table.from[who] = words[i + 3];
  table.setting[who] = setting;
  table.detail[who] = detail;
}

/** As of the end of the day: whoever tells on and whoever has stopped count alike. */
function awareness({ classOf }: KernelPlan, news: readonly Table[], person: number): number {
  const bits = news.reduce(
    (sum, { time, detail }, slot) => sum | (time[person] === NEVER ? 0 : detail[person] << (2 * slot)),
    0,
  );
  return classOf[bits];
}
