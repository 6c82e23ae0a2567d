/** What keeps a city going: services by service area, from the workers who are there. */
import { SECTORS } from "../../kernel/engine.ts";
import { clamp } from "../clamp.ts";
import type { Mechanism, Today } from "../mechanism.ts";
import { serviceAreas } from "./areas.ts";
import { parameters } from "./parameters.ts";
import { countWorkforce, crewOf, nextDebt, presentShares, staffedOutput } from "./staff.ts";
import { levelAfter, type StoreDay, used } from "./stores.ts";
import {
  type AreaKind,
  type Crew,
  DEPENDENCES,
  type Dependence,
  OUTPUTS,
  SERVICES,
  STORES,
} from "./table.ts";
import { tellServices } from "./told.ts";

const STORE_COUNT = STORES.length;
const REACH = { grid: "gridReach", works: "worksReach", local: "localReach" } as const;
const AREA = { grid: "gridArea", works: "worksArea", local: "localArea" } as const;

/** Counts the workers, and groups the places by every kind of area but wards, which the population has. */
function layOut({ fields: f, population, sites, value }: Today): void {
  countWorkforce(population, f.workforce);
  for (const kind of ["grid", "works", "local"] as const) {
    const crews = SERVICES.flatMap(({ crew }) => (crew?.area === kind ? [crew] : []));
    const staff = crews.map((crew) => crewOf(crew, f.workforce, population.places));
    f[AREA[kind]].set(serviceAreas(population.people, sites, value(REACH[kind]), staff, value("leastCrew")));
  }
}

const areaOf = ({ fields: f, population }: Today, kind: AreaKind): ArrayLike<number> =>
  kind === "ward" ? population.wardOf : f[AREA[kind]];

/** [P] what the workers of a service get done, and what its disrepair leaves of that. */
function crewOutput(today: Today, crew: Crew, service: number): Float64Array {
  const { fields: f, population, value } = today;
  const area = areaOf(today, crew.area);
  const present = presentShares(today, crew, area);
  const required = value(crew.required);
  const operated = crew.operated ? value("operated") : 0;
  const [exponent, growth, repair] = [value("exponent"), value("debtGrowth"), value("debtRepair")];
  const done = present.map((share) => staffedOutput(share, required, exponent, operated));
  const output = new Float64Array(population.places);
  for (let p = 0; p < population.places; p++) {
    output[p] = done[area[p]];
    if (!crew.wears) continue;
    const at = p * OUTPUTS.length + service;
    f.repairDebt[at] = nextDebt(f.repairDebt[at], present[area[p]], required, growth, repair);
    output[p] *= 1 - f.repairDebt[at];
  }
  return output;
}

/** Calls `visit` with the share of the need that is met in each place, after its store has given what it can. */
function meetNeed(today: Today, dependence: Dependence, visit: (place: number, met: number) => void): void {
  const { fields: f, population, living, value } = today;
  const supply = f[dependence.on];
  const number = STORES.findIndex(({ name }) => name === dependence.store);
  if (number < 0) {
    for (let p = 0; p < population.places; p++) visit(p, supply[p]);
    return;
  }
  const store = STORES[number];
  const capacity = value(store.days);
  const [perDay, cut] = [capacity / value("refillDays"), value("rationCut")];
  const fills = f[store.filledBy];
  const day: StoreDay = { level: 0, capacity, supply: 0, asked: 1, refill: 0 };
  for (let p = 0; p < population.places; p++) {
    const at = p * STORE_COUNT + number;
    day.level = f.stores[at];
    day.supply = supply[p];
    day.asked = 1;
    day.refill = perDay * fills[p];
    let need = 1;
    if (store.sold) {
      // What the dead would have bought is left for the living.
      const alive = population.people[p] > 0 ? Math.max(0, living[p]) / population.people[p] : 0;
      need = alive * (1 + f.hoarding[p]);
      const heldBack = capacity > 0 ? cut * clamp(f.rationing[p]) * (1 - day.level / capacity) : 0;
      day.asked = need * (1 - heldBack * (1 - clamp(supply[p])));
      day.supply *= alive;
      day.refill *= alive;
    }
    f.stores[at] = levelAfter(day);
    visit(p, need > 0 ? used(day) / need : supply[p]);
  }
}

export const services: Mechanism = {
  name: "services",
  about: "Each service works as far as its workers turn up, its stores last, and what it depends on works.",
  parameters,
  owns: {
    power: "place",
    phone: "place",
    transport: "place",
    water: "place",
    heat: "place",
    food: "place",
    sanitation: "place",
    police: "place",
    fire: "place",
    media: "place",
    hospital: "place",
    burial: "place",
    withoutPower: "place",
    withoutWater: "place",
    withoutPhone: "place",
    workforce: { each: "place", of: SECTORS },
    gridArea: "place",
    worksArea: "place",
    localArea: "place",
    stores: { each: "place", of: STORE_COUNT },
    repairDebt: { each: "place", of: OUTPUTS.length },
    serviceTold: { each: "place", of: OUTPUTS.length },
  },
  reads: ["willing", "hoarding", "rationing"],
  optional: true,
  countsMissing: true,

  begin({ fields: f, value }) {
    for (const name of OUTPUTS) f[name].fill(1);
    const full = STORES.map(({ days }) => value(days));
    for (let at = 0; at < f.stores.length; at++) f.stores[at] = full[at % STORE_COUNT];
  },

  day(today) {
    const { fields: f, population, living, value, day } = today;
    // Only where services are on: a world has thousands of workplaces.
    if (day === 0) layOut(today);
    for (const [number, { name, crew }] of SERVICES.entries()) {
      const output =
        crew === null ? new Float64Array(population.places).fill(1) : crewOutput(today, crew, number);
      for (const dependence of DEPENDENCES) {
        if (dependence.of !== name) continue;
        const strength = value(dependence.strength);
        meetNeed(today, dependence, (p, met) => {
          output[p] *= 1 - strength * (1 - clamp(met));
        });
      }
      f[name].set(output);
    }
    for (let p = 0; p < population.places; p++) {
      const people = Math.max(0, living[p]);
      f.withoutPower[p] = people * (1 - f.power[p]);
      f.withoutWater[p] = people * (1 - f.water[p]);
      f.withoutPhone[p] = people * (1 - f.phone[p]);
    }
    tellServices(today);
  },
};
