/** Services played on hand-made absences: so many workers of every sector are missing, or of some. */
import { SECTORS } from "../../src/kernel/engine.ts";
import { sectorNumber } from "../../src/population/sectors.ts";
import { hardship } from "../../src/society/hardship.ts";
import { services } from "../../src/society/services/services.ts";
import { OUTPUTS, type Output } from "../../src/society/services/table.ts";
import { countSectors } from "../population/staff.ts";
import { makePopulation, makeSociety, type Played, play, type Row, type Stage } from "./world.ts";

/** Share of workers missing, of a sector or of all, on a day. */
export type Absence = (day: number, sector: string, place: number) => number;

export interface Kept extends Played {
  /** Outputs by name: days × places. */
  outputs: Record<Output, Float64Array[]>;
  /** Copies of any field of the two mechanisms by day. */
  field(name: string): Float64Array[];
}

const SECTOR_NAMES = [
  "health",
  "power",
  "water",
  "food",
  "transport",
  "telecom",
  "police-and-fire",
  "sanitation-and-burial",
  "other",
];

/** Fields that are kept by day: all that these two mechanisms own. */
const KEPT = [services, hardship].flatMap(({ owns }) => Object.keys(owns));

/** Plays `days` of the services (and whatever the stage adds) on these absences. */
export function serve(days: number, absent: Absence, stage: Stage = {}, row: Row = {}): Kept {
  const people = stage.people ?? [700_000, 40_000, 300];
  const staff = countSectors(makePopulation(people));
  const numbers = SECTOR_NAMES.map((name) => [name, sectorNumber(name)] as const);
  const scenario = { with: ["services"], ...stage.scenario };
  const played = makeSociety({ ...stage, people, scenario });
  const kept: Record<string, Float64Array[]> = {};
  const rows = (day: number): Row[] =>
    people.map((_, p) => {
      const missing = new Uint32Array(SECTORS);
      for (const [name, k] of numbers)
        missing[k] = Math.round(staff[p * SECTORS + k]! * absent(day, name, p));
      return { ...row, missing };
    });
  play(played, days, rows, () => {
    for (const name of KEPT) {
      kept[name] ??= [];
      kept[name].push(played.society.fields[name]!.slice());
    }
  });
  const outputs = Object.fromEntries(OUTPUTS.map((name) => [name, kept[name]!])) as Kept["outputs"];
  return { ...played, outputs, field: (name) => kept[name]! };
}
