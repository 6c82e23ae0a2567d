/** Every row of docs/VERIFICATION.md, in its order. */
import type { Check } from "./check.ts";
import { marginals } from "./constructions/marginals.ts";
import { constructions } from "./constructions/rows.ts";
import { polymod } from "./contacts/polymod.ts";
import { ages } from "./exact/ages.ts";
import { arrest } from "./exact/arrest.ts";
import { delay } from "./exact/delay.ts";
import { earlyAges } from "./exact/early-ages.ts";
import { extinction } from "./exact/extinction.ts";
import { finalSizes } from "./exact/final-size.ts";
import { funeral } from "./exact/funeral.ts";
import { growth } from "./exact/growth.ts";
import { households } from "./exact/households.ts";
import { intervals } from "./exact/intervals.ts";
import { offspring } from "./exact/offspring.ts";
import { radiation } from "./exact/radiation.ts";
import { rumour } from "./exact/rumour.ts";
import { seir } from "./exact/seir.ts";
import { sir } from "./exact/sir.ts";
import { anyWorld } from "./laws/any-world.ts";
import { changedWorlds } from "./laws/changed-worlds.ts";
import { paired } from "./laws/paired.ts";
import { seeds } from "./laws/seeds.ts";
import { runtimes } from "./machines/runtimes.ts";
import { shards } from "./machines/shards.ts";
import { bijections } from "./randomness/bijections.ts";
import { company } from "./randomness/company.ts";
import { imports } from "./randomness/imports.ts";
import { outcomes } from "./randomness/outcomes.ts";
import { rationed } from "./randomness/rations.ts";
import { samplers } from "./randomness/samplers.ts";
import { personalThresholds } from "./randomness/thresholds.ts";
import { words } from "./randomness/words.ts";
import { recovery } from "./recovery/recovery.ts";
import { burials } from "./society/burials.ts";
import { kin } from "./society/kin.ts";

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
  {
    title: "Offspring, households, rumour, ages and measures in closed form",
    checks: inOrder(
      ...offspring,
      ...households,
      ...rumour,
      ...ages,
      ...earlyAges,
      ...intervals,
      ...delay,
      ...radiation,
      ...arrest,
      ...funeral,
    ),
  },
  { title: "Contacts", checks: inOrder(...polymod) },
  { title: "What was put in, found again in what came out", checks: inOrder(...recovery) },
  { title: "Constructions of the population", checks: inOrder(...constructions, ...marginals) },
  { title: "The society", checks: inOrder(...kin, ...burials) },
  { title: "Laws of worlds", checks: inOrder(...anyWorld, ...changedWorlds, ...seeds, ...paired) },
  {
    title: "Randomness",
    checks: inOrder(
      ...words,
      ...bijections,
      ...samplers,
      ...imports,
      ...outcomes,
      ...company,
      ...personalThresholds,
      ...rationed,
    ),
  },
  { title: "The same bits everywhere", checks: inOrder(...runtimes, ...shards) },
];
