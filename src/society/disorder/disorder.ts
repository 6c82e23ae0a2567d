/** Disorder: looting, arson and violence, rare unless much else has gone. */
import { EventKind } from "../../kernel/engine.ts";
import { BAND_COUNT } from "../../population/population.ts";
import { clamp } from "../clamp.ts";
import { type Mechanism, ProgrammeNumber, type Today, Trait } from "../mechanism.ts";
import { harmOf } from "./harm.ts";
import { DISORDER } from "./parameters.ts";
import { grievanceOf, rise } from "./rising.ts";

const VIOLENCE = "violence";
/** Rates of incidents are for so many people. */
const PER = 100_000;
/** Disorder is told of from ten times the ordinary rate on, until it is down to twice. */
const TOLD_FROM = 10;
const TOLD_UNTIL = 2;

/** Share of ordinary incidents that are left while people keep to themselves. */
function left({ fields: f, living, value }: Today, p: number): number {
  const outside = living[p] > 0 ? 1 - clamp(f.avoided[p] / living[p]) : 1;
  return 1 - value("stayHome") * (1 - outside * (1 - f.workClosed[p]));
}

/** Moves a place's rising by a day; incidents that come of it. */
function risingOf({ fields: f, value, living, counts }: Today, p: number): number {
  const { risen, held } = rise(
    { risen: f.risen[p], held: f.held[p] },
    {
      grievance: grievanceOf(f.hardship[p], f.legitimacy[p]),
      threshold: value("threshold"),
      officers: value("officers") * f.police[p] + value("soldiers") * f.guard[p],
      prone: value("prone") * PER,
      deterrent: value("deterrent") * f.force[p] * f.guard[p],
      arrestsADay: value("arrests"),
      jailDays: value("jailDays"),
    },
  );
  f.risen[p] = risen;
  f.held[p] = held;
  const here = Math.max(0, living[p] - counts.away[p]);
  return risen * value("prone") * here * value("deeds") * (1 - f.aid[p]);
}

/** Says when disorder begins and is over: in each place for those who live there, and in the largest for everyone. */
function tellOf({ fields: f, value, living, population, placeNames, ask }: Today): void {
  let largest = 0;
  for (let p = 1; p < population.places; p++) {
    if (population.people[p] > population.people[largest]) largest = p;
  }
  const where = placeNames[largest] ?? "the largest place";
  for (let p = 0; p < population.places; p++) {
    const rate = living[p] > 0 ? (f.incidents[p] * PER) / living[p] : 0;
    if (f.disorderly[p] === 0 && rate > TOLD_FROM * value("ordinary")) {
      f.disorderly[p] = 1;
      ask.note("disorder", "Shops are looted, fires are set, people are attacked in the streets.", p);
      if (p === largest) ask.note("disorder", `Looting, arson and violence in ${where}.`);
    } else if (f.disorderly[p] === 1 && rate <= TOLD_UNTIL * value("ordinary")) {
      f.disorderly[p] = 0;
      ask.note("calm", "The streets are quiet again.", p);
      if (p === largest) ask.note("calm", `The streets of ${where} are quiet again.`);
    }
  }
}

export const disorder: Mechanism = {
  name: "disorder",
  about:
    "Incidents are rare; they grow with hardship, distrust and absent police, and shrink with mutual aid and where people stay at home.",
  parameters: DISORDER,
  owns: {
    unrest: "place",
    legitimacy: "place",
    incidents: "place",
    risen: "place",
    held: "place",
    burnt: "place",
    killedDue: "place",
    disorderly: "place",
  },
  reads: ["hardship", "trust", "police", "fire", "water", "guard", "force", "aid", "avoided", "workClosed"],
  optional: true,

  begin({ fields }) {
    fields.legitimacy.fill(1);
  },

  programmes: () => [
    {
      name: VIOLENCE,
      number: ProgrammeNumber.violence,
      counted: null,
      claims: "anyone",
      trait: Trait.frailty,
      priority: Array.from({ length: BAND_COUNT }, (_, band) => band),
      delayDays: 0,
      scope: { self: true },
      effect: { die: true },
    },
  ],

  day(today) {
    const { fields: f, value, living, population, ask } = today;
    const unconditional = value("unconditional");
    for (let p = 0; p < population.places; p++) {
      // A guard that may use force is what provokes; leave to use it without a guard is of no effect.
      const shooting = f.force[p] * f.guard[p];
      f.legitimacy[p] = clamp(
        unconditional + (1 - unconditional) * f.trust[p] - value("backfire") * shooting,
      );
      const risen = risingOf(today, p);
      const incidents = risen + (value("ordinary") * Math.max(0, living[p]) * left(today, p)) / PER;
      const { killed, burnt } = harmOf(
        {
          incidents,
          risen,
          shooting,
          fire: f.fire[p],
          water: f.water[p],
          standing: Math.max(0, population.people[p] / value("peoplePerBuilding") - f.burnt[p]),
        },
        value,
      );
      f.incidents[p] = incidents;
      f.burnt[p] += burnt;
      const rate = living[p] > 0 ? (risen * PER) / living[p] : 0;
      f.unrest[p] = rate / (rate + value("half"));
      const due = f.killedDue[p] + killed;
      const whole = Math.min(Math.floor(due), Math.max(0, living[p]));
      f.killedDue[p] = due - whole;
      ask.supply(VIOLENCE, p, whole);
      ask.willing(VIOLENCE, p, 1);
    }
    tellOf(today);
  },

  tell({ event, programme }) {
    if (programme !== VIOLENCE) return undefined;
    return event.kind === EventKind.died ? "They are killed in the disorder." : "";
  },
};
