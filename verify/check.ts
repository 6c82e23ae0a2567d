/** One claim of the model, held against something that we did not write: a row of docs/VERIFICATION.md. */
import type { WasmModule } from "../src/kernel/webassembly.ts";

/** What a check is run with. */
export interface Conditions {
  kernel: WasmModule;
  /** As large as its tolerance wants, rather than as small as its error rate allows. */
  full: boolean;
}

/** How far what is obtained may be from what is expected, both ends included. */
export type Tolerance =
  | "exact"
  | { absolute: number }
  | { relative: number }
  | { from: number; to: number }
  /** What is obtained is the probability, were the claim true, of a deviation as large as was seen. */
  | { pAtLeast: number };

export interface Check {
  /** Unique: a group's letter and number, and a word or number where one target has several rows, such as "A1 R0=2". */
  id: string;
  claim: string;
  /** A number where the tolerance is one. */
  expected: number | string;
  tolerance: Tolerance;
  /** Where the expected value is from, and its standing: confirmed, derived, from memory. */
  source: string;
  /** How often a right program fails this row, and why; "none: nothing is drawn" where that is so. */
  errorRate: string;
  /** Runs what must be run. Rows of one simulation share it. */
  obtain(conditions: Conditions): number | string | Promise<number | string>;
}
