/** A world that was run on the kernel with the whole society, and everything that can be seen of it from outside. */
import type { DayCounts, LogEvent } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { type Company, listCompany } from "../../src/outcomes/causes/company.ts";
import { type Handover, recordEngine } from "../../src/outcomes/causes/record.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Setting } from "../../src/setting.ts";
import { type SimulateOptions, simulate } from "../../src/simulate.ts";

/** One day, as it was when it had been run. */
export interface Seen {
  counts: DayCounts;
  /** One byte a person address. */
  people: Uint8Array;
  active: number;
}

export interface Observed {
  setting: Setting;
  plan: KernelPlan;
  run: WorldRun;
  /** In canonical order. */
  log: readonly LogEvent[];
  days: readonly Seen[];
  /** What society handed over on each morning. */
  asked: readonly Handover[];
  company: Company;
  threshold(person: number, trait: number): number;
}

/** The arrays of a kernel are views that the next day overwrites. */
function copyCounts(counts: DayCounts): DayCounts {
  const copy = Object.entries(counts).map(([name, of]) => [name, typeof of === "number" ? of : of.slice()]);
  return Object.fromEntries(copy) as DayCounts;
}

export function observe(kernel: WasmModule, setting: Setting, options: SimulateOptions = {}): Observed {
  const log: LogEvent[] = [];
  const days: Seen[] = [];
  const asked: Handover[] = [];
  const made: { plan?: KernelPlan; threshold?: Observed["threshold"] } = {};
  const run = simulate(kernel, setting, {
    ...options,
    log: "all",
    onEvents: (events) => {
      for (const event of events) log.push(event);
    },
    onDay(_, { counts, people, active }) {
      days.push({ counts: copyCounts(counts), people: people.slice(), active: active() });
      return undefined;
    },
    engine(plan) {
      const engine = createKernel(kernel, plan);
      made.plan = plan;
      made.threshold = engine.threshold;
      return recordEngine(engine, asked);
    },
  });
  const company = listCompany(setting.population);
  return { setting, plan: made.plan!, run, log, days, asked, company, threshold: made.threshold! };
}

/** What breaks a law, in words; `broken` counts all of it, words are kept of the first few. */
export interface Findings {
  broken: number;
  words: string[];
  /** How often the law was put to the test. */
  tried: number;
}

/** What a law finds in a world. */
export interface Witness {
  /** Holds unless `holds` is false; `words` say what was found. */
  expect(holds: boolean, words: () => string): void;
}

const KEPT = 5;

export function findings(): Findings & Witness {
  const found = {
    broken: 0,
    tried: 0,
    words: [] as string[],
    expect(holds: boolean, words: () => string) {
      found.tried++;
      if (holds) return;
      found.broken++;
      if (found.words.length < KEPT) found.words.push(words());
    },
  };
  return found;
}

/** A law of any world that was run. */
export interface Law {
  id: string;
  claim: string;
  check(world: Observed, witness: Witness): void;
}
