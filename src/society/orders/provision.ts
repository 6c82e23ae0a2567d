/** Orders that other mechanisms carry out: food and water, burial, beds, guards. Each keeps a field that says how far. */
import type { Order } from "../../scenario/scenario.ts";
import { daysStanding, type Kind, set } from "./use.ts";

type Of<N extends Order["measure"]> = Kind<Extract<Order, { measure: N }>>;

export const rationing: Of<"ration"> = {
  day(today, _use, order) {
    set(today, "rationing", (p) => (order?.share ?? 0) * today.fields.compliance[p]);
  },
};

/** What is brought has to get here: `transport` is yesterday's. */
export const relief: Of<"relief"> = {
  day(today, _use, order) {
    set(today, "relief", (p) => (order?.share ?? 0) * today.fields.transport[p]);
  },
};

export const surgeBurial: Of<"surge-burial"> = {
  day({ fields: f }, _use, order) {
    if (order === null) f.burialSurge[0] = 1;
    else f.burialSurge[0] = Math.min(order.times, f.burialSurge[0] + (order.times - 1) / order.days);
  },
};

export const massGraves: Of<"mass-graves"> = {
  day({ fields: f }, _use, order) {
    f.massGraves[0] = order === null ? 0 : 1;
  },
};

export const fieldHospital: Of<"field-hospital"> = {
  day(today, use, order) {
    const { fieldBeds } = today.fields;
    if (order === null) fieldBeds[0] = 0;
    else if (daysStanding(today, use) >= order.delayDays) fieldBeds[0] = order.beds;
    // Until those of another decision are ready there are as many as before, unless they are to be fewer.
    else fieldBeds[0] = Math.min(fieldBeds[0], order.beds);
  },
};

/** Police come from those who turn up (`police` is yesterday's); the army is from elsewhere, and felt as force by itself. */
export const deploy: Of<"deploy"> = {
  day(today, _use, order) {
    const { police, guard } = today.fields;
    const army = order?.who === "army";
    const least = army ? today.value("armyForce") : 0;
    const force = order === null ? 0 : least + (1 - least) * order.force;
    set(today, "guard", (p) => (order?.share ?? 0) * (army ? 1 : police[p]));
    set(today, "force", (p) => guard[p] * force);
  },
};
