/** Every row of docs/VERIFICATION.md, in its order. */
import type { Check } from "./check.ts";
import { extinction } from "./exact/extinction.ts";
import { finalSizes } from "./exact/final-size.ts";
import { growth } from "./exact/growth.ts";
import { seir } from "./exact/seir.ts";
import { sir } from "./exact/sir.ts";
import { paired } from "./laws/paired.ts";

export interface Group {
  title: string;
  checks: readonly Check[];
}

/** By the number in the id; rows of one number stay as they are. */
function inOrder(...checks: readonly Check[]): readonly Check[] {
  const numberOf = ({ id }: Check): number => Number(/\d+/.exec(id)?.[0]);
  return [...checks].sort((a, b) => numberOf(a) - numberOf(b));
}

export const GROUPS: readonly Group[] = [
  {
    title: "Epidemics in closed form",
    checks: inOrder(...sir, ...finalSizes, ...seir, ...growth, ...extinction),
  },
  { title: "Laws of worlds", checks: inOrder(...paired) },
];
