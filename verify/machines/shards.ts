/** The same bits for any number of shards: one world with all that can be in force, run by one kernel and by several. */
import type { WorldRun } from "../../src/outcomes/result.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";

const SHARDS = [2, 3, 4, 8] as const;
/** People a place: no border between shards is one between places. */
const QUICK = [11_000, 6000, 3000] as const;
const FULL = [150_000, 70_000, 30_000] as const;

/** Every mechanism, words, closures, doses, tests, tracing, quarantine, burials and weekends; who commutes is computed. */
const scenarioText = ([port, hill, mill]: readonly [number, number, number]): string => `
version: 3
name: shared
days: 75
world:
  places:
    - { name: Port, people: ${port}, latitude: 50, longitude: 1 }
    - { name: Hill, people: ${hill}, latitude: 50.2, longitude: 1 }
    - { name: Mill, people: ${mill}, latitude: 50.1, longitude: 1.3 }
disease: { preset: ebola-2014, r0: 6, growth: null, householdSar: null }
seedInfections: ${Math.round(port / 100)}
imports: [{ from: 0, perDay: 0.5 }]
with: [all]
population: { quarters: true }
calendar: { weekends: true }
parameters: { flight.rate: 0.03, hardship.otherWater: 0.3, disorder.threshold: 0, disorder.lethality: 0.1 }
worlds:
  - name: all
    decisions:
      - { at: { day: 5 }, say: { stance: tell, threat: 0.9, advice: 0.8 } }
      - { at: { day: 6 }, do: { measure: vaccinate, perDay: ${Math.round(port / 20)}, protectsAfterDays: 5 } }
      - { at: { day: 8 }, do: { measure: test, perDay: ${Math.round(port / 40)} } }
      - { at: { day: 9 }, do: { measure: trace, casesPerDay: ${Math.round(port / 80)} } }
      - { at: { day: 12 }, do: { measure: close-schools } }
      - { at: { day: 14 }, do: { measure: quarantine-households } }
      - { at: { day: 18 }, do: { measure: bury-safely, share: 0.5 } }
      - { at: { day: 30 }, lift: close-schools }
      - { at: { day: 33 }, say: { stance: deny } }
`;

const OF_DISEASE = ["infections", "deaths", "doses", "tests", "quarantineDays", "displacedDays"] as const;
const OF_SOCIETY = ["killed", "absent", "refused", "unburied", "aided", "bereaved"] as const;
const HAPPENS = [...OF_DISEASE, ...OF_SOCIETY];

const settingOf = once(
  ({ full }): Setting => prepareSetting(readScenario(scenarioText(full ? FULL : QUICK), "shared.yaml"), null),
);

/** The run of one kernel. Throws Error if nothing happens in it that would tell two runs apart. */
const runByOne = once((conditions): WorldRun => {
  const run = simulate(conditions.kernel, settingOf(conditions));
  const missing = HAPPENS.find((measure) => run.daily[measure].every((n) => n === 0));
  if (missing !== undefined) throw new Error(`the world to be shared has no ${missing}`);
  return run;
});

const ALIKE = "the digest, and each person's end, of one shard";

function compare(conditions: Conditions, shards: number): string {
  const one = runByOne(conditions);
  const several = simulate(conditions.kernel, settingOf(conditions), { shards });
  if (several.digest !== one.digest) return `digest ${several.digest}, not ${one.digest}`;
  const other = one.people.findIndex(
    (state, p) => state !== several.people[p] || one.infectedOn[p] !== several.infectedOn[p],
  );
  return other === -1 ? ALIKE : `another end of person ${other}`;
}

export const shards: readonly Check[] = SHARDS.map((number) => ({
  id: `M11 shards=${number}`,
  claim: `A world shared among ${number} kernels has the same events as in one`,
  expected: ALIKE,
  tolerance: "exact",
  source: "The run of one kernel, which knows nothing of shards; the construction is decision 019. Derived",
  errorRate: "none: both draw the same numbers",
  obtain: (conditions) => compare(conditions, number),
}));
