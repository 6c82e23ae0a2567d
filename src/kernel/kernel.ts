/** The TypeScript face of the WebAssembly kernel: hands over the tables, runs days, reads counts. */
import { philox, seedWords } from "../maths/philox.ts";
import {
  AWARENESS_CLASSES,
  type DayCounts,
  type Engine,
  type LogEvent,
  ELSEWHERE,
  EVERYONE,
  EventKind,
  MESSAGES,
  MODIFIERS,
  OUTCOME_BANDS,
  OVERLAYS,
  PROGRAMMES,
  SECTORS,
} from "./engine.ts";
import { type KernelPlan, LONGEST_DWELL_DAYS } from "./plan.ts";
import { type Table, tabulatePlan } from "./tables.ts";
import { type WasmGlobal, type WasmModule, webAssembly } from "./webassembly.ts";

const CHUNK_HEADER = 8;
const EVENT_WORDS = 4;
const PERMUTATION_BYTES = 32;
const PAGE_BYTES = 65536;
/** Community bands, in which standing programmes go through people; purpose of the keys of their ranks, and where those of "anyone" begin. */
const PROGRAMME_BANDS = 8;
const PROGRAMME_KEYS = 7;
const KEYS_OF_ANYONE = 256;

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
  keepLog(from: number, to: number, kinds: number): void;
  clearLog(): void;
  freeChunk(chunk: number): number;
  trace(person: number, episode: number): number;
  victimsAt(): number;
  own(from: number, to: number): void;
  startDay(day: number, importMean: number, extra: number): void;
  offerAll(tick: number): number;
  settle(tick: number): void;
  learn(): void;
  openWrites(): void;
  boxAt(): number;
  boxLength(): number;
  inboxFor(records: number): number;
  [global: string]: unknown;
}

/** Throws an Error naming what the kernel has no room for. */
function checkRoom({ course, modifiers, programmes, population }: KernelPlan): void {
  const refuse = (what: string): never => {
    throw new Error(`kernel: ${what}`);
  };
  if (modifiers.length > MODIFIERS) refuse(`${modifiers.length} modifiers; at most ${MODIFIERS}`);
  if (programmes.length > PROGRAMMES) refuse(`${programmes.length} programmes; at most ${PROGRAMMES}`);
  if (population.places >= ELSEWHERE) refuse(`${population.places} places; at most ${ELSEWHERE - 1}`);
  if (course.dwell.some((days) => days > LONGEST_DWELL_DAYS))
    refuse(`a stage may last over ${LONGEST_DWELL_DAYS} days`);
  programmes.forEach(({ name, claims, delayDays, scope, effect }, k) => {
    const lastsDays = effect !== null && "lastsDays" in effect ? effect.lastsDays : null;
    if (Math.max(delayDays, lastsDays ?? 0) > LONGEST_DWELL_DAYS)
      refuse(`programme ${name} takes or lasts over ${LONGEST_DWELL_DAYS} days`);
    if (lastsDays === 0) refuse(`programme ${name} lasts no day`);
    const others = scope.household || scope.class || scope.team || scope.workplace;
    if (effect !== null && "die" in effect && (delayDays > 0 || !scope.self || others))
      refuse(`programme ${name} kills others than those granted, or later`);
    if (typeof claims === "object" && !(claims.after >= 0 && claims.after < k))
      refuse(`programme ${name} comes after one that is not before it`);
  });
}

/** A kernel between two days: a copy of its memory, and its globals by name (64-bit ones in decimal). */
export interface KernelState {
  memory: Uint8Array;
  globals: Record<string, number | string>;
}

/** An engine with what only the kernel itself offers, for tests and for measuring R0. */
export interface Kernel extends Engine {
  /** Addresses of the distinct victims of one whole course of a person in an otherwise fresh population. */
  trace(person: number, episode: number): Uint32Array;
  /** The kept events since the last call as they are: four words each (time, code, person, other), in no order. */
  takeLogWords(): Uint32Array;
  /** The two ends of a day of which the host runs the ticks (`shard.ts`). */
  startDay(day: number): void;
  endDay(candidates: number): void;
  /** Words of the memory: a view, until it grows. */
  wordsAt(address: number, length: number): Uint32Array;
  /** Bytes of memory held. */
  memoryBytes(): number;
  /** Everything that the next day hangs on, as it is between two days. */
  save(): KernelState;
  /**
   * Goes on from a saved state of a kernel of the same plan.
   * @throws Error if the state is of another plan
   */
  restore(state: KernelState): void;
  exports: Exports;
}

/** Compiles the kernel's bytes; do it once and share the module between worlds. */
export const compileKernel = (bytes: Uint8Array<ArrayBuffer>): WasmModule => new webAssembly.Module(bytes);

/**
 * A kernel with the world of `plan` laid out in its own memory.
 * @throws Error if a dwell time, delay or overlay may exceed 1,000 days, or there is more of something than there is room for.
 */
