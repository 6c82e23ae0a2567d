/** Every row of docs/VERIFICATION.md, in its order. */
import type { Check } from "./check.ts";

export interface Group {
  title: string;
  checks: readonly Check[];
}

export const GROUPS: readonly Group[] = [];
