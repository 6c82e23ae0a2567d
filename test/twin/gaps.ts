/** Days between two tells: the exponential distribution, tabulated as every other time is. */
import type { MessagePlan } from "../../src/kernel/engine.ts";
import { exponentialQuantile } from "../../src/maths/distributions.ts";
import { tabulate } from "../../src/maths/quantile.ts";

export const gapTables = (messages: readonly MessagePlan[]): Float64Array[] =>
  messages.map(({ gapDays }) => tabulate(exponentialQuantile(gapDays)));
