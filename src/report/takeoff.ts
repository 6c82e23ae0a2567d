/** What is said of outbreaks that died out by themselves; nothing where all took off. */
import { type TakeOff, takeOffOf } from "../outcomes/takeoff.ts";
import type { Spread } from "../outcomes/spread.ts";
import { escape } from "./escape.ts";
import { amount, grouped } from "./number.ts";
import type { View } from "./view.ts";

const sizes = ({ pairs, middle, low, high }: Spread): string =>
  pairs === 1 || low === high ? amount(middle) : `${amount(middle)} (${amount(low)} to ${amount(high)})`;

/** One sentence on what counts, and one for each world; empty where every outbreak of every world took off. */
export function takeOffSentences({ threshold, worlds }: TakeOff): string[] {
  if (worlds.every(({ runs, tookOff }) => tookOff === runs)) return [];
  return [
    `An outbreak counts as taken off from ${grouped(threshold)} infected on; differences between worlds mix those that did and those that did not.`,
    ...worlds.map(({ title, runs, tookOff, large, small }) => {
      const others = large === null ? "they" : "the others";
      const died = small === null ? "" : `; ${others} ended with ${sizes(small)}`;
      const took =
        large === null
          ? `none of ${runs} took off`
          : `${tookOff} of ${runs} took off, with ${sizes(large)} infected`;
      return `${title}: ${took}${died}.`;
    }),
  ];
}

/** The section; empty where every outbreak took off. */
export function takeOffSection({ input: { scenario, people, runs, pairs } }: View): string {
  const [lead, ...rest] = takeOffSentences(takeOffOf(scenario, people, runs, pairs));
  if (lead === undefined) return "";
  const lines = rest.map((sentence) => `<p>${escape(sentence)}</p>`).join("");
  return `<section><h2>Whether it took off</h2><p class="lead">${escape(lead)}</p>${lines}</section>`;
}
