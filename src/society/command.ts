/** What the authority decides, and says. */
import type { BySetting, Modifier } from "../kernel/engine.ts";
import { AWARENESS_CLASSES, SETTINGS } from "../kernel/engine.ts";
import { ORDER_NAMES } from "../scenario/order-names.ts";
import type { Decision, Moment, Statement } from "../scenario/scenario.ts";
import { LEVEL_FIELDS, measureLevels } from "./levels.ts";
import type { Fields, Mechanism, Today } from "./mechanism.ts";
import { Slot, Trait } from "./mechanism.ts";
import { describeLifting, describeOrder } from "./orders/words.ts";
import { admits, misleads, StanceCode } from "./stance.ts";
import { describeCut, describePress, describeStatement } from "./words.ts";

/** Most decisions one plan may have. */
export const MAX_DECISIONS = 64;
/** Means "as they are": no statement has given people means. */
const AS_THEY_ARE = -1;
const NEVER = -1;
/** No order of a name stands; else 1 + the number of the decision. */
const NONE = 0;

/** First day on which a moment is reached, as far as it can be told today; Infinity if not yet. */
export function reachedOn(moment: Moment, fields: Fields, day: number): number {
  if (moment.day !== undefined) return moment.day + moment.after;
  if (moment.when === "detection") return after(fields.detectedOn[0], moment.after);
  if (moment.when === "leak") return after(fields.leakedOn[0], moment.after);
  const level = fields[LEVEL_FIELDS[moment.when ?? "deaths"]][0];
  return level > (moment.above ?? 0) ? day + moment.after : Infinity;
}

function after(eventDay: number, days: number): number {
  return eventDay >= 0 ? eventDay + days : Infinity;
}

/** The modifier of the plan's n-th decision, a cut; its name is what `uptake` asks for. */
const cutName = (n: number): string => `cut-${n + 1}`;

function cutModifier(cut: NonNullable<Decision["cut"]>, n: number): Modifier {
  const left = SETTINGS.map((setting) =>
    cut.setting === setting || cut.setting === "all" ? 1 - cut.share : 1,
  );
  return {
    name: cutName(n),
    trait: Trait.precaution,
    when: {},
    source: left as unknown as BySetting,
    target: [1, 1, 1, 1, 1, 1],
  };
}

function shareSaid(say: Statement, value: Today["value"]): number {
  if (say.stance === "silent" || say.stance === "deny") return 0;
  if (say.stance === "minimise") return say.share ?? value("minimisedShare");
  if (say.stance === "exaggerate") return say.share ?? value("exaggeratedShare");
  return 1;
}

function speak(say: Statement, today: Today): void {
  const { fields: f, day, ask, population } = today;
  // The slot is empty before the first word: clearing it then would tell two equal worlds apart for nothing.
  if (f.stance[0] !== StanceCode.silent) ask.clear(Slot.official);
  f.stance[0] = StanceCode[say.stance];
  f.share[0] = shareSaid(say, today.value);
  f.spokenOn[0] = day;
  // What was admitted counts until the authority misleads again.
  if (say.stance === "correct") f.confessedOn[0] = day;
  else if (misleads(f.stance[0])) f.confessedOn[0] = NEVER;
  const speaks = say.stance !== "silent";
  f.threat[0] = speaks && say.stance !== "deny" ? say.threat : 0;
  f.advice[0] = speaks ? say.advice : 0;
  if (say.means !== null) f.means[0] = say.means;
  // A forecast once made falls due whatever is said later, unless another takes its place.
  if (speaks && say.forecast !== null) {
    f.forecast[0] = say.forecast;
    f.forecastDueOn[0] = day + (say.horizon ?? 0);
  }
  for (let p = 0; p < population.places; p++) f.trustWhenSaid[p] = f.trust[p];
  ask.note("statement", describeStatement(say, f));
}

function cutContacts(cut: NonNullable<Decision["cut"]>, n: number, today: Today): void {
  for (let p = 0; p < today.population.places; p++) {
    for (let c = 0; c < AWARENESS_CLASSES; c++) today.ask.uptake(cutName(n), p, c, 1);
  }
  today.ask.note("measure", describeCut(cut));
}

/** Takes what is due today and not yet taken, in the order of the plan. */
function takeDue(today: Today): void {
  const { fields: f, plan, day } = today;
  for (const [n, decision] of plan.decisions.entries()) {
    if (f.decisionTaken[n] !== NEVER) continue;
    for (const moment of [decision.at, ...decision.or]) {
      f.decisionDue[n] = Math.min(f.decisionDue[n], reachedOn(moment, f, day));
    }
    if (f.decisionDue[n] > day || (decision.needsTold === true && !admits(f.stance[0]))) continue;
    f.decisionTaken[n] = day;
    if (decision.say) speak(decision.say, today);
    if (decision.press) {
      f.pressControl[0] = decision.press.control;
      today.ask.note("measure", describePress(decision.press));
    }
    if (decision.cut) cutContacts(decision.cut, n, today);
    if (decision.lift) {
      f.inForce[ORDER_NAMES.indexOf(decision.lift)] = NONE;
      today.ask.note("measure", describeLifting(decision.lift));
    }
    if (decision.do) {
      f.inForce[ORDER_NAMES.indexOf(decision.do.measure)] = 1 + n;
      today.ask.note("measure", describeOrder(decision.do));
    }
  }
}

export const command: Mechanism = {
  name: "command",
  about:
    "The authority takes each decision of its plan once, on its date or when what it waits for has happened.",
  parameters: {
    minimisedShare: {
      about: "Share of the deaths it knows of that an authority playing the outbreak down announces",
      unit: "share",
      value: 0.3,
      range: [0.1, 0.7],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption between Beijing 2003 (0.13, derived) and Philadelphia 1918 (0.41-0.68 on the same day, derived)",
    },
    exaggeratedShare: {
      about: "How many times the deaths it knows of an exaggerating authority announces",
      unit: "times",
      value: 3,
      range: [1.5, 6],
      limits: [1, 100],
      grade: "X",
      source: "assumption",
    },
  },
  owns: {
    stance: "world",
    share: "world",
    threat: "world",
    advice: "world",
    means: "world",
    forecast: "world",
    forecastDueOn: "world",
    spokenOn: "world",
    trustWhenSaid: "place",
    decisionDue: { each: "world", of: MAX_DECISIONS },
    decisionTaken: { each: "world", of: MAX_DECISIONS },
    pressControl: "world",
    confessedOn: "world",
    inForce: { each: "world", of: ORDER_NAMES.length },
    unburiedWorld: "world",
    refusedWorld: "world",
    incidentsWorld: "world",
  },
  reads: [
    "detectedOn",
    "leakedOn",
    "deathsWeekWorld",
    "unburied",
    "refused",
    "incidents",
    "trust",
    "knownWorld",
    "knownWeekCount",
    "knownLowCount",
    "knownHighCount",
  ],

  modifiers(_value, plan) {
    return plan.decisions.flatMap((decision, n) => (decision.cut ? [cutModifier(decision.cut, n)] : []));
  },

  begin({ fields }) {
    fields.means[0] = AS_THEY_ARE;
    fields.spokenOn[0] = NEVER;
    fields.confessedOn[0] = NEVER;
    fields.forecastDueOn[0] = NEVER;
    fields.decisionDue.fill(Infinity);
    fields.decisionTaken.fill(NEVER);
  },

  day(today) {
    measureLevels(today);
    takeDue(today);
    // An act that waited to be admitted is taken on the day of the word, though the word stands after it in the plan.
    if (today.plan.decisions.some((decision) => decision.needsTold)) takeDue(today);
  },
};
