/** What an authority plans, in words. */
import type { Decision, Moment, Statement } from "../src/scenario/scenario.ts";
import { describeLifting, describeOrder } from "../src/society/orders/words.ts";
import { describeCut, describePress, percent } from "../src/society/words.ts";

const STANCES: Record<Statement["stance"], string> = {
  silent: "say nothing",
  deny: "deny that there is an outbreak",
  minimise: "play it down",
  tell: "tell what is known",
  "tell-with-range": "tell what is known, with its uncertainty",
  exaggerate: "overstate it",
  correct: "admit that what was said was wrong and tell what is known",
};

/** What is waited for; `above` is the level it passes. */
function describeEvent(when: NonNullable<Moment["when"]>, above: number): string {
  switch (when) {
    case "detection":
      return "detection";
    case "leak":
      return "the leak";
    case "deaths":
      return `more than ${above} deaths in 100,000 a week`;
    case "unburied":
      return `more than ${above} unburied dead in 100,000`;
    case "beds":
      return `more than ${percent(above)} of the severely ill refused a bed`;
    case "disorder":
      return `more than ${above} incidents of disorder in 100,000 a day`;
  }
}

function describeMoment({ day, when, above, after }: Moment): string {
  if (day !== undefined) return `day ${day + after}`;
  const event = describeEvent(when ?? "detection", above ?? 0);
  if (after === 0) return `at ${event}`;
  return `${after} ${after === 1 ? "day" : "days"} after ${event}`;
}

function describeSaying(say: Statement): string {
  const parts = [
    STANCES[say.stance],
    ...(say.share === null ? [] : [`${say.share} of the known burden`]),
    ...(say.threat > 0 ? [`threat ${say.threat}`] : []),
    ...(say.advice > 0 ? [`advice ${say.advice}`] : []),
    ...(say.forecast === null
      ? []
      : [`forecast ${say.forecast} deaths in 100,000 a week in ${say.horizon} days`]),
    ...(say.means === null ? [] : [`means for ${say.means}`]),
  ];
  return parts.join(", ");
}

/** A sentence as part of a longer one. */
const clause = (sentence: string): string =>
  `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1).replace(/\.$/, "")}`;

/** "1 day after detection: tell what is known, threat 0.7" */
export function describeDecision({ at, or, say, do: order, lift, press, cut, needsTold }: Decision): string {
  const moments = [at, ...or].map(describeMoment);
  const done = [
    ...(say ? [describeSaying(say)] : []),
    ...(order ? [clause(describeOrder(order))] : []),
    ...(lift === undefined ? [] : [clause(describeLifting(lift))]),
    ...(press ? [clause(describePress(press))] : []),
    ...(cut ? [describeCut(cut).replace(/\.$/, "")] : []),
  ];
  const licence = needsTold ? " (waits until the outbreak is admitted)" : "";
  return `${moments.join(", or ")}: ${done.join("; ")}${licence}`;
}
