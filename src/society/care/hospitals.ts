/** What the hospitals of each area have this morning, and who wants it. An area is where its people are nursed. */
import { OVERLAYS } from "../../kernel/engine.ts";
import { clamp } from "../clamp.ts";
import { Overlay, type Today } from "../mechanism.ts";
import { severeEntries } from "../surveillance.ts";
import { criticalStages } from "./course.ts";

const PER = 100_000;
/** Tenths that do not add up to one whole in doubles are forgiven this much. */
const SLACK = 1e-9;

export interface Hospitals {
  /** [A] beds free for the severely ill, whole. */
  free: Float64Array;
  /** [P] people who fell severely ill yesterday, whom beds are shared out by. */
  fallen: Float64Array;
  /** [A] share of those who will ask who find a bed. */
  found: Float64Array;
  /** [A] shares of ordinary patients who are put off, and of the others who find no bed or nobody to nurse them. */
  postponed: Float64Array;
  unserved: Float64Array;
  /** [A] share of the critically ill in a bed who have no intensive care. */
  unventilated: Float64Array;
  /** [P] severely ill at the end of yesterday. */
  severe: Float64Array;
}

/** By place: how many entered, or are in, the stages chosen. */
function countIn(
  { population, scenario }: Today,
  counts: Uint32Array,
  chosen: readonly boolean[],
): Float64Array {
  const { stages } = scenario.disease;
  const sums = new Float64Array(population.places);
  for (let p = 0; p < population.places; p++) {
    for (let s = 0; s < stages.length; s++) {
      if (chosen[s]) sums[p] += counts[p * stages.length + s];
    }
  }
  return sums;
}

/** Everything that hangs on an area, from the beds and staff of its places, their patients, and those who fell ill. */
export function takeStock(today: Today): Hospitals {
  const { fields: f, population, counts, scenario, value } = today;
  const { stages } = scenario.disease;
  const [occupancy, elective] = [value("occupancy"), value("elective")];
  const fallen = countIn(today, counts.entered, severeEntries(stages));
  const severe = countIn(
    today,
    counts.occupied,
    stages.map((stage) => stage.severe && !stage.dead),
  );
  const critical = countIn(today, counts.occupied, criticalStages(stages));
  const areas = population.wardStaff.length;
  const perArea = (): Float64Array => new Float64Array(areas);
  const [staffed, ordinary, patients, asking] = [perArea(), perArea(), perArea(), perArea()];
  const [intensive, ventilated, wanting] = [perArea(), perArea(), perArea()];
  for (let p = 0; p < population.places; p++) {
    const area = population.wardOf[p];
    const staff = clamp(f.hospital[p]);
    staffed[area] += (f.beds[p] + (f.fieldBeds[0] * population.people[p]) / PER) * staff;
    ordinary[area] += f.beds[p] * occupancy;
    intensive[area] += f.intensiveBeds[p] * staff;
    ventilated[area] += f.intensiveBeds[p] * occupancy * (1 - elective);
    patients[area] += counts.holding[p * OVERLAYS + Overlay.admitted];
    asking[area] += fallen[p] * f.seeksCare[p];
    wanting[area] += critical[p] * f.bedded[p];
  }
  const [free, found, postponed, unserved, unventilated] = [
    perArea(),
    perArea(),
    perArea(),
    perArea(),
    perArea(),
  ];
  for (let a = 0; a < areas; a++) {
    const most = Math.floor(staffed[a] - ordinary[a] * (1 - elective) + SLACK);
    free[a] = Math.max(0, most - patients[a]);
    found[a] = asking[a] > free[a] ? free[a] / asking[a] : asking[a] > 0 || free[a] > 0 ? 1 : 0;
    const served = Math.max(0, staffed[a] - patients[a]);
    const missing = ordinary[a] > 0 ? Math.max(0, 1 - served / ordinary[a]) : 0;
    postponed[a] = Math.min(missing, elective);
    unserved[a] = elective < 1 ? Math.max(0, missing - elective) / (1 - elective) : 0;
    const left = Math.max(0, intensive[a] - ventilated[a]);
    unventilated[a] = wanting[a] > left ? 1 - left / wanting[a] : 0;
  }
  return { free, fallen, found, postponed, unserved, unventilated, severe };
}
