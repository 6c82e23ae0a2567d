/** Six deliberate faults of the kernel, each a small change of one file of its source, and the rows that should notice. */

export interface Fault {
  name: string;
  /** Of src/kernel/assembly. */
  file: string;
  /** Occurs exactly once in the file. */
  find: string;
  replace: string;
  /** As for `npm run verify -- --only`. */
  rows: readonly string[];
}

export const FAULTS: readonly Fault[] = [
  {
    name: "the latent period is a day too long",
    file: "course.ts",
    find: "wait = units < 1.0 ? 1 : <u32>units;",
    replace: "wait = (units < 1.0 ? 1 : <u32>units) + (stage == 0 ? 4096 : 0);",
    rows: ["A5", "A6"],
  },
  {
    name: "one setting is counted twice",
    file: "rates.ts",
    find: "total = rate0 + rate1 + rate2 + rate3 + rate4 + rate5;",
    replace: "total = rate0 + rate1 + rate2 + rate3 + rate3 + rate4 + rate5;",
    rows: ["A1 R0=2", "A3"],
  },
  {
    name: "contacts at home are halved",
    file: "rates.ts",
    find: "rate0 = load<f64>(table) * housemates();",
    replace: "rate0 = 0.5 * load<f64>(table) * housemates();",
    rows: ["A12", "A13"],
  },
  {
    name: "a bijection is biased: few of its orders ever occur",
    file: "sampling.ts",
    find: "mix(key + i * 0x9e3779b9)",
    replace: "(mix(key + i * 0x9e3779b9) & 7)",
    rows: ["R8", "R9"],
  },
  {
    name: "contacts are kept or not by one stream of numbers for all",
    file: "thinning.ts",
    find: "function markOf(source: u32, home: u32, setting: u32, layer: u32, stage: u32, index: u32): f64 {\n  drawFates(localOf(source, home), u32At(t.key, home), use(CANDIDATE, stage, layer, 0), index);",
    replace:
      "let asked: u32 = 0;\nfunction markOf(source: u32, home: u32, setting: u32, layer: u32, stage: u32, index: u32): f64 {\n  drawFates(asked++, 0, use(CANDIDATE, 0, 0, 0), 0);",
    rows: ["L20"],
  },
  {
    name: "what is due in the tick being drained is lost",
    file: "calendar.ts",
    find: "  return time < next ? next : time;",
    replace: "  return time;",
    rows: ["A2 short"],
  },
];
