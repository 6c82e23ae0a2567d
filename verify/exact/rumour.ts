/** A statement that next to nobody hears from the media goes by word of mouth alone: a rumour among people who all meet. */
import { Hearing } from "../../src/kernel/engine.ts";
import { simulate } from "../../src/simulate.ts";
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { inTurn, layTown } from "../town.ts";

const PEOPLE = 10_000;
/**
 * Long against a tick: tells are judged by who had heard at its beginning, so that with a day between tells, four ticks,
 * fewer stop than in the continuous time of the theory, and the share that never hears is 0.008 too small.
 */
const GAP_DAYS = 10;
/** The media reach those whom they reach on the day after the statement. */
const FIRST_HEARD = 2;

interface Rumour {
  /** Share of those who hear it who tell it on; probability that a teller stops on meeting someone who had heard. */
  tellShare: number;
  stifle: number;
}

/** Share of people who never hear it, mean of many rumours. */
function ignorant({ kernel, full }: Conditions, { tellShare, stifle }: Rumour): number {
  const setting = layTown({
    people: PEOPLE,
    days: 1200,
    population: { mixing: "homogeneous" },
    disease: {
      name: "none",
      r0: 1,
      stages: inTurn([{ name: "ill", dwell: { family: "fixed", days: 1 }, infectiousness: 1 }]),
    },
    seedInfections: 0,
    without: ["trust", "fear", "behaviour"],
    parameters: {
      // The media reach ten people at once, and then nobody; all believe what they hear.
      "information.reach": 10.5 / PEOPLE,
      "information.reachRate": 10,
      "trust.initial": 1,
      "information.tellShare": tellShare,
      "information.stifle": stifle,
      "information.gap": GAP_DAYS,
    },
    worlds: [{ name: "said", decisions: [{ at: { day: 0 }, say: { stance: "tell" } }] }],
  });
  const runs = full ? 200 : 40;
  let ignorants = 0;
  for (let fates = 1; fates <= runs; fates++) {
    let telling = 0;
    let unheard = 0;
    simulate(kernel, setting, {
      fates,
      onDay(day, { counts }) {
        unheard = counts.heard[Hearing.unheard];
        telling = counts.heard[Hearing.telling];
        return day < FIRST_HEARD || telling > 0;
      },
    });
    if (telling > 0) throw new Error("the rumour is still going round on the last day");
    ignorants += unheard;
  }
  return ignorants / runs / PEOPLE;
}

function rumourRow(id: string, ratio: number, rumourAsked: Rumour, share: number): Check {
  const { tellShare, stifle } = rumourAsked;
  return {
    id,
    claim: `A statement passed on by ${tellShare} of those who hear it, who stop with probability ${stifle} on meeting someone who had heard: the share that never hears it`,
    expected: share,
    tolerance: { absolute: 0.01 },
    source: `θ = exp(-(1 + ${ratio})(1 - θ)), Maki and Thompson 1973; Daley and Kendall 1965 have the same limit [derived]`,
    errorRate: "below 1 in 10⁶: standard deviation 0.007 of one rumour, 0.0011 of 40; 200 in full",
    obtain: once((conditions) => ignorant(conditions, rumourAsked)),
  };
}

export const rumour: readonly Check[] = [
  rumourRow("A14", 1, { tellShare: 1, stifle: 1 }, 0.203188),
  rumourRow("A14 ratio 2", 2, { tellShare: 1, stifle: 0.5 }, 0.05952),
  rumourRow("A14 ratio 0.5", 0.5, { tellShare: 0.5, stifle: 1 }, 0.417188),
];
