/**
 * A mechanism of one's own, in one file: neighbours do the shopping for those who fall ill.
 * `candor compare any-town --mechanism examples/neighbours.mjs --set 'with=[neighbours]'`
 */

// Numbers that Candor's own mechanisms leave free.
const PROGRAMME = 15;
const OVERLAY = 9;
const TRAIT = 19;
/** The kind of event by which something is given out. */
const GRANTED = 6;

/** Comes after this one in the order of the day, so that it reads today's trust among neighbours. */
export const after = "trust";

/** @type {import("candor").Mechanism} */
export default {
  name: "neighbours",
  about: "Neighbours do the shopping for those who fall ill, the oldest first, as far as there are helpers.",
  optional: true,

  parameters: {
    helpers: {
      about: "Households that can be taken on in a day, where all trust each other",
      unit: "per 100,000 people per day",
      value: 100,
      range: [20, 500],
      limits: [0, 100_000],
      grade: "X",
      source: "assumption",
    },
    left: {
      about: "Contacts about town left to someone whose shopping is done",
      unit: "share",
      value: 0.1,
      range: [0, 0.4],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
  },

  owns: { helpersFree: "place", helped: "place" },
  reads: ["peer"],
  measures: { helped: "ill people whose shopping neighbours have taken on" },

  // The kernel is told once what may happen: who may be given help, and what help does.
  programmes: () => [
    {
      name: "neighbours",
      number: PROGRAMME,
      counted: null,
      claims: "ill",
      trait: TRAIT,
      // Bands of age, the oldest first.
      priority: [7, 6, 5, 4, 3, 2, 1, 0],
      delayDays: 0,
      scope: { self: true },
      effect: { overlay: OVERLAY, lastsDays: 30, untilWell: true },
    },
  ],
  modifiers: (value) => [
    {
      name: "shopping done",
      trait: TRAIT,
      when: { overlay: OVERLAY },
      // What is left of contacts at home, in class, at work, about town, in a ward, at a funeral.
      source: [1, 1, 1, value("left"), 1, 1],
      target: [1, 1, 1, value("left"), 1, 1],
    },
  ],

  // Every morning it says how much of it there is today.
  day({ fields, value, population, counts, ask }) {
    const classes = counts.aware.length / population.places;
    const programmes = counts.granted.length / population.places;
    for (let place = 0; place < population.places; place++) {
      const due =
        fields.helpersFree[place] +
        (value("helpers") * fields.peer[place] * population.people[place]) / 100_000;
      const whole = Math.floor(due);
      fields.helpersFree[place] = Math.min(due - whole, 1);
      fields.helped[place] = counts.granted[place * programmes + PROGRAMME];
      ask.supply("neighbours", place, whole);
      ask.willing("neighbours", place, 1);
      for (let c = 0; c < classes; c++) ask.uptake("shopping done", place, c, 1);
    }
  },

  tell({ event, programme }) {
    if (programme !== "neighbours") return undefined;
    return event.kind === GRANTED ? "They need not go out for food any more: a neighbour does it." : "";
  },
};