export function createKernel(module: WasmModule, plan: KernelPlan): Kernel {
  checkRoom(plan);
  const memory = new webAssembly.Memory({ initial: 32 });
  const abort = (): never => {
    throw new Error("kernel: out of memory");
  };
  const instance = new webAssembly.Instance(module, { env: { memory, abort } });
  const kernel = instance.exports as unknown as Exports;
  const { population, course } = plan;
  const { places } = population;
  const set = (name: string, value: number): void => {
    (kernel[name] as WasmGlobal).value = value;
  };
  const read = (name: string): number => (kernel[name] as WasmGlobal).value as number;
  const view = <T extends Table>(type: Constructor<T>, at: number, length: number): T =>
    new type(memory.buffer, at, length);
  const globalNames = (): string[] =>
    Object.keys(kernel).filter((name) => typeof kernel[name] === "object" && name !== "memory");
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

  const { tables, numbers } = tabulatePlan(plan);
  for (const [name, table] of Object.entries(tables)) hand(name, table);
  for (const [name, value] of Object.entries(numbers)) set(name, value);
  for (const [name, value] of Object.entries(population)) {
    if (ArrayBuffer.isView(value)) {
      if (name in kernel) hand(name, value as Table);
    } else if (typeof value === "number" && name in kernel) set(name, value);
  }
  handPermutations("permuteWorkers", population.keyWorkers, (i) => population.workers[i]);
  handPermutations("permuteSlots", population.keySlots, (i) => population.slots[i]);
  handPermutations("permuteMedia", population.keyMedia, (i) => population.people[Math.floor(i / MESSAGES)]);
  if (plan.programmes.some(({ claims }) => claims === "standing" || claims === "anyone")) handStanding();

  const uptake = room("uptake", places * MODIFIERS * AWARENESS_CLASSES * 4);
  const belief = room("belief", places * MESSAGES * 4);
  const supply = room("supply", places * PROGRAMMES * 4);
  const willing = room("willing", places * PROGRAMMES * 4);
  const branchField = room("branchField", places * plan.branches.length * 4);
  view(Uint32Array, branchField, places * plan.branches.length).fill(EVERYONE);
  const claimed = room("claimed", places * PROGRAMMES * 4);
  const granted = room("granted", places * PROGRAMMES * 4);
  const holding = room("holding", places * OVERLAYS * 4);
  const away = room("away", places * 4);
  const guests = room("guests", places * 4);
  const exported = room("exported", places * 4);
  const missing = room("missing", places * SECTORS * 4);
  handOverlays();
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
    view(Uint32Array, aware, places * AWARENESS_CLASSES)[place * AWARENESS_CLASSES + plan.classOf[0]] =
      everyone;
    for (let slot = 0; slot < MESSAGES; slot++)
      view(Uint32Array, heard, places * 12)[(place * 3 + slot) * 4] = everyone;
  }
  const [peopleLow, peopleHigh] = seedWords(plan.seeds.people);
  const [fatesLow, fatesHigh] = seedWords(plan.seeds.fates);
  kernel.forgetTraits();
  kernel.setSeeds(peopleLow, peopleHigh, fatesLow, fatesHigh);
  const kindBits = (kinds: readonly number[]): number => kinds.reduce((bits, kind) => bits | (1 << kind), 0);
  const everyKind = kindBits(Object.values(EventKind));
  if (plan.log === "all") kernel.keepLog(0, 0xffffffff, everyKind);
  else if (plan.log !== "off") {
    const { from, to, kinds } = plan.log;
    kernel.keepLog(from, to, kinds === undefined ? everyKind : kindBits(kinds));
  }

  function handPermutations(name: string, keys: Uint32Array, sizeOf: (i: number) => number): void {
    const at = room(name, keys.length * PERMUTATION_BYTES);
    keys.forEach((key, i) => {
      kernel.prepare(at + i * PERMUTATION_BYTES, sizeOf(i), key);
    });
  }

  /** The order in which the members of each band of each place, or all there, have their turn. */
  function handStanding(): void {
    const bands = PROGRAMME_BANDS;
    const rows = plan.programmes.length * places * bands;
    room("cursor", rows * 4);
    const [low, high] = seedWords(plan.seeds.people);
    const words = new Uint32Array(4);
    const programmeOf = (row: number): number => Math.floor(row / (places * bands));
    const placeOf = (row: number): number => Math.floor(row / bands) % places;
    const isOfAll = (row: number): boolean => plan.programmes[programmeOf(row)].claims === "anyone";
    const keys = Uint32Array.from({ length: rows }, (_, row) => {
      const programme = programmeOf(row);
      const index = isOfAll(row) ? KEYS_OF_ANYONE + programme : programme * bands + (row % bands);
      philox(low, high, 0, population.key[placeOf(row)], PROGRAMME_KEYS, index, words);
      return words[0];
    });
    handPermutations("permuteStanding", keys, (row) =>
      isOfAll(row) ? population.people[placeOf(row)] : population.bandPeople[row % (places * bands)],
    );
  }

  /** Planes for what programmes and counts need: overlays, their last days, whereabouts. */
  function handOverlays(): void {
    const { programmes } = plan;
    if (programmes.length > 0 || plan.countMissing) room("held", population.addresses * 2);
    const until = new Uint32Array(OVERLAYS);
    for (const { effect } of programmes) {
      if (effect === null || !("overlay" in effect) || effect.lastsDays === null) continue;
      if (until[effect.overlay] === 0) until[effect.overlay] = kernel.allocate(population.addresses * 2);
    }
    hand("untilOf", until);
    if (programmes.some(({ effect }) => effect !== null && "move" in effect))
      room("host", population.addresses * 2);
  }

  const importMean = (day: number): number =>
    plan.imports.reduce(
      (sum, { from, until, perDay }) => (day >= from && day < until ? sum + perDay : sum),
      0,
    );
  const seedsOf = (day: number): number => (day === 0 ? plan.seedInfections : 0);

  const counts = { candidates: 0 } as DayCounts;
  /** Views of the counters: made again after each day, for the memory may have grown. */
  function refresh(): void {
    counts.entered = view(Uint32Array, entered, places * course.stages);
    counts.occupied = view(Uint32Array, occupied, places * course.stages);
    counts.infected = view(Uint32Array, infected, places * OUTCOME_BANDS);
    counts.died = view(Uint32Array, died, places * OUTCOME_BANDS);
    counts.aware = view(Uint32Array, aware, places * AWARENESS_CLASSES);
    counts.heard = view(Uint32Array, heard, places * MESSAGES * 4);
    counts.claimed = view(Uint32Array, claimed, places * PROGRAMMES);
    counts.granted = view(Uint32Array, granted, places * PROGRAMMES);
    counts.holding = view(Uint32Array, holding, places * OVERLAYS);
    counts.away = view(Uint32Array, away, places);
    counts.guests = view(Uint32Array, guests, places);
    counts.exported = view(Uint32Array, exported, places);
    counts.missing = view(Uint32Array, missing, places * SECTORS);
  }
  refresh();

  function endDay(candidates: number): void {
    counts.candidates = candidates;
    refresh();
  }

  /** The words of the kept events; the chunks are given back. */
  function takeLogWords(): Uint32Array {
    const chunks: number[] = [];
    let bytes = 0;
    for (let chunk = read("logChunk"); chunk !== 0; ) {
      const [length, next] = view(Uint32Array, chunk, 2);
      chunks.push(chunk);
      bytes += length;
      chunk = next;
    }
    const words = new Uint32Array(bytes / 4);
    let at = 0;
    for (const chunk of chunks) {
      const length = view(Uint32Array, chunk, 1)[0] / 4;
      words.set(view(Uint32Array, chunk + CHUNK_HEADER, length), at);
      at += length;
      kernel.freeChunk(chunk);
    }
    kernel.clearLog();
    return words;
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
      endDay(kernel.runDay(day, importMean(day), seedsOf(day)) >>> 0);
    },
    startDay: (day) => kernel.startDay(day, importMean(day), seedsOf(day)),
    endDay,
    wordsAt: (address, length) => view(Uint32Array, address, length),
    takeLog: () => readEvents(takeLogWords()),
    takeLogWords,
    setSupply: (units) => view(Uint32Array, supply, places * PROGRAMMES).set(units),
    setWilling: (fields) => view(Uint32Array, willing, places * PROGRAMMES).set(fields),
    setBranches: (factors) => view(Uint32Array, branchField, places * plan.branches.length).set(factors),
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
    save: () => ({
      memory: new Uint8Array(memory.buffer).slice(),
      globals: Object.fromEntries(
        globalNames().map((name) => {
          const { value } = kernel[name] as WasmGlobal;
          return [name, typeof value === "bigint" ? value.toString() : value];
        }),
      ),
    }),
    restore(saved) {
      const names = globalNames();
      const alike = names.length === Object.keys(saved.globals).length && saved.globals["state"] === state;
      if (!alike) throw new Error("kernel: the saved state is of another plan or version");
      const missingBytes = saved.memory.length - memory.buffer.byteLength;
      if (missingBytes > 0) memory.grow(Math.ceil(missingBytes / PAGE_BYTES));
      new Uint8Array(memory.buffer).fill(0).set(saved.memory);
      for (const name of names) {
        const value = saved.globals[name];
        (kernel[name] as WasmGlobal).value = typeof value === "string" ? BigInt(value) : value;
      }
      refresh();
    },
    exports: kernel,
  };
}

/** Kept events of any number of kernels, in canonical order. */
export function readEvents(words: Uint32Array): LogEvent[] {
  const events = Array.from({ length: words.length / EVENT_WORDS }, (_, i): LogEvent => {
    const [time, code, person, other] = words.subarray(i * EVENT_WORDS, (i + 1) * EVENT_WORDS);
    const [kind, a, b, c] = [code & 255, (code >>> 8) & 255, (code >>> 16) & 255, code >>> 24];
    return { time, kind, a, b, c, person, other };
  });
  return events.sort(compareEvents);
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
