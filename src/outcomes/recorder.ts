/** Notes the measures of every day and place while a world runs. */
import { AWARENESS_CLASSES, type DayCounts, OUTCOME_BANDS, OVERLAYS, PROGRAMMES } from "../kernel/engine.ts";
import type { Population } from "../population/population.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Society } from "../society/day.ts";
import { Heard, Overlay } from "../society/mechanism.ts";
import { killingProgrammes } from "../society/registered.ts";
import { severeEntries } from "../society/surveillance.ts";
import { MEASURES, type Measure, type WorldRun } from "./result.ts";

/** Society's own fields that are measures as they stand, by measure. */
const FIELDS = {
  known: "known",
  knownDeaths: "knownDeaths",
  announced: "announced",
  trust: "trust",
  fear: "fearMean",
  precaution: "precaution",
  avoided: "avoided",
  homeDays: "homeDays",
  workDaysLost: "workDaysLost",
  schoolDaysLost: "schoolDaysLost",
  workDaysOrdered: "workDaysOrdered",
  schoolDaysOrdered: "schoolDaysOrdered",
  absent: "absent",
  hoarded: "hoarded",
  withoutPower: "withoutPower",
  withoutWater: "withoutWater",
  withoutPhone: "withoutPhone",
  hungry: "hungry",
  cold: "cold",
  refused: "refused",
  careAvoided: "careAvoided",
  unburied: "unburied",
  overdue: "overdue",
  buried: "buried",
  incidents: "incidents",
  aided: "aided",
  bereaved: "bereaved",
  exposed: "exposed",
} as const satisfies Partial<Record<Measure, string>>;

export interface Recorder {
  /** Notes a day, after the kernel has run it. */
  record(day: number, counts: DayCounts): void;
  /** What was noted so far, by name: to be filled again when a run is resumed. */
  readonly arrays: Readonly<Record<string, Float64Array | Uint32Array>>;
  result(): Pick<WorldRun, "daily" | "more" | "infectionsByAge" | "deathsByAge">;
}

export function createRecorder(scenario: Scenario, population: Population, society: Society): Recorder {
  const { places } = population;
  const { days } = scenario;
  const { stages } = scenario.disease;
  const fallsSeverelyIll = severeEntries(stages);
  const killing = killingProgrammes(society.programmes);
  const daily = Object.fromEntries(
    Object.keys(MEASURES).map((name) => [name, new Float64Array(days * places)]),
  ) as Record<Measure, Float64Array>;
  const more = Object.fromEntries(
    Object.entries(society.kept).map(([name, about]) => [
      name,
      { about, daily: new Float64Array(days * places) },
    ]),
  );
  const infectionsByAge = new Uint32Array(days * places * OUTCOME_BANDS);
  const deathsByAge = new Uint32Array(days * places * OUTCOME_BANDS);

  return {
    arrays: {
      ...Object.fromEntries(Object.entries(daily).map(([name, values]) => [`daily ${name}`, values])),
      ...Object.fromEntries(Object.entries(more).map(([name, { daily }]) => [`more ${name}`, daily])),
      infectionsByAge,
      deathsByAge,
    },
    record(day, counts) {
      infectionsByAge.set(counts.infected, day * places * OUTCOME_BANDS);
      deathsByAge.set(counts.died, day * places * OUTCOME_BANDS);
      for (const [measure, field] of Object.entries(FIELDS)) {
        const values = society.fields[field];
        if (values !== undefined) daily[measure as Measure].set(values, day * places);
      }
      for (const [field, { daily }] of Object.entries(more)) daily.set(society.fields[field], day * places);
      const { entered, occupied, infected, died, aware } = counts;
      for (let place = 0; place < places; place++) {
        const at = day * places + place;
        for (let band = 0; band < OUTCOME_BANDS; band++) {
          daily.infections[at] += infected[place * OUTCOME_BANDS + band];
          daily.deaths[at] += died[place * OUTCOME_BANDS + band];
        }
        for (let s = 0; s < stages.length; s++) {
          if (fallsSeverelyIll[s]) daily.severe[at] += entered[place * stages.length + s];
          if (stages[s].ill) daily.ill[at] += occupied[place * stages.length + s];
        }
        for (let c = 0; c < AWARENESS_CLASSES; c++) {
          const people = aware[place * AWARENESS_CLASSES + c];
          if ((c & Heard.official) !== 0) daily.heardOfficial[at] += people;
          if ((c & Heard.leak) !== 0) daily.heardLeak[at] += people;
          if ((c & Heard.rumour) !== 0) daily.heardRumour[at] += people;
        }
        daily.isolationDays[at] = counts.holding[place * OVERLAYS + Overlay.isolated];
        daily.quarantineDays[at] = counts.holding[place * OVERLAYS + Overlay.quarantined];
        daily.admitted[at] = counts.holding[place * OVERLAYS + Overlay.admitted];
        for (const k of killing) daily.killed[at] += counts.granted[place * PROGRAMMES + k];
        daily.deaths[at] -= daily.killed[at];
        daily.displacedDays[at] = counts.away[place];
        daily.exported[at] = counts.exported[place];
        daily.guestDays[at] = counts.guests[place];
        for (const [number, measure] of society.counted.entries()) {
          if (measure === null) continue;
          const programme = place * PROGRAMMES + number;
          daily[measure][at] += counts.granted[programme];
          if (measure === "tests")
            daily.testsRefused[at] += counts.claimed[programme] - counts.granted[programme];
        }
      }
    },
    result: () => ({ daily, more, infectionsByAge, deathsByAge }),
  };
}
