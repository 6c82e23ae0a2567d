/** The dead: found, collected, stored, buried, or not. */
import { clamp } from "../clamp.ts";
import { FIXED } from "../fixed.ts";
import type { Mechanism, Today } from "../mechanism.ts";
import { shareAlone, sharesByHousehold, SIZES } from "./alone.ts";
import { DEAD_PARAMETERS } from "./parameters.ts";
import { age, bury, buryOwn, find, sum, WAITS } from "./waiting.ts";

const PER = 100_000;
/** Dead per 100,000 people whom crews leave for more than three days at which a place says so; a quarter of it ends it. */
const LEFT = FIXED.deadLeft.value;

const waitsOf = (list: Float64Array, p: number): Float64Array => list.subarray(p * WAITS, (p + 1) * WAITS);

/** How many died in a place since yesterday, of whatever cause, and how many of them alone. */
function arriving({ fields: f, population, counts, living, died, killed, value }: Today, p: number): void {
  const ordinary = (f.ordinaryRate[0] * Math.max(0, living[p])) / PER;
  f.arrived[p] = Math.max(0, died[p]) + Math.max(0, killed[p]) + ordinary + f.careAvoided[p];
  const lost = population.people[p] > 0 ? clamp(1 - living[p] / population.people[p]) : 0;
  const here = living[p] > 0 ? clamp(1 - counts.away[p] / living[p]) : 1;
  const unattended =
    Math.max(0, died[p]) * (1 - clamp(f.bedded[p])) +
    Math.max(0, killed[p]) +
    ordinary * (1 - value("inHospital")) +
    f.careAvoided[p];
  f.diedAlone[p] = unattended * here * clamp(shareAlone(f.householdShares, p, lost));
}

/** Share of those who died alone who are found today: fewer where neighbours are dead or gone. */
function foundToday({ population, counts, living, value }: Today, p: number): number {
  const after = value("foundAfter");
  if (after === 0) return 1;
  const there = population.people[p] > 0 ? clamp((living[p] - counts.away[p]) / population.people[p]) : 0;
  return clamp(there / after);
}

/** A day of the dead of one place: nobody is lost, and nobody buried twice. */
function serve(today: Today, p: number): void {
  const { fields: f, population, living, value } = today;
  const hundredThousands = population.people[p] / PER;
  const [hidden, found] = [waitsOf(f.deadHidden, p), waitsOf(f.deadFound, p)];
  arriving(today, p);
  age(hidden, f.diedAlone[p]);
  age(found, f.arrived[p] - f.diedAlone[p]);
  find(hidden, found, foundToday(today, p));
  const crews = clamp(f.burial[p]);
  const graves = value("capacity") * Math.max(1, f.burialSurge[0]) + value("graves") * f.massGraves[0];
  const families = population.people[p] > 0 ? clamp(living[p] / population.people[p]) : 0;
  f.buried[p] = bury(found, graves * hundredThousands * crews) + buryOwn(found, value("byFamily") * families);
  f.unburied[p] = sum(hidden) + sum(found);
  f.overdue[p] = hidden[WAITS - 1] + found[WAITS - 1];
  // Mortuaries need power, and crews and vehicles to bring the dead there.
  const cold =
    value("storage") * hundredThousands * clamp(f.power[p]) * Math.min(crews, clamp(f.transport[p]));
  const uncooled = hidden[WAITS - 1] + Math.max(0, found[WAITS - 1] - cold);
  f.stench[p] = uncooled > 0 ? uncooled / (uncooled + value("stenchHalf") * hundredThousands) : 0;
}

const nameOf = ({ placeNames }: Today, p: number): string =>
  placeNames[p] === undefined ? "this place" : placeNames[p];

/** Says where the dead are left, where they are no more, and once for all when that begins in the largest place. */
function tellLeft(today: Today): void {
  const { fields: f, population, ask } = today;
  let largest = 0;
  for (let p = 0; p < population.places; p++) {
    if (population.people[p] > population.people[largest]) largest = p;
    const left = f.deadFound[p * WAITS + WAITS - 1];
    const level = (LEFT * population.people[p]) / PER;
    if (f.areLeft[p] === 0 && left >= Math.max(1, level)) {
      f.areLeft[p] = 1;
      ask.note("dead", `The dead of ${nameOf(today, p)} are no longer collected.`, p);
    } else if (f.areLeft[p] > 0 && left < level / 4) {
      f.areLeft[p] = 0;
      ask.note("dead", `The dead of ${nameOf(today, p)} are buried within three days again.`, p);
    }
  }
  const most = Math.max(1, (LEFT * population.people[largest]) / PER);
  if (f.overdueSaid[0] > 0 || f.deadFound[largest * WAITS + WAITS - 1] < most) return;
  f.overdueSaid[0] = 1;
  ask.note("dead", `In ${nameOf(today, largest)} the dead now wait for more than three days.`);
}

export const dead: Mechanism = {
  name: "dead",
  about: "Crews collect and bury the dead as fast as they can; those beyond their capacity wait.",
  parameters: DEAD_PARAMETERS,
  owns: {
    ordinaryRate: "world",
    householdShares: { each: "place", of: SIZES },
    deadHidden: { each: "place", of: WAITS },
    deadFound: { each: "place", of: WAITS },
    arrived: "place",
    diedAlone: "place",
    unburied: "place",
    overdue: "place",
    buried: "place",
    stench: "place",
    areLeft: "place",
    overdueSaid: "world",
  },
  reads: ["burial", "transport", "power", "burialSurge", "massGraves", "careAvoided", "bedded"],
  optional: true,

  // The rate also while it is switched off: care counts by it.
  begin({ fields, population, scenario, value }) {
    fields.ordinaryRate[0] = value("ordinary");
    if (scenario.with.includes("dead")) fields.householdShares.set(sharesByHousehold(population));
  },

  day(today) {
    for (let p = 0; p < today.population.places; p++) serve(today, p);
    tellLeft(today);
  },
};
