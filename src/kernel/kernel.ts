/** The TypeScript face of the WebAssembly kernel: hands over the tables, runs days, reads counts. */
import { exponentialQuantile } from "../maths/distributions.ts";
import { seedWords } from "../maths/philox.ts";
import { tabulate } from "../maths/quantile.ts";
import { WORK_SIZES } from "../population/population.ts";
import {
  AWARENESS_CLASSES,
  type DayCounts,
  type Engine,
  type LogEvent,
  MESSAGES,
  MODIFIERS,
  OUTCOME_BANDS,
} from "./engine.ts";
import { buildGuides, type Row } from "./guide.ts";
import { type KernelPlan, LONGEST_DWELL_DAYS } from "./plan.ts";
import { type WasmGlobal, type WasmModule, webAssembly } from "./webassembly.ts";

const TWO_32 = 4294967296;
const CHUNK_HEADER = 8;
const EVENT_WORDS = 4;
const PERMUTATION_BYTES = 32;

type Table = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type Constructor<T extends Table> = {
  new (buffer: ArrayBuffer, offset: number, length: number): T;
  BYTES_PER_ELEMENT: number;
};

interface Exports {
  allocate(bytes: number): number;
  setSeeds(pl: number, ph: number, fl: number, fh: number): void;
  philox(k0: number, k1: number, c0: number, c1: number, c2: number, c3: number, rounds: number): void;
  prepare(at: number, n: number, key: number): void;
  permute(x: number, table: number, i: number): number;
  permuteBack(x: number, table: number, i: number): number;
  threshold(person: number, trait: number, side: number): number;
  forgetTraits(): void;
  runDay(day: number, importMean: number, extra: number): number;
  susceptible(): number;
  broadcast(day: number, slot: number, place: number, reach: number): void;
  clearMessage(slot: number): void;
  keepLog(from: number, to: number): void;
  clearLog(): void;
  freeChunk(chunk: number): number;
  trace(person: number, episode: number): number;
  victimsAt(): number;
  [global: string]: unknown;
}

/** An engine with what only the kernel itself offers, for tests and for measuring R0. */
export interface Kernel extends Engine {
  /** Addresses of the distinct victims of one whole course of a person in an otherwise fresh population. */
  trace(person: number, episode: number): Uint32Array;
  /** Fixed 16-bit threshold of a person for a trait. */
  threshold(person: number, trait: number): number;
  /** Bytes of memory held. */
  memoryBytes(): number;
  exports: Exports;
}

/** Compiles the kernel's bytes; do it once and share the module between worlds. */
export const compileKernel = (bytes: Uint8Array<ArrayBuffer>): WasmModule => new webAssembly.Module(bytes);

/**
 * A kernel with the world of `plan` laid out in its own memory.
 * @throws Error if a dwell time may exceed 1,000 days, or there are more than 16 modifiers.
 */
