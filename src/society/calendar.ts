/** The week: on Saturdays and Sundays classes are closed, fewer people work, and all keep more company. */
import { type BySetting, AWARENESS_CLASSES } from "../kernel/engine.ts";
import { type Scenario, WEEKDAYS } from "../scenario/scenario.ts";
import type { Mechanism, Parameter } from "./mechanism.ts";
import { Trait } from "./mechanism.ts";

const SATURDAY = 5;
const WEEKEND = "weekend";
const WORKDAY = "workday";
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

// As weekendWork; fitted to the days of the survey among the people of its countries.
const workdayCompany: Parameter = {
  about: "Contacts about town on a working day, of those on a Saturday or Sunday",
  unit: "share",
  value: 0.8,
  range: [0.7, 0.9],
  limits: [0, 1],
  grade: "D",
  source:
    "contacts of all kinds in POLYMOD: Saturday 11.6, Sunday 10.1, other days 13.3-14.7 (Mossong et al. 2008, confirmed); 0.7 gives its Saturday, 0.9 its Sunday",
};

/** Whether a day, counted from 0, is a Saturday or Sunday that the scenario keeps. */
export const isWeekend = ({ weekends, startsOn }: Scenario["calendar"], day: number): boolean =>
  weekends && (WEEKDAYS.indexOf(startsOn) + day) % WEEK >= SATURDAY;

/** Mean factor on contacts by setting over the seven days of a week in which nothing is known and nothing is done. */
export function weeklyMeans({ calendar, parameters, without }: Scenario): BySetting {
  if (!calendar.weekends || without.includes("calendar")) return [1, 1, 1, 1, 1, 1];
  const work = parameters["calendar.weekendWork"] ?? weekendWork.value;
  const company = parameters["calendar.workdayCompany"] ?? workdayCompany.value;
  return [
    1,
    SATURDAY / WEEK,
    (SATURDAY + DAYS_OFF * work) / WEEK,
    (SATURDAY * company + DAYS_OFF) / WEEK,
    1,
    1,
  ];
}

/** Contacts on the day of the week with most of them, by setting, of their mean over a week with such mean factors. */
export function busiestDay(mean: BySetting, factors: BySetting): BySetting {
  const at = (setting: number): number => mean[setting] / factors[setting];
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

export const calendar: Mechanism = {
  name: "calendar",
  about:
    "On Saturdays and Sundays, where the scenario keeps them, classes are closed, fewer people work, and all keep more company.",
  parameters: { weekendWork, workdayCompany },
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
    {
      name: WORKDAY,
      trait: Trait.comply,
      when: {},
      source: [1, 1, 1, value("workdayCompany"), 1, 1],
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
      for (let c = 0; c < AWARENESS_CLASSES; c++) {
        ask.uptake(WEEKEND, p, c, free ? 1 : 0);
        ask.uptake(WORKDAY, p, c, free ? 0 : 1);
      }
    }
  },
};
