/** Orders that leave everything open: masks outside the home, and work from home for those who can. */
import type { BySetting } from "../../kernel/engine.ts";
import type { Order } from "../../scenario/scenario.ts";
import { Trait } from "../mechanism.ts";
import { type Kind, set, takeUp } from "./use.ts";

type Masks = Extract<Order, { measure: "masks" }>;
type WorkFromHome = Extract<Order, { measure: "work-from-home" }>;

const NO_WORK: BySetting = [1, 1, 0, 1, 1, 1];

export const masks: Kind<Masks> = {
  modifiers({ name }, value) {
    // Both sides of a contact wear one: the effect is reached when each side brings its square root.
    const left = Math.sqrt(1 - value("maskEffect"));
    const outside: BySetting = [1, left, left, left, left, left];
    return [{ name, trait: Trait.mask, when: {}, source: outside, target: outside }];
  },
  day(today, { name }, order) {
    takeUp(today, name, (p) => (order?.share ?? 0) * today.fields.compliance[p]);
  },
};

export const workFromHome: Kind<WorkFromHome> = {
  // The same people, in the same order, as those who work from home of their own accord: whoever does both does it once.
  modifiers: ({ name }) => [
    { name, trait: Trait.remote, when: { worker: true }, source: NO_WORK, target: NO_WORK },
  ],
  day(today, { name }, order) {
    const { compliance, canWorkAtHome } = today.fields;
    set(today, "askedHome", (p) => (order?.share ?? 0) * compliance[p] * canWorkAtHome[0]);
    takeUp(today, name, (p) => today.fields.askedHome[p]);
  },
};
