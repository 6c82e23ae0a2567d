/** What would reverse the answer, in words for report and terminal. Plain text. */
import type { Reversal } from "../outcomes/result.ts";
import { agreedSign, changeOf, mean, type ReversalRow } from "../outcomes/reversal.ts";
import { amount, counted, grouped } from "./number.ts";

/** A parameter's value at two figures, plain: 0.31, 1200, 0.00001. */
export const valueWords = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3
    ? value.toFixed(Math.min(12, 1 - Math.floor(Math.log10(Math.abs(value)) + 1e-9))).replace(/0+$/, "")
    : `${Number(value.toPrecision(2))}`;

/** "+40", "−1,300", "0" at two figures. */
export function signed(value: number): string {
  const shown = Math.abs(value) < 10 ? Math.round(value) : value;
  if (shown === 0) return "0";
  return `${shown < 0 ? "\u2212" : "+"}${amount(shown)}`;
}

/** Where a search was made: "on a preview of 100,000 people". */
export const placeWords = ({ people, whole }: Reversal): string =>
  `on ${whole ? "this world" : "a preview"} of ${grouped(people)} people`;

const seedWords = (seeds: number): string => (seeds === 1 ? "one seed" : `${seeds} seeds`);

/** The mean difference at a value: of what was run at fewer seeds, the declared mean moved by the change at those. */
export const estimate = (differences: readonly number[], declared: readonly number[]): number =>
  mean(declared) + changeOf(differences, declared);

/** That mean, and how many seeds have its sign: "−51, 3 of 3 seeds". */
export function effectWords(differences: readonly number[], declared: readonly number[]): string {
  const middle = estimate(differences, declared);
  if (differences.length < declared.length) return `${signed(middle)}, by one seed`;
  const agree = differences.filter((difference) => Math.sign(difference) === Math.sign(middle)).length;
  return `${signed(middle)}, ${agree} of ${seedWords(differences.length)}`;
}

/** Where the sign turns: "above 0.3 to 0.34". */
export function flipWords({ declared, flips }: ReversalRow): string {
  return flips
    .map(([near, far]) => {
      const [low, high] = [Math.min(near, far), Math.max(near, far)];
      return `${far > declared ? "above" : "below"} ${valueWords(low)} to ${valueWords(high)}`;
    })
    .join("; ");
}

const fewerOrMore = (sign: number): string => (sign < 0 ? "fewer" : "more");

/** Ends of ranges at which all seeds agree on a sign. */
function settled(rows: readonly ReversalRow[], sign: -1 | 1): string[] {
  return rows.flatMap(({ name, range, declared, low, high }) =>
    ([low, high] as const).flatMap((differences, side) =>
      range[side] !== declared && differences.length > 1 && agreedSign(differences) === sign
        ? [`${name} at ${valueWords(range[side]!)}`]
        : [],
    ),
  );
}

function unsettledSentences(reversal: Reversal): string[] {
  const { declared, rows } = reversal;
  const where = placeWords(reversal);
  if (declared.every((difference) => difference === 0))
    return [`With every assumption as declared there is no difference in deaths to reverse (${where}).`];
  const fewer = declared.filter((difference) => difference < 0).length;
  const more = declared.filter((difference) => difference > 0).length;
  const ends = ([-1, 1] as const).flatMap((sign) => {
    const at = settled(rows, sign);
    return at.length === 0 ? [] : [`on ${fewerOrMore(sign)} with ${at.join(", ")}`];
  });
  return [
    `The sign is not settled, even with every assumption as declared: fewer deaths in ${fewer || "none"} and more in ${more || "none"} of ${seedWords(declared.length)} (${where}). So no assumption can be said to reverse it.`,
    ends.length === 0
      ? "No assumption alone, at an end of its range, settles it."
      : `One assumption alone, at an end of its range, makes all seeds agree: ${ends.join("; ")}.`,
  ];
}

/**
 * The findings, the most important first.
 *
 * @param answer difference in deaths of the whole world with assumptions as declared, its middle
 */
export function reversalSentences(reversal: Reversal, answer: number): string[] {
  const { left, rows } = reversal;
  const unsearched =
    left === 0
      ? []
      : [
          `Of ${grouped(rows.length + left)} assumptions ${grouped(rows.length)} were searched, those about what is known, said, believed and done; --reversal with a number of people searches all.`,
        ];
  return [...foundSentences(reversal, answer), ...unsearched];
}

function foundSentences(reversal: Reversal, answer: number): string[] {
  const { declared, rows } = reversal;
  const sign = agreedSign(declared);
  if (sign === 0) return unsettledSentences(reversal);
  const where = placeWords(reversal);
  const turning = rows.filter((row) => row.flips.length > 0);
  const found =
    turning.length === 0
      ? `No single assumption within its range reverses the sign (${where}): each was set to both ends of its range, one at a time.`
      : `One assumption alone reverses the sign (${where}): ${turning.map((row) => `${row.name} ${flipWords(row)}`).join("; ")}.`;
  return [
    found,
    `With every assumption as declared, ${seedWords(declared.length)} agree there on ${fewerOrMore(sign)} deaths, ${counted(mean(declared))} ${fewerOrMore(sign)} on average.`,
    ...(answer * sign < 0
      ? [
          "That is not the sign of the answer for the whole world, so this says little about what would reverse that.",
        ]
      : []),
  ];
}
