/** The week: on Saturdays and Sundays classes are closed and fewer people work. */
import { type BySetting, AWARENESS_CLASSES } from "../kernel/engine.ts";
import { type Scenario, WEEKDAYS } from "../scenario/scenario.ts";
import type { Mechanism, Parameter } from "./mechanism.ts";
import { Trait } from "./mechanism.ts";

const SATURDAY = 5;
const WEEKEND = "weekend";
const WEEK = WEEKDAYS.length;
const DAYS_OFF = WEEK - SATURDAY;

// Not drawn: the transmission rates that meet R0 hang on it, and they are solved once for all pairs.
const weekendWork: Parameter = {
  about: "Contacts at work on a Saturday or Sunday, of those on other days",
  unit: "share",
  value: 0.4,
  range: [0.2, 0.6],
  limits: [0, 1],
  grade: "M",
  source:
    "about a third of the employed work on a weekend day, four in five on another (American Time Use Survey 2019); contacts of all kinds in POLYMOD: Sunday 10.1, Saturday 11.6, weekdays 13.3-14.7 (Mossong et al. 2008, confirmed)",
};

/** Whether a day, counted from 0, is a Saturday or Sunday that the scenario keeps. */
export const isWeekend = ({ weekends, startsOn }: Scenario["calendar"], day: number): boolean =>
  weekends && (WEEKDAYS.indexOf(startsOn) + day) % WEEK >= SATURDAY;

/** Mean factor on contacts by setting over the seven days of a week in which nothing is known and nothing is done. */
export function weeklyMeans({ calendar, parameters, without }: Scenario): BySetting {
  if (!calendar.weekends || without.includes("calendar")) return [1, 1, 1, 1, 1, 1];
  const work = parameters["calendar.weekendWork"] ?? weekendWork.value;
  return [1, SATURDAY / WEEK, (SATURDAY + DAYS_OFF * work) / WEEK, 1, 1, 1];
}

export const calendar: Mechanism = {
  name: "calendar",
  about: "On Saturdays and Sundays, where the scenario keeps them, classes are closed and fewer people work.",
  parameters: { weekendWork },
  owns: { schoolDay: "world", workDay: "world" },
  reads: [],
  idle: (scenario) => !scenario.calendar.weekends,

  modifiers: (value) => [
    {
      name: WEEKEND,
      trait: Trait.comply,
      when: {},
      source: [1, 0, value("weekendWork"), 1, 1, 1],
      target: [1, 1, 1, 1, 1, 1],
    },
  ],

  begin({ fields }) {
    fields.schoolDay[0] = 1;
    fields.workDay[0] = 1;
  },

  day({ fields, scenario, day, value, population, ask }) {
    const free = isWeekend(scenario.calendar, day);
    fields.schoolDay[0] = free ? 0 : 1;
    fields.workDay[0] = free ? value("weekendWork") : 1;
    for (let p = 0; p < population.places; p++) {
      for (let c = 0; c < AWARENESS_CLASSES; c++) ask.uptake(WEEKEND, p, c, free ? 1 : 0);
    }
  },
};
