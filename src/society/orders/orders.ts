/** What the authority has done, and how far people go along. */
import { OVERLAYS, PROGRAMMES } from "../../kernel/engine.ts";
import type { Order, OrderName } from "../../scenario/scenario.ts";
import { clamp } from "../clamp.ts";
import type { Mechanism, Today } from "../mechanism.ts";
import { Overlay } from "../mechanism.ts";
import { burySafely, closeSchools, closeWorkplaces, cordon, limitGatherings } from "./closures.ts";
import { confinementModifiers, ISOLATED, isolate, quarantineHouseholds, test, trace } from "./confinement.ts";
import { type Kind, standing, takeUp, type Use, usesOf } from "./use.ts";
import { tellOrder } from "./tell.ts";
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
};

/** The kind of a use; that its order is of this kind TypeScript cannot follow through the table. */
const kindOf = (use: Use): Kind<Order> => KINDS[use.order.measure] as unknown as Kind<Order>;

/** How far trust moves people: with an effect of 1 as much as there is, with 0 half of them whatever there is, with -1 the reverse. */
const leaning = (trust: number, effect: number): number => clamp(0.5 + effect * (trust - 0.5));

/** Who follows orders, who would be vaccinated, and the doses given so far. */
function respond({ fields: f, value, population, counts }: Today, uses: readonly Use[]): void {
  const [base, acceptance, effect] = [value("unconditional"), value("acceptance"), value("trustEffect")];
  const vaccines = uses.filter(({ order }) => order.measure === "vaccinate");
  for (let p = 0; p < population.places; p++) {
    const trusting = leaning(f.trust[p], effect);
    f.compliance[p] = clamp(f.haveMeans[0] * (base + (1 - base) * trusting));
    f.acceptance[p] = clamp(acceptance + (1 - acceptance) * trusting);
    for (const { programme } of vaccines) f.dosesGiven[p] += counts.granted[p * PROGRAMMES + programme];
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
    "Schools and work close, company and travel are limited, the ill and their company stay at home, doses are given: as far as people go along.",
  parameters: {
    unconditional: {
      about:
        "Share of people with the means to follow orders who do so whether or not they trust the authority",
      unit: "share",
      value: 0.3,
      range: [0, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    trustEffect: {
      about:
        "Effect of trust on the others and on acceptance of vaccines: 1 those who trust follow, 0 half do, -1 those who do not trust",
      unit: "-1 to 1",
      value: 1,
      range: [-0.5, 1],
      limits: [-1, 1],
      grade: "X",
      source:
        "assumption; more trust went with more compliance in Europe (Bargain and Aminjonov 2020), with less in Latin America",
    },
    acceptance: {
      about: "Share of people who take a vaccine whether or not they trust the authority",
      unit: "share",
      value: 0.4,
      range: [0.1, 0.7],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    sensitivity: {
      about: "Share of those with the disease whom a test finds",
      unit: "share",
      value: 0.8,
      range: [0.6, 0.95],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    isolatedAtHome: {
      about: "Transmission to each housemate that is left of someone in isolation",
      unit: "share",
      value: 0.3,
      range: [0.2, 0.6],
      limits: [0, 1],
      grade: "C",
      source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
    },
    isolatedElsewhere: {
      about: "Transmission at school, at work and elsewhere that is left of someone in isolation",
      unit: "share",
      value: 0.1,
      range: [0.05, 0.3],
      limits: [0, 1],
      grade: "C",
      source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
    },
    quarantinedAtHome: {
      about: "Transmission to and from each housemate that is left of someone in quarantine",
      unit: "share",
      value: 0.6,
      range: [0.4, 1],
      limits: [0, 1],
      grade: "C",
      source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
    },
    quarantinedElsewhere: {
      about: "Transmission to and from others that is left of someone in quarantine",
      unit: "share",
      value: 0.2,
      range: [0.1, 0.5],
      limits: [0, 1],
      grade: "C",
      source: "default of Covasim (Kerr et al. 2021), estimated there and not measured",
    },
  },
  owns: {
    compliance: "place",
    acceptance: "place",
    schoolsClosed: "place",
    workClosed: "place",
    cordon: "place",
    carried: { each: "place", of: PROGRAMMES },
    dosesGiven: "place",
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
    "trust",
    "haveMeans",
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
    return [...uses.flatMap((use) => kindOf(use).modifiers?.(use) ?? []), ...confining];
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
