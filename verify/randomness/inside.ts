/** The kernel's own functions of chance, by the names that it exports them under. */
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { tabulate } from "../../src/maths/quantile.ts";
import type { Quantile } from "../../src/maths/gamma.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { planKernel } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";

interface Exports {
  philox(k0: number, k1: number, c0: number, c1: number, c2: number, c3: number, rounds: number): void;
  w0(): number;
  w1(): number;
  w2(): number;
  w3(): number;
  allocate(bytes: number): number;
  prepare(at: number, n: number, key: number): void;
  permute(x: number, table: number, i: number): number;
  permuteBack(x: number, table: number, i: number): number;
  poisson(mean: number, none: number, u: number): number;
  quantile(table: number, word: number): number;
  memory: { buffer: ArrayBuffer };
}

export type Counter = readonly [
  seedLow: number,
  seedHigh: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
];
/** Fills four words with the draw of a seed and counter. */
export type Draw = (counter: Counter, words: Uint32Array) => void;

export interface Inside {
  draw(rounds: number): Draw;
  /** The bijection of 0..n-1 under a key, and its inverse. */
  bijection(n: number, key: number): { image(x: number): number; origin(y: number): number };
  poisson(mean: number, u: number): number;
  /** The kernel's look-up in the table of a quantile function. */
  sampler(quantile: Quantile): (word: number) => number;
}

const ALONE = `
version: 1
name: alone
days: 1
world: { places: [{ name: Anywhere, people: 10 }] }
population: { mixing: homogeneous }
disease: { name: none, r0: 1, stages: [{ name: infectious, dwell: { family: fixed, days: 1 }, infectiousness: 1, next: [{ to: recovered }] }] }
`;

/** The functions of a kernel in which hardly anyone lives. */
export function openKernel(module: WasmModule): Inside {
  const setting = prepareSetting(readScenario(ALONE, "alone.yaml"), null, 1);
  const { scenario, population } = setting;
  const society = createSociety(scenario, scenario.worlds[0]!, population);
  const kernel: Kernel = createKernel(module, planKernel(setting, society, 1, "off"));
  const own = kernel.exports as unknown as Exports;
  const prepared = own.allocate(32);
  const table = own.allocate(tabulate((u) => u).byteLength);
  return {
    draw: (rounds) => (counter, words) => {
      const [low, high, c0, c1, c2, c3] = counter;
      own.philox(low, high, c0, c1, c2, c3, rounds);
      words[0] = own.w0();
      words[1] = own.w1();
      words[2] = own.w2();
      words[3] = own.w3();
    },
    bijection(n, key) {
      own.prepare(prepared, n | 0, key | 0);
      return {
        image: (x) => own.permute(x | 0, prepared, 0) >>> 0,
        origin: (y) => own.permuteBack(y | 0, prepared, 0) >>> 0,
      };
    },
    poisson: (mean, u) => own.poisson(mean, Math.exp(-mean), u),
    sampler(quantile) {
      const values = tabulate(quantile);
      new Float64Array(own.memory.buffer, table, values.length).set(values);
      return (word) => own.quantile(table, word | 0);
    },
  };
}