export function createKernel(module: WasmModule, plan: KernelPlan): Kernel {
  const memory = new webAssembly.Memory({ initial: 32 });
  const abort = (): never => {
    throw new Error("kernel: out of memory");
  };
  const instance = new webAssembly.Instance(module, { env: { memory, abort } });
  const kernel = instance.exports as unknown as Exports;
  const { population, course } = plan;
  const { places } = population;
  if (plan.modifiers.length > MODIFIERS)
    throw new Error(`kernel: ${plan.modifiers.length} modifiers; at most ${MODIFIERS}`);
  if (course.dwell.some((days) => days > LONGEST_DWELL_DAYS))
    throw new Error(`kernel: a stage may last over ${LONGEST_DWELL_DAYS} days`);

  const set = (name: string, value: number): void => {
    (kernel[name] as WasmGlobal).value = value;
  };
  const read = (name: string): number => (kernel[name] as WasmGlobal).value as number;
  const view = <T extends Table>(type: Constructor<T>, at: number, length: number): T =>
    new type(memory.buffer, at, length);
  /** Copies a table into the kernel; an empty one still gets an address. */
  const hand = (name: string, table: Table): void => {
    const at = kernel.allocate(Math.max(16, table.byteLength));
    new Uint8Array(memory.buffer, at, table.byteLength).set(
      new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
    );
    set(name, at);
  };
  const room = (name: string, bytes: number): number => {
    const at = kernel.allocate(Math.max(16, bytes));
    set(name, at);
    return at;
  };

  for (const [name, table] of Object.entries(population.templates)) hand(name, table as Table);
  for (const [name, value] of Object.entries(population)) {
    if (ArrayBuffer.isView(value)) {
      if (name in kernel) hand(name, value as Table);
    } else if (typeof value === "number" && name in kernel) set(name, value);
  }
  handPermutations("permuteWorkers", population.keyWorkers, (i) => population.workers[i]);
  handPermutations("permuteSlots", population.keySlots, (i) => population.slots[i]);
  handPermutations("permuteMedia", population.keyMedia, (i) => population.people[Math.floor(i / MESSAGES)]);
  handGuides();
  hand("workSizes", new Uint32Array(WORK_SIZES));
  set("stages", course.stages);
  for (const name of [
    "dwell",
    "rate",
    "ill",
    "branchUpTo",
    "branchTo",
    "susceptibility",
    "immunity",
  ] as const)
    hand(name, course[name]);
  if (course.variation !== null) hand("variation", course.variation);
  handLayers();
  handModifiers();
  handNews();

  const uptake = room("uptake", places * MODIFIERS * AWARENESS_CLASSES * 4);
  const belief = room("belief", places * MESSAGES * 4);
  const entered = room("entered", places * course.stages * 4);
  const occupied = room("occupied", places * course.stages * 4);
  const infected = room("infected", places * OUTCOME_BANDS * 4);
  const died = room("died", places * OUTCOME_BANDS * 4);
  const aware = room("aware", places * AWARENESS_CLASSES * 4);
  const heard = room("heard", places * MESSAGES * 4 * 4);
  room("reached", places * MESSAGES * 4);
  const state = room("state", population.addresses);
  const infectedOn = plan.recordInfection ? room("infectedOn", population.addresses * 2) : 0;
  for (let place = 0; place < places; place++) {
    const everyone = population.people[place];
    view(Uint32Array, aware, places * 4)[place * 4 + plan.classOf[0]] = everyone;
    for (let slot = 0; slot < MESSAGES; slot++)
      view(Uint32Array, heard, places * 12)[(place * 3 + slot) * 4] = everyone;
  }
  const [peopleLow, peopleHigh] = seedWords(plan.seeds.people);
  const [fatesLow, fatesHigh] = seedWords(plan.seeds.fates);
  kernel.forgetTraits();
  kernel.setSeeds(peopleLow, peopleHigh, fatesLow, fatesHigh);
  if (plan.log === "all") kernel.keepLog(0, 0xffffffff);
  else if (plan.log !== "off") kernel.keepLog(plan.log.from, plan.log.to);

  function handGuides(): void {
    const { flowPtr, flowRow, inflowPtr, inflow, flowColumn, workers, slots, teachers, workStart } =
      population;
    const perPlace = (row: (place: number) => Row): Uint8Array =>
      buildGuides(Array.from({ length: places }, (_, place) => row(place)));
    const rows = (place: number): Row => ({
      first: flowPtr[place],
      end: flowPtr[place + 1],
      total: workers[place],
      startOf: (flow) => flowRow[flow],
    });
    const columns = (place: number): Row => ({
      first: inflowPtr[place],
      end: inflowPtr[place + 1],
      total: slots[place],
      startOf: (i) => flowColumn[inflow[i]],
    });
    const classes = WORK_SIZES.length;
    const sizes = (place: number): Row => ({
      first: 0,
      end: classes,
      total: slots[place] - teachers[place],
      startOf: (size) => workStart[place * (classes + 1) + size],
    });
    hand("rowGuide", perPlace(rows));
    hand("columnGuide", perPlace(columns));
    hand("sizeGuide", perPlace(sizes));
  }

  /** The least product of factors a contact can meet, by setting: of a source not ill, then ill. Slightly lowered against rounding. */
  function leastFactors(): Float64Array {
    const product = (ill: boolean, setting: number): number =>
      plan.modifiers.reduce(
        (least, { when, source, target }) =>
          least * (when.ill && !ill ? 1 : source[setting]) * (when.ill ? 1 : target[setting]),
        1 - 1e-9,
      );
    return Float64Array.from({ length: 8 }, (_, i) => product(i >= 4, i % 4));
  }

  function handPermutations(name: string, keys: Uint32Array, sizeOf: (i: number) => number): void {
    const at = room(name, keys.length * PERMUTATION_BYTES);
    keys.forEach((key, i) => {
      kernel.prepare(at + i * PERMUTATION_BYTES, sizeOf(i), key);
    });
  }

  function handLayers(): void {
    const width = new Float64Array(plan.ceilings.length * 4);
    plan.ceilings.forEach((tops, j) => {
      tops.forEach((top, setting) => {
        width[j * 4 + setting] = top - (j === 0 ? 0 : plan.ceilings[j - 1][setting]);
      });
    });
    set("layers", plan.ceilings.length);
    hand("width", width);
    hand("ceiling", new Float64Array(plan.ceilings.flat()));
  }

  function handModifiers(): void {
    const { modifiers } = plan;
    set("modifiers", modifiers.length);
    set("raises", modifiers.some((m) => [...m.source, ...m.target].some((factor) => factor > 1)) ? 1 : 0);
    hand("leastFactor", leastFactors());
    hand("modifierTrait", new Uint8Array(modifiers.map((m) => m.trait)));
    hand(
      "modifierWhen",
      new Uint8Array(
        modifiers.map(({ when }) => (when.ill ? 1 : 0) | (when.worker ? 2 : 0) | (when.pupil ? 4 : 0)),
      ),
    );
    hand("modifierFactor", new Float64Array(modifiers.flatMap((m) => [...m.source, ...m.target])));
  }

  function handNews(): void {
    hand("newsRate", new Float64Array(plan.newsRate));
    hand("beliefTrait", new Uint8Array(plan.messages.map((m) => m.beliefTrait)));
    hand("tellShare", new Float64Array(plan.messages.map((m) => m.tellShare * TWO_32)));
    hand("stifle", new Float64Array(plan.messages.map((m) => m.stifle * TWO_32)));
    hand(
      "gap",
      new Float64Array(plan.messages.flatMap((m) => [...tabulate(exponentialQuantile(m.gapDays))])),
    );
    hand("classOf", plan.classOf);
  }

  const importMean = (day: number): number =>
    plan.imports.reduce(
      (sum, { from, until, perDay }) => (day >= from && day < until ? sum + perDay : sum),
      0,
    );

  const counts = { candidates: 0 } as DayCounts;
  /** Views of the counters: made again after each day, for the memory may have grown. */
  function refresh(): void {
    counts.entered = view(Uint32Array, entered, places * course.stages);
    counts.occupied = view(Uint32Array, occupied, places * course.stages);
    counts.infected = view(Uint32Array, infected, places * OUTCOME_BANDS);
    counts.died = view(Uint32Array, died, places * OUTCOME_BANDS);
    counts.aware = view(Uint32Array, aware, places * AWARENESS_CLASSES);
    counts.heard = view(Uint32Array, heard, places * MESSAGES * 4);
  }
  refresh();

  /** The kept events, oldest chunk last in the chain; the chunks are given back. */
  function takeLog(): LogEvent[] {
    const events: LogEvent[] = [];
    let chunk = read("logChunk");
    kernel.clearLog();
    while (chunk !== 0) {
      const words = view(Uint32Array, chunk, 2 + (view(Uint32Array, chunk, 1)[0] >>> 2));
      for (let i = CHUNK_HEADER / 4; i < words.length; i += EVENT_WORDS) {
        const [time, code, person, other] = words.subarray(i, i + EVENT_WORDS);
        events.push({
          time,
          kind: code & 255,
          a: (code >>> 8) & 255,
          b: (code >>> 16) & 255,
          c: code >>> 24,
          person,
          other,
        });
      }
      chunk = kernel.freeChunk(chunk);
    }
    return events.sort(compareEvents);
  }

  return {
    counts,
    setUptake: (fields) => view(Uint32Array, uptake, places * MODIFIERS * AWARENESS_CLASSES).set(fields),
    setBelief: (fields) => view(Uint32Array, belief, places * MESSAGES).set(fields),
    clearMessage: (slot) => kernel.clearMessage(slot),
    broadcast(day, slot, reach) {
      for (let place = 0; place < places; place++) kernel.broadcast(day, slot, place, reach[place]);
    },
    runDay(day) {
      counts.candidates = kernel.runDay(day, importMean(day), day === 0 ? plan.seedInfections : 0) >>> 0;
      refresh();
    },
    takeLog,
    digest: () => BigInt.asUintN(64, (kernel["digest"] as WasmGlobal).value as bigint),
    get people() {
      return view(Uint8Array, state, population.addresses);
    },
    get infectedOn() {
      return infectedOn === 0 ? undefined : view(Uint16Array, infectedOn, population.addresses);
    },
    active: () => read("active") >>> 0,
    susceptible: () => kernel.susceptible() >>> 0,
    trace(person, episode) {
      const n = kernel.trace(person, episode) >>> 0;
      return view(Uint32Array, kernel.victimsAt(), n).slice();
    },
    threshold: (person, trait) => kernel.threshold(person, trait, 0),
    memoryBytes: () => memory.buffer.byteLength,
    exports: kernel,
  };
}

/** Canonical order of the log: by tick, kind, person, then the rest. */
export function compareEvents(x: LogEvent, y: LogEvent): number {
  return (
    (x.time >>> 10) - (y.time >>> 10) ||
    x.kind - y.kind ||
    x.person - y.person ||
    x.time - y.time ||
    x.a - y.a ||
    x.b - y.b ||
    x.c - y.c ||
    x.other - y.other
  );
}
