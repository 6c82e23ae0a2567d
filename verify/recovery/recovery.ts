/** Outbreaks are made with known parameters; what is estimated from their records alone must be these parameters. */
import { householdAttack } from "../../src/kernel/household.ts";
import { personAt } from "../../src/population/people.ts";
import type { Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { ascertainmentOf, coupleAttackOf, growthOf, intervalsOf, offspringOf } from "./estimates.ts";
import {
  growthFor,
  intervalOfCourse,
  layOutbreak,
  type Recorded,
  record,
  reproductionOf,
} from "./outbreak.ts";

const R0 = 2;
const GROWTH = 0.12;
const ASCERTAINMENT = 0.35;
const DELAY = { mean: 7, sd: 4 };

interface Estimates {
  growth: number;
  intervalMean: number;
  intervalSd: number;
  byGrowth: number;
  byOffspring: number;
}

/** Means over outbreaks, each looked at by itself. */
function estimate(outbreaks: readonly Recorded[]): Estimates {
  const each = outbreaks.map(({ growing, completed }) => {
    const growth = growthOf(growing);
    const { mean, sd, r } = intervalsOf(growing, growth);
    return [growth, mean, sd, r, offspringOf(completed)];
  });
  const [growth, intervalMean, intervalSd, byGrowth, byOffspring] = [0, 1, 2, 3, 4].map(
    (i) => each.reduce((sum, numbers) => sum + numbers[i], 0) / each.length,
  );
  return { growth, intervalMean, intervalSd, byGrowth, byOffspring };
}

const alike = once((conditions) =>
  estimate(record(conditions, layOutbreak("homogeneous", { r0: R0 }), conditions.full ? 16 : 4)),
);

const REPORTED = {
  parameters: {
    "surveillance.ascertainment": ASCERTAINMENT,
    "surveillance.delayMean": DELAY.mean,
    "surveillance.delaySd": DELAY.sd,
    "surveillance.laboratory": 100_000,
  },
};

const town = once((conditions) =>
  record(
    conditions,
    layOutbreak("structured", { growth: GROWTH, dispersion: 0.5 }, REPORTED),
    conditions.full ? 40 : 10,
  ),
);
const townEstimates = once((conditions) => estimate(town(conditions)));

function partnersIn({ population }: Setting): (person: number) => number | null {
  return (person) => {
    const { householdFirst, householdSize } = personAt(population, person);
    if (householdSize !== 2) return null;
    return person === householdFirst ? person + 1 : householdFirst;
  };
}

/** Against what the setting says of the pairs of its households: one scenario, so that the ratio is what is expected. */
function coupleAttack(conditions: Conditions): number {
  const outbreaks = town(conditions);
  const { setting } = outbreaks[0];
  const householdSar = householdAttack(setting.course, setting.population)(1);
  const shares = outbreaks.map(({ completed }) =>
    coupleAttackOf({ ...completed, from: 0 }, partnersIn(setting)),
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length / householdSar;
}

/** Share of severe cases that come to be known, as it looks while the outbreak grows. */
function ascertainmentNow(conditions: Conditions): number {
  const outbreaks = town(conditions);
  const shares = outbreaks.map(({ run, growing }) => {
    const day = Math.floor(growing.infections[growing.until].at);
    const severe = run.daily.severe.subarray(0, day + 1).reduce((sum, n) => sum + n, 0);
    return ascertainmentOf({ known: run.daily.known[day], severe }, growthOf(growing), DELAY);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The same when all is over. */
function ascertainmentAfterwards({ kernel }: Conditions): number {
  const setting = layOutbreak("structured", { r0: R0 }, { ...REPORTED, people: 20_000 });
  const { daily } = simulate(kernel, setting);
  return daily.known.at(-1)! / daily.severe.reduce((sum, n) => sum + n, 0);
}

interface Row {
  what: string;
  claim: string;
  expected: number;
  within: number;
  errorRate: string;
  obtain(conditions: Conditions): number;
}

/** Rows S1, S2, ... from a first number on. */
const rows = (first: number, where: string, source: string, list: readonly Row[]): Check[] =>
  list.map(({ what, claim, expected, within, errorRate, obtain }, i) => ({
    id: `S${first + i} ${what}`,
    claim: `${where}: ${claim}`,
    expected,
    tolerance: { relative: within },
    source,
    errorRate,
    obtain,
  }));

const { mean, sd } = intervalOfCourse();

const homogeneous = rows(
  1,
  "Everyone meets everyone, R0 2",
  "what the scenario says, by Euler and Lotka in closed form; estimated from the records of early cases",
  [
    {
      what: "growth",
      claim: "growth a day, from daily infections",
      expected: growthFor(R0),
      within: 0.03,
      errorRate: "below 1 in 10⁶: standard error 0.5 %, and those already infected slow it by 1 %",
      obtain: (conditions) => alike(conditions).growth,
    },
    {
      what: "interval",
      claim: "mean generation interval in days, from pairs, corrected for growth",
      expected: mean,
      within: 0.02,
      errorRate: "below 1 in 10⁶: standard error 0.3 % over other seeds",
      obtain: (conditions) => alike(conditions).intervalMean,
    },
    {
      what: "spread of intervals",
      claim: "standard deviation of the generation interval in days",
      expected: sd,
      within: 0.05,
      errorRate:
        "below 1 in 10⁶: standard error 0.6 % over other seeds, 1 % too small for the few days that are looked at",
      obtain: (conditions) => alike(conditions).intervalSd,
    },
    {
      what: "R by growth",
      claim: "R, from growth and intervals",
      expected: R0,
      within: 0.03,
      errorRate:
        "below 1 in 10⁶: standard error 0.3 % over other seeds, 0.7 % too small for those already infected",
      obtain: (conditions) => alike(conditions).byGrowth,
    },
    {
      what: "R by offspring",
      claim: "R, from the victims of early cases",
      expected: R0,
      within: 0.05,
      errorRate:
        "below 1 in 10⁶: standard error 0.5 % over other seeds, 1 % too small for those already infected",
      obtain: (conditions) => alike(conditions).byOffspring,
    },
  ],
);

const structured = rows(
  6,
  "Households, classes, work and company, dispersion 0.5, growth 0.12 a day",
  "what the scenario says, R by Euler and Lotka from its course and growth; estimated from the records of early cases",
  [
    {
      what: "growth",
      claim: "growth a day, from daily infections",
      expected: GROWTH,
      within: 0.1,
      errorRate: "below 1 in 10⁶: standard error 1 % over other seeds; the model claims no more than a tenth",
      obtain: (conditions) => townEstimates(conditions).growth,
    },
    {
      what: "interval",
      claim:
        "mean generation interval in days, from pairs, corrected for growth (somewhat short, as who is met daily is infected early)",
      expected: mean,
      within: 0.08,
      errorRate:
        "below 1 in 10⁶: standard error 0.3 % over other seeds; 4 % too short, for whoever is met daily is infected early or by another",
      obtain: (conditions) => townEstimates(conditions).intervalMean,
    },
    {
      what: "spread of intervals",
      claim: "standard deviation of the generation interval in days",
      expected: sd,
      within: 0.08,
      errorRate: "below 1 in 10⁶: standard error 0.4 % over other seeds; 3 % too small for the same reason",
      obtain: (conditions) => townEstimates(conditions).intervalSd,
    },
    {
      what: "R by growth",
      claim: "R, from growth and intervals",
      expected: reproductionOf(GROWTH),
      within: 0.08,
      errorRate:
        "below 1 in 10⁶: standard error 0.6 % over other seeds; 3 % too small, as intervals are too short",
      obtain: (conditions) => townEstimates(conditions).byGrowth,
    },
    {
      what: "R by offspring",
      claim: "R, from the victims of early cases",
      expected: reproductionOf(GROWTH),
      within: 0.08,
      errorRate:
        "below 1 in 10⁶: standard error 0.5 % over other seeds; 4 % too small, as the victims of others cannot be infected again",
      obtain: (conditions) => townEstimates(conditions).byOffspring,
    },
    {
      what: "household attack rate",
      claim:
        "share of couples in which the first to be infected infects the other, against the attack rate asked for",
      expected: 1,
      within: 0.1,
      errorRate:
        "1 in 100,000: standard error 1.8 % over other seeds, 2 % too small as some are infected by others first; a half of that in full",
      obtain: coupleAttack,
    },
    {
      what: "ascertainment",
      claim:
        "share of severe cases that come to be known, while it grows, corrected for the delay of reports",
      expected: ASCERTAINMENT,
      within: 0.1,
      errorRate: "below 1 in 10⁶: standard error 1 %, of the growth over the mean delay",
      obtain: ascertainmentNow,
    },
    {
      what: "ascertainment afterwards",
      claim: "the same when all is over",
      expected: ASCERTAINMENT,
      within: 0.01,
      errorRate: "none: what is reported is reckoned, not drawn; false cases add 0.001 %",
      obtain: ascertainmentAfterwards,
    },
  ],
);

export const recovery: readonly Check[] = [...homogeneous, ...structured];
