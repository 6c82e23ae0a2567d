/** How orders read on the time axis and in the chronicle. */
import type { Order, OrderName } from "../../scenario/scenario.ts";
import { percent } from "../words.ts";

const partly = (share: number, whole: string, part: string): string =>
  share === 1 ? whole : `${percent(share)} of ${part}`;
const daily = (perDay: number): string => `${perDay} a day for each 100,000 people`;

const SCOPES = {
  household: "all they live with",
  class: "their class",
  team: "their team at work",
  workplace: "all at their work",
} as const;
const CASES = {
  tested: "who tested positive",
  severe: "who fell severely ill",
  ill: "who fell ill",
} as const;

function list(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

function inOrder(priority: readonly number[]): string {
  const falls = priority.every((age, i) => i === 0 || age < priority[i - 1]);
  const rises = priority.every((age, i) => i === 0 || age > priority[i - 1]);
  if (priority.length > 1 && falls) return "the oldest first";
  if (priority.length > 1 && rises) return "the youngest first";
  return `first those from ${list(priority.map((age) => `${age}`))} years`;
}

const within = (days: number): string => (days === 0 ? "at once" : `within ${days} days`);

function forceOf(force: number): string {
  if (force === 0) return "and may not use force";
  return force === 1 ? "and may use any force" : `and may use force (${force} of 1)`;
}

/** An order in a sentence. */
export function describeOrder(order: Order): string {
  switch (order.measure) {
    case "close-schools":
      return order.share === 1
        ? "Schools close."
        : `${percent(order.share)} of pupils and teachers are to stay away from school.`;
    case "close-workplaces":
      return `Workplaces close, but for ${order.keep.length === 0 ? "none" : list(order.keep)}: ${partly(order.share, "all", "the others")} are to stay away.`;
    case "limit-gatherings":
      return `Company outside home, school and work is to be cut by ${percent(order.share)}.`;
    case "cordon": {
      const where = order.places === null ? "their place" : list(order.places);
      return `${partly(order.share, "Nobody", "people")} ${order.share === 1 ? "is" : "are not"} to leave or enter ${where}.`;
    }
    case "isolate":
      return `Whoever falls ill is to stay at home for ${order.days} days.`;
    case "quarantine-households":
      return `Where someone falls ill, all who live there are to stay at home for ${order.days} days.`;
    case "test":
      return `Those who fall ill are tested, ${daily(order.perDay)}; who is found stays at home for ${order.isolateDays} days.`;
    case "trace":
      return `Of those ${CASES[order.cases]}, ${daily(order.casesPerDay)}, ${list(order.scopes.map((scope) => SCOPES[scope]))} are to stay at home for ${order.days} days.`;
    case "vaccinate":
      return `People are vaccinated, ${daily(order.perDay)}, ${inOrder(order.priority)}.`;
    case "bury-safely":
      return `${partly(order.share, "All", "the dead")} are to be buried without anyone touching them.`;
    case "masks":
      return `${partly(order.share, "All", "people")} are to wear masks outside their homes.`;
    case "work-from-home":
      return order.share === 1
        ? "Whoever can work from home is asked to."
        : `${percent(order.share)} of those who can work from home are asked to.`;
    case "ration":
      return `${partly(order.share, "Food and water", "food and water")} are given out by ration.`;
    case "relief":
      return `Food and water for ${percent(order.share)} of the daily need are to come from outside.`;
    case "surge-burial":
      return `Within ${order.days} days there are to be crews to bury ${order.times} times as many dead.`;
    case "mass-graves":
      return "The dead may be buried in mass graves.";
    case "field-hospital":
      return `Field hospitals with ${order.beds} beds for each 100,000 people are to open ${within(order.delayDays)}.`;
    case "treat":
      return `The severely ill are given a drug, ${daily(order.perDay)}, ${inOrder(order.priority)}.`;
    case "deploy":
      return `${order.who === "army" ? "The army is" : "The police are"} sent into the streets, at ${percent(order.share)} of full strength, ${forceOf(order.force)}.`;
  }
}

const LIFTED: Readonly<Record<OrderName, string>> = {
  "close-schools": "Schools open again.",
  "close-workplaces": "Workplaces open again.",
  "limit-gatherings": "Company is no longer limited.",
  cordon: "People may come and go again.",
  isolate: "The ill need not stay at home any more.",
  "quarantine-households": "Nobody else is put in quarantine for someone at home.",
  test: "Nobody else is tested.",
  trace: "Nobody else is traced.",
  vaccinate: "Nobody else is vaccinated.",
  "bury-safely": "The dead are buried as ever.",
  masks: "Masks need not be worn any more.",
  "work-from-home": "Nobody is asked to work from home any more.",
  ration: "Food and water are not rationed any more.",
  relief: "No more food and water come from outside.",
  "surge-burial": "Burial crews are as small as ever again.",
  "mass-graves": "Nobody else is buried in a mass grave.",
  "field-hospital": "The field hospitals close.",
  treat: "Nobody else is given the drug.",
  deploy: "Those sent into the streets are withdrawn.",
};

/** What it means that an order is lifted; who is in quarantine finishes it. */
export const describeLifting = (name: OrderName): string => LIFTED[name];
