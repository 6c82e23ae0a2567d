/** How the truth leaks out: somebody of those who know it talks to a reporter, and the press that can prints it. */
import { exp } from "../maths/elementary.ts";
import { printed } from "./channels.ts";
import type { Today } from "./mechanism.ts";
import { Slot } from "./mechanism.ts";
import { isOpen } from "./stance.ts";
import { describeLeak } from "./words.ts";

const WORD = 0x1_0000_0000;

/** Probability that one of `insiders` who each might leak on a day with probability about `each` does so. */
export function leakProbability(each: number, insiders: number): number {
  return 1 - exp(-each * insiders);
}

/** Leaks once, while the authority knows and does not say. */
function happens({ fields: f, value, word }: Today): boolean {
  if (f.detectedOn[0] < 0 || isOpen(f.stance[0])) return false;
  const know = value("insiders") * f.insidersLeft[0] + f.insidersMore[0];
  return word("leak") / WORD < leakProbability(value("leakProbability"), know);
}

/** Whether it leaks today; and whom the press reaches with what has leaked, more when it is set free or works again. */
export function leak(today: Today): void {
  const { fields: f, value, day, ask, population } = today;
  if (f.leakedOn[0] < 0) {
    if (!happens(today)) return;
    f.leakedOn[0] = day;
    ask.note("leak", describeLeak(f.pressControl[0]));
  }
  const share = value("leakReach") * printed(f.pressControl[0], value("uncontrolled"));
  for (let p = 0; p < population.places; p++) ask.reach(Slot.leak, p, share * f.coverage[p]);
}
