/** What the authority has done, and how far people go along. */
import { OVERLAYS, PROGRAMMES } from "../../kernel/engine.ts";
import type { Order, OrderName } from "../../scenario/scenario.ts";
import { clamp } from "../clamp.ts";
import type { Mechanism, Today } from "../mechanism.ts";
import { Overlay } from "../mechanism.ts";
import { burySafely, closeSchools, closeWorkplaces, cordon, limitGatherings } from "./closures.ts";
import { confinementModifiers, ISOLATED, isolate, quarantineHouseholds, test, trace } from "./confinement.ts";
import { masks, workFromHome } from "./masks.ts";
import { PARAMETERS } from "./parameters.ts";
import { deploy, fieldHospital, massGraves, rationing, relief, surgeBurial } from "./provision.ts";
import { tellOrder } from "./tell.ts";
import { treat } from "./treatment.ts";
import { type Kind, standing, takeUp, type Use, usesOf } from "./use.ts";
import { vaccinate } from "./vaccination.ts";

const KINDS: { readonly [N in OrderName]: Kind<Extract<Order, { measure: N }>> } = {
  "close-schools": closeSchools,
  "close-workplaces": closeWorkplaces,
  "limit-gatherings": limitGatherings,
  cordon,
  isolate,
  "quarantine-households": quarantineHouseholds,
  test,
  trace,
  vaccinate,
  "bury-safely": burySafely,
  masks,
  "work-from-home": workFromHome,
  ration: rationing,
  relief,
  "surge-burial": surgeBurial,
  "mass-graves": massGraves,
  "field-hospital": fieldHospital,
  treat,
  deploy,
};

/** The kind of a use; that its order is of this kind TypeScript cannot follow through the table. */
const kindOf = (use: Use): Kind<Order> => KINDS[use.order.measure] as unknown as Kind<Order>;

/** How far trust moves people: with an effect of 1 as much as there is, with 0 half of them whatever there is, with -1 the reverse. */
const leaning = (trust: number, effect: number): number => clamp(0.5 + effect * (trust - 0.5));

/** Units given yesterday of the programmes of a measure, in a place. */
function given({ counts }: Today, uses: readonly Use[], measure: OrderName, place: number): number {
  return uses.reduce((sum, { order, programme }) => {
    return order.measure === measure ? sum + counts.granted[place * PROGRAMMES + programme] : sum;
  }, 0);
}

/** Who follows orders, who would be vaccinated or treated, and what was given so far. */
function respond(today: Today, uses: readonly Use[]): void {
  const { fields: f, value, population } = today;
  const [base, acceptance, effect] = [value("unconditional"), value("acceptance"), value("trustEffect")];
  for (let p = 0; p < population.places; p++) {
    const trusting = leaning(f.trust[p], effect);
    f.compliance[p] = clamp(f.meansLeft[p] * (base + (1 - base) * trusting));
    f.acceptance[p] = clamp(acceptance + (1 - acceptance) * trusting);
    f.dosesGiven[p] += given(today, uses, "vaccinate", p);
    f.treatmentsGiven[p] += given(today, uses, "treat", p);
    f.schoolsClosed[p] = 0;
    f.workClosed[p] = 0;
    f.cordon[p] = 0;
  }
}

/** School and work days lost today to closure and confinement, by those who are not ill at home anyway. */
function reckon({ fields: f, population, living, counts }: Today): void {
  for (let p = 0; p < population.places; p++) {
    const alive = population.people[p] > 0 ? living[p] / population.people[p] : 0;
    const held = p * OVERLAYS;
    // Those who isolate are first of all those who would stay at home when ill without being told to.
    const confined =
      counts.holding[held + Overlay.quarantined] * f.compliance[p] +
      Math.max(0, counts.holding[held + Overlay.isolated] - f.illAtHome[p]);
    const away = living[p] > 0 ? clamp(confined / living[p]) : 0;
    const lost = (closed: number): number => closed + (1 - closed) * away;
    const pupils = Math.max(0, population.pupils[p] * alive * f.schoolDay[0] - f.schoolDaysLost[p]);
    const workers = Math.max(0, population.workers[p] * alive * f.workDay[0] - f.workDaysLost[p]);
    f.schoolDaysOrdered[p] = pupils * lost(f.schoolsClosed[p]);
    f.workDaysOrdered[p] = workers * lost(f.workClosed[p]) * (1 - f.canWorkAtHome[0]);
  }
}

export const orders: Mechanism = {
  name: "orders",
  about:
    "Schools and work close, masks are worn, company and travel are limited, the ill and their company stay at home, doses and drugs are given, as far as people go along; food, beds, graves and guards are provided.",
  parameters: PARAMETERS,
  owns: {
    compliance: "place",
    acceptance: "place",
    schoolsClosed: "place",
    workClosed: "place",
    cordon: "place",
    carried: { each: "place", of: PROGRAMMES },
    dosesGiven: "place",
    treatmentsGiven: "place",
    askedHome: "place",
    schoolDaysOrdered: "place",
    workDaysOrdered: "place",
    rationing: "place",
    relief: "place",
    fieldBeds: "world",
    burialSurge: "world",
    massGraves: "world",
    guard: "place",
    force: "place",
  },
  reads: [
    "inForce",
    "decisionTaken",
    "transport",
    "police",
    "trust",
    "meansLeft",
    "canWorkAtHome",
    "illAtHome",
    "schoolDaysLost",
    "workDaysLost",
    "schoolDay",
    "workDay",
  ],
  // Of both worlds, so that they differ in what is asked for and in nothing else.
  idle: (scenario, plan) => usesOf(scenario, plan).length === 0,

  modifiers(value, plan, scenario) {
    const uses = usesOf(scenario, plan);
    const confining = confinementModifiers(
      uses.map(({ order }) => order),
      value,
    );
    return [...uses.flatMap((use) => kindOf(use).modifiers?.(use, value) ?? []), ...confining];
  },
  programmes: (_value, plan, scenario) =>
    usesOf(scenario, plan).flatMap((use) => {
      const programme = kindOf(use).programme?.(use);
      return programme === undefined ? [] : [{ ...programme, name: use.name, number: use.programme }];
    }),
  branches: (_value, plan, scenario) =>
    usesOf(scenario, plan).flatMap((use) => kindOf(use).branches?.(use, scenario) ?? []),

  tell: tellOrder,

  begin({ fields }) {
    fields.burialSurge[0] = 1;
  },

  day(today) {
    const uses = usesOf(today.scenario, today.plan);
    const names = uses.map(({ order }) => order);
    respond(today, uses);
    for (const use of uses) kindOf(use).day(today, use, standing(today, use));
    for (const { name } of confinementModifiers(names, today.value)) {
      takeUp(today, name, name === ISOLATED ? () => 1 : (p) => today.fields.compliance[p]);
    }
    reckon(today);
  },
};
