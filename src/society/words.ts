/** How decisions read on the time axis and in the chronicle. */
import type { Decision, Press, Rumour, Statement } from "../scenario/scenario.ts";
import type { Fields } from "./mechanism.ts";

/** A share to a tenth of a per cent. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

const ACTS: Readonly<Record<string, string>> = {
  home: "staying home when ill",
  remote: "working from home",
  precaution: "precautions",
  gather: "avoiding company",
};

/** What people do, or an order, by the name of its modifier. */
export const actWords = (name: string): string => ACTS[name] ?? name;

/** A count as people say it: two figures, "about" unless it is small. */
function about(count: number): string {
  const whole = Math.round(count);
  if (whole < 10) return `${whole}`;
  let step = 1;
  while (whole / step >= 100) step *= 10;
  return `about ${`${Math.round(whole / step) * step}`.replace(/\B(?=(\d{3})+$)/g, ",")}`;
}

const deaths = (count: number): string => `${about(count)} ${Math.round(count) === 1 ? "death" : "deaths"}`;

function inLastWeek(low: number, high: number): string {
  if (Math.round(high) === 0) return "no deaths in the last week";
  const same = Math.round(low) === Math.round(high);
  const from = Math.round(low) === 0 ? "at most " : `between ${about(low)} and `;
  return `${same ? "" : from}${deaths(high)} in the last week`;
}

function burden(say: Statement, fields: Fields): string {
  const week = fields.knownWeekCount[0];
  const ill = about(fields.knownWorld[0]);
  switch (say.stance) {
    case "silent":
      return "The authority says nothing";
    case "deny":
      return "The authority denies that there is an outbreak";
    case "minimise":
      return `The authority plays it down: ${deaths(week * fields.share[0])} in the last week, of ${about(week)} it knows of`;
    case "tell":
      return `The authority tells what it knows: ${inLastWeek(week, week)}, ${ill} severely ill so far`;
    case "tell-with-range":
      return (
        "The authority tells what it knows and what it does not: " +
        `${inLastWeek(fields.knownLowCount[0], fields.knownHighCount[0])}, ${ill} severely ill so far`
      );
    case "correct":
      return (
        "The authority admits that what it said before was wrong, and tells what it knows: " +
        `${inLastWeek(week, week)}, ${ill} severely ill so far`
      );
    case "exaggerate":
      return `The authority overstates it: ${deaths(week * fields.share[0])} in the last week, of ${about(week)} it knows of`;
  }
}

/** A statement in a sentence, with its forecast and advice; figures are those of the whole world as known today. */
export function describeStatement(say: Statement, fields: Fields): string {
  if (say.stance === "silent") return `${burden(say, fields)}.`;
  const parts = [burden(say, fields)];
  if (say.forecast !== null) {
    parts.push(`it expects ${say.forecast} deaths a week per 100,000 people in ${say.horizon ?? 0} days`);
  }
  if (say.advice > 0) parts.push("it says what people can do");
  if (say.means !== null)
    parts.push(`it gives ${Math.round(say.means * 100)} % of people the means to follow`);
  return `${parts.join("; ")}.`;
}

/** A cut of contacts in a sentence. */
export function describeCut(cut: NonNullable<Decision["cut"]>): string {
  const where = {
    household: "Contacts at home",
    class: "Contacts in class",
    work: "Contacts at work",
    community: "Contacts elsewhere",
    all: "All contacts",
  }[cut.setting];
  return `${where} are cut by ${Math.round(cut.share * 1000) / 10} %.`;
}

/** What becomes of the press, in a sentence. */
export function describePress({ control }: Press): string {
  if (control === 0) return "The press may print what it finds.";
  const who = control === 1 ? "The press prints" : `${percent(control)} of the press print`;
  return `${who} nothing but what the authority says; reporters who do not obey are silenced.`;
}

/** What leaks out, and who prints it while so much of the press is controlled. */
export function describeLeak(control: number): string {
  const told = "Someone who knows tells a reporter what the authority knows";
  if (control === 0) return `${told}.`;
  return control === 1
    ? `${told}; only those print it who are outside the reach of the authority.`
    : `${told}; the part of the press that is not controlled prints it.`;
}

const RUMOURS: Readonly<Record<Rumour["says"], string>> = {
  "false-comfort": "there is little to fear",
  "false-alarm": "far more people die than anyone admits",
  truth: "people fall ill and die of it here",
};
const GOES_ROUND = "A rumour goes round: ";

/** A rumour in a sentence. */
export const describeRumour = ({ says }: Rumour): string => `${GOES_ROUND}${RUMOURS[says]}.`;

/** What is heard of a rumour, from the sentence that told of it; of one that nothing tells of, that it is one. */
export const rumourHeard = (sentence: string | undefined): string =>
  sentence?.startsWith(GOES_ROUND)
    ? `a rumour that ${sentence.slice(GOES_ROUND.length).replace(/\.$/, "")}`
    : "a rumour";
