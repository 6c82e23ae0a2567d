/** The section on which mechanisms carried the difference. */
import { agreed, carried } from "../outcomes/carriers.ts";
import type { Reversal } from "../outcomes/result.ts";
import { agreedSign, mean } from "../outcomes/reversal.ts";
import { ORDER } from "../society/order.ts";
import { escape } from "./escape.ts";
import { effectWords, placeWords, signed } from "./reversal.ts";
import { type Table, tableMarkup } from "./table.ts";
import type { View } from "./view.ts";

/** Mechanisms named in the sentence. */
const NAMED = 3;

/** What was found, in a sentence; plain text. */
export function carrierSentence(reversal: Reversal): string {
  const { carriers, declared } = reversal;
  const weighty = carriers.filter((carrier) => agreed(carrier, declared)).slice(0, NAMED);
  const where = placeWords(reversal);
  if (weighty.length === 0)
    return `No mechanism switched off alone changes the difference in deaths the same way at every seed (${where}).`;
  const parts = weighty.map(({ mechanism, off }) => `${mechanism} (${signed(mean(off))} without it)`);
  return `Everything on, the difference in deaths is ${signed(mean(declared))}; switched off alone, these change it most, the same way at every seed: ${parts.join(", ")} (${where}).`;
}

/** Rows of the table: mechanism, the difference without it, what goes with it, and whether the seeds agree. */
export const carrierRows = ({ carriers, declared }: Reversal): string[][] =>
  carriers.map((carrier) => [
    carrier.mechanism,
    effectWords(carrier.off, declared),
    signed(carried(carrier, declared)),
    agreed(carrier, declared) ? "yes" : "no",
  ]);

/** Nothing for one world, or where it was not searched. */
export function carrierSection(view: View): string {
  const { reversal } = view.input;
  if (view.question === null || reversal === null || reversal.carriers.length === 0) return "";
  const about = new Map(ORDER.map((mechanism) => [mechanism.name, mechanism.about]));
  const table: Table = {
    caption: `difference in deaths ${placeWords(reversal)}, each mechanism switched off in both worlds; all on, ${effectWords(reversal.declared, reversal.declared)}`,
    columns: [
      { head: "mechanism" },
      { head: "difference without it", number: true },
      { head: "goes with it", number: true },
      { head: "seeds agree", number: true },
      // Last, for on a small screen it is what has to be scrolled to.
      { head: "what it does" },
    ],
    rows: carrierRows(reversal).map((row) => [...row, about.get(row[0]!) ?? ""]),
  };
  const unsettled =
    agreedSign(reversal.declared) === 0
      ? " The difference itself is not settled at these seeds, so what goes with a mechanism is no more than a hint."
      : "";
  return `<section><h2>What carried it</h2><p class="lead">${escape(carrierSentence(reversal))}</p>
<div class="wide" style="margin-top:28px">${tableMarkup(table)}</div>
<p class="small">Mechanisms hang on one another: what goes with each need not add up to the whole, and one that opposes another can make the difference larger when it is gone.${unsettled}</p></section>`;
}
