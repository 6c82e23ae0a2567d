/** A latent period before: row A6, as equations and in the kernel. */
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { exponential } from "../textbook.ts";
import { average, dayOf, peakDay, runEpidemics } from "./epidemic.ts";
import { solve } from "./equations.ts";

const PEOPLE = 1_000_000;
const R0 = 2.5;
const START = 1e-5;

const solution = once(() => solve({ r0: R0, latentDays: 3, infectiousDays: 5, start: START }));
const epidemics = once((conditions: Conditions) =>
  runEpidemics(
    conditions,
    {
      people: PEOPLE,
      r0: R0,
      latent: exponential(3),
      infectious: exponential(5),
      seedInfections: PEOPLE * START,
      days: 600,
    },
    conditions.full ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3],
  ),
);

const SOURCE = "SEIR equations integrated, 1/σ 3 d, 1/γ 5 d, 1e-5 infected at the start; derived";
const WHAT = "a SEIR epidemic of R0 2.5, latent 3 d, infectious 5 d";

export const seir: readonly Check[] = [
  {
    id: "A6 peak",
    claim: `Largest share infectious at once in ${WHAT}`,
    expected: 0.1438,
    tolerance: { absolute: 0.002 },
    source: SOURCE,
    errorRate: "1 in 1,000,000: standard error 0.0003, measured with other seeds",
    obtain: (conditions) => average(epidemics(conditions).map(({ infectious }) => Math.max(...infectious))),
  },
  {
    id: "A6 day, equations",
    claim: `Day on which most are infectious in the equations of ${WHAT}, by the integration that the row below stands on`,
    expected: 82.0896,
    tolerance: { absolute: 0.1 },
    source: SOURCE,
    errorRate: "none: nothing is drawn",
    obtain: (conditions) => solution(conditions).peakDay,
  },
  {
    id: "A6 day",
    claim: `Day on which most are infectious in ${WHAT}: what the equations take from 1e-5 infected to 1 %, and what the kernel takes from there to its peak`,
    expected: 82.0896,
    tolerance: { relative: 0.01 },
    source: SOURCE,
    errorRate: "1 in 100,000: standard error 0.14 days, measured with other seeds",
    obtain: (conditions) =>
      solution(conditions).dayOf(0.01) +
      average(epidemics(conditions).map((epidemic) => peakDay(epidemic) - dayOf(epidemic, 0.01))),
  },
];
