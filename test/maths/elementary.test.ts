import { readFileSync } from "node:fs";
import asc from "assemblyscript/asc";
import { beforeAll, describe, expect, test } from "vitest";
import { webAssembly } from "../../src/kernel/webassembly.ts";
import { exp, log, pow } from "../../src/maths/elementary.ts";

/** Unit in the last place of a number near 1. */
const ULP = 2 ** -52;

/** `count` arguments spread evenly but irregularly over [from, to). */
function spread(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_, i) => from + (to - from) * ((i * 0.6180339887498949) % 1));
}

/** Largest relative difference, in units of the last place, over finite results. */
function worstUlps(args: number[], ours: (x: number) => number, theirs: (x: number) => number): number {
  let worst = 0;
  for (const x of args) worst = Math.max(worst, Math.abs(ours(x) / theirs(x) - 1) / ULP);
  return worst;
}

describe("exp", () => {
  test("agrees with Math.exp within 2 ulp over the normal range", () => {
    expect(worstUlps(spread(200_000, -708, 709.7), exp, Math.exp)).toBeLessThanOrEqual(2);
    expect(worstUlps(spread(200_000, -12, 3), exp, Math.exp)).toBeLessThanOrEqual(2);
    expect(worstUlps(spread(100_000, -1e-5, 1e-5), exp, Math.exp)).toBeLessThanOrEqual(2);
  });

  test("ends where doubles end", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(800)).toBe(Infinity);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-800)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    for (const x of spread(1000, -745, -709)) {
      expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(2 * Number.MIN_VALUE);
    }
    expect(exp(709.78) / Math.exp(709.78)).toBeCloseTo(1, 14);
  });
});

describe("log", () => {
  test("agrees with Math.log within 2 ulp, near 1 too", () => {
    expect(worstUlps(spread(200_000, 0.3, 3), log, Math.log)).toBeLessThanOrEqual(2);
    expect(worstUlps(spread(100_000, 1 - 1e-6, 1 + 1e-6), log, Math.log)).toBeLessThanOrEqual(2);
    const scales = spread(200_000, -1022, 1023).map((power) => 2 ** power);
    expect(worstUlps(scales, log, Math.log)).toBeLessThanOrEqual(2);
  });

  test("is defined at the edges", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(Number.MIN_VALUE)).toBeCloseTo(Math.log(Number.MIN_VALUE), 12);
    expect(log(Number.MAX_VALUE)).toBeCloseTo(Math.log(Number.MAX_VALUE), 12);
  });
});

test("pow is close to Math.pow for moderate exponents", () => {
  for (const x of spread(200, 0.01, 20)) {
    for (const y of [-3, -0.5, 0, 0.1, 1, 2.5]) expect(pow(x, y) / x ** y).toBeCloseTo(1, 13);
  }
});

describe("compiled by AssemblyScript", () => {
  let compiled: Record<"exp" | "log" | "pow", (...args: number[]) => number>;

  beforeAll(async () => {
    const source = readFileSync(new URL("../../src/maths/elementary.ts", import.meta.url), "utf8");
    let binary: Uint8Array<ArrayBuffer> | undefined;
    const { error, stderr } = await asc.main(
      ["elementary.ts", "--runtime", "stub", "-O3", "--outFile", "elementary.wasm"],
      {
        readFile: (name) => (name === "elementary.ts" ? source : null),
        writeFile: (_, contents) => {
          binary = new Uint8Array(contents as Uint8Array);
        },
        listFiles: () => [],
      },
    );
    if (error || !binary) throw new Error(`AssemblyScript did not compile: ${stderr.toString()}`);
    const instance = new webAssembly.Instance(new webAssembly.Module(binary), {});
    compiled = instance.exports as typeof compiled;
  });

  test("the kernel's copy gives the same bits", () => {
    const edges = [0, -0, 1, Infinity, -Infinity, NaN, 5e-324, Number.MAX_VALUE, 800, -800, 709.78, -745.1];
    const args = [...edges, ...spread(50_000, -750, 712), ...spread(50_000, -12, 3)];
    const differing = args.filter((x) => !Object.is(compiled.exp(x), exp(x)));
    expect(differing).toEqual([]);
    const positive = [
      ...edges,
      ...spread(50_000, 0, 3),
      ...spread(50_000, -1074, 1024).map((power) => 2 ** power),
    ];
    expect(positive.filter((x) => !Object.is(compiled.log(x), log(x)))).toEqual([]);
    expect(positive.filter((x) => !Object.is(compiled.pow(x, 0.37), pow(x, 0.37)))).toEqual([]);
  });
});
