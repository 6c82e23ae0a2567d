/** Orders by which people meet less: schools and workplaces close, company is limited. */
import type { BySetting } from "../../kernel/engine.ts";
import { SECTOR_LIST } from "../../population/sectors.ts";
import type { Order } from "../../scenario/scenario.ts";
import { Trait, type Today } from "../mechanism.ts";
import { type Kind, takeUp } from "./use.ts";

type Schools = Extract<Order, { measure: "close-schools" }>;
type Workplaces = Extract<Order, { measure: "close-workplaces" }>;
type Gatherings = Extract<Order, { measure: "limit-gatherings" }>;

const NOTHING: BySetting = [1, 1, 1, 1, 1, 1];
const NO_CLASS: BySetting = [1, 0, 1, 1, 1, 1];
const NO_WORK: BySetting = [1, 1, 0, 1, 1, 1];

/** Share of a place's people who keep to an order that is for so many of them. */
const kept = ({ fields }: Today, share: number): ((p: number) => number) => {
  return (p) => share * fields.compliance[p];
};

export const closeSchools: Kind<Schools> = {
  modifiers: ({ name }) => [{ name, trait: Trait.comply, when: {}, source: NO_CLASS, target: NO_CLASS }],
  day(today, { name }, order) {
    const closed = kept(today, order?.share ?? 0);
    takeUp(today, name, closed);
    if (order === null) return;
    for (let p = 0; p < today.population.places; p++) today.fields.schoolsClosed[p] = closed(p);
  },
};

/** Numbers of the sectors that close. */
const closedSectors = (keep: readonly string[]): number[] =>
  SECTOR_LIST.flatMap(({ name }, k) => (k === 0 || keep.includes(name) ? [] : [k]));

/** Share of those at work, other than teachers, who are in some sectors. */
function shareOfWorkers({ population: { sectorUpTo } }: Today, sectors: readonly number[]): number {
  const all = sectorUpTo[sectorUpTo.length - 1];
  return sectors.reduce((sum, k) => sum + (sectorUpTo[k] - sectorUpTo[k - 1]) / all, 0);
}

export const closeWorkplaces: Kind<Workplaces> = {
  modifiers: ({ name, order }) => [
    {
      name,
      trait: Trait.comply,
      when: { sectors: closedSectors(order.keep) },
      source: NO_WORK,
      target: NO_WORK,
    },
  ],
  day(today, { name }, order) {
    const closed = kept(today, order?.share ?? 0);
    takeUp(today, name, closed);
    if (order === null) return;
    const concerned = shareOfWorkers(today, closedSectors(order.keep));
    for (let p = 0; p < today.population.places; p++) today.fields.workClosed[p] = closed(p) * concerned;
  },
};

export const limitGatherings: Kind<Gatherings> = {
  modifiers({ name, order }) {
    // Both sides of a contact follow: the reduction is reached when each side takes its square root.
    const left = Math.sqrt(1 - order.share);
    const company: BySetting = [1, 1, 1, left, 1, left];
    return [{ name, trait: Trait.comply, when: {}, source: company, target: company }];
  },
  day(today, { name }, order) {
    takeUp(today, name, kept(today, order === null ? 0 : 1));
  },
};

type Cordon = Extract<Order, { measure: "cordon" }>;
const NOBODY_MET: BySetting = [0, 0, 0, 0, 0, 0];

export const cordon: Kind<Cordon> = {
  modifiers: ({ name }) => [
    { name, trait: Trait.comply, when: { between: true }, source: NOBODY_MET, target: NOBODY_MET },
  ],
  day(today, { name }, order) {
    const inside = (p: number): boolean =>
      order !== null && (order.places === null || order.places.includes(today.placeNames[p]));
    const stays = kept(today, order?.share ?? 0);
    takeUp(today, name, (p) => (inside(p) ? stays(p) : 0));
    if (order === null) return;
    for (let p = 0; p < today.population.places; p++) today.fields.cordon[p] = inside(p) ? stays(p) : 0;
  },
};

type Burial = Extract<Order, { measure: "bury-safely" }>;

export const burySafely: Kind<Burial> = {
  modifiers: ({ name }) => [
    { name, trait: Trait.burial, when: { dead: true }, source: NOBODY_MET, target: NOTHING },
  ],
  day(today, { name }, order) {
    takeUp(today, name, kept(today, order?.share ?? 0));
  },
};
