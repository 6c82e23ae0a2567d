/** Whether two machines, or two ways, have come to the same; and if not, where they part. */
import type { Answer, Outcome } from "./play.ts";

export const SAME = "the same";

/** The first value of an outcome that is another double, or other words; undefined if there is none. */
export function differenceOf(expected: unknown, obtained: unknown, where = ""): string | undefined {
  if (Object.is(expected, obtained)) return undefined;
  const objects = [expected, obtained].every((value) => typeof value === "object" && value !== null);
  if (!objects) return `${where} is ${String(obtained)} instead of ${String(expected)}`;
  const [one, other] = [expected, obtained] as [Record<string, unknown>, Record<string, unknown>];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differenceOf(one[key], other[key], where === "" ? key : `${where} ${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** SAME, or where an answer parts, in any way of any world, from the outcomes expected of the worlds. */
export function compareAnswer(expected: Readonly<Record<string, Outcome>>, answer: Answer): string {
  const parted = Object.keys({ ...expected, ...answer }).flatMap((world) =>
    Object.entries(answer[world] ?? { "in one go": undefined }).map(([way, outcome]) =>
      differenceOf(expected[world], outcome, `${world} ${way}:`),
    ),
  );
  return parted.find((found) => found !== undefined) ?? SAME;
}
