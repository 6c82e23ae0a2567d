/** Grief: those who lose kin, and those who are left alone. */
import { OUTCOME_BANDS, outcomeBand } from "../kernel/engine.ts";
import { exp } from "../maths/elementary.ts";
import { closeKin } from "../population/close-kin.ts";
import { kinOf } from "../population/kin.ts";
import { addressOfNumber } from "../population/numbers.ts";
import { ageAt } from "../population/people.ts";
import type { Population } from "../population/population.ts";
import { shareAlone, sharesByHousehold, SIZES } from "./dead/alone.ts";
import type { Mechanism } from "./mechanism.ts";

/** So many people of each age band, at most, are asked for their kin: so a mean is known to about a tenth of it. */
const ASKED = 25;
/** The same people are asked in all worlds of a scenario. */
const known = new WeakMap<Population, Float64Array>();

/** [OUTCOME_BANDS] mean close kin of people by age: of everyone in a small world, of people evenly spread in a large one. */
export function kinByAge(population: Population): Float64Array {
  const found = known.get(population);
  if (found !== undefined) return found;
  const kin = kinOf(population);
  const [asked, sum] = [new Float64Array(OUTCOME_BANDS), new Float64Array(OUTCOME_BANDS)];
  // Far more than are asked, so that every band is found unless next to nobody is in it.
  const steps = Math.min(population.total, ASKED * OUTCOME_BANDS * 16);
  for (let i = 0; i < steps; i++) {
    const address = addressOfNumber(population, Math.floor(((i + 0.5) * population.total) / steps));
    const band = outcomeBand(ageAt(population, address));
    if (asked[band] === ASKED) continue;
    asked[band] += 1;
    sum[band] += closeKin(kin, address).length;
  }
  const means = sum.map((all, band) => (asked[band] > 0 ? all / asked[band] : 0));
  known.set(population, means);
  return means;
}

export const grief: Mechanism = {
  name: "grief",
  about:
    "Every death leaves kin who mourn; mourning weighs on who goes to work and who stays at home, and some are left alone.",
  parameters: {
    mourningDays: {
      about: "Days in which mourning fades to a third",
      unit: "days",
      value: 30,
      range: [7, 180],
      limits: [1, 1_000_000],
      draw: "logarithm",
      grade: "X",
      source: "assumption; leave for a death in the family is of days, grief of months and years",
    },
  },
  owns: {
    bereaved: "place",
    mourning: "place",
    lonely: "place",
    kinLeft: { each: "world", of: OUTCOME_BANDS },
    homes: { each: "place", of: SIZES },
  },
  reads: [],
  optional: true,

  day({ day, fields: f, value, population, counts, living }) {
    if (day === 0) {
      f.kinLeft.set(kinByAge(population));
      f.homes.set(sharesByHousehold(population));
    }
    const fading = 1 / value("mourningDays");
    for (let p = 0; p < population.places; p++) {
      const people = population.people[p];
      const alive = Math.max(0, living[p]);
      let ties = 0;
      for (let band = 0; band < OUTCOME_BANDS; band++)
        ties += counts.died[p * OUTCOME_BANDS + band] * f.kinLeft[band];
      // Each of the dead leaves the share of their kin that lives; several of them may be of one kin.
      const losses = people > 0 ? ties / people : 0;
      const share = 1 - exp(-losses);
      f.bereaved[p] = share * alive;
      f.mourning[p] = 1 - (1 - f.mourning[p] * (1 - fading)) * (1 - share);
      const dead = people > 0 ? 1 - alive / people : 0;
      // Those who lived alone from the start have lost nobody there.
      f.lonely[p] = shareAlone(f.homes, p, dead) - f.homes[p * SIZES];
    }
  },
};
