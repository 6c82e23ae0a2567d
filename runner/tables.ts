/** The columns of a run as Parquet files. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { SETTINGS } from "../src/kernel/engine.ts";
import { cellName } from "../src/outcomes/grid.ts";
import { MEASURES, type Measure, type PairSummary, type WorldRun } from "../src/outcomes/result.ts";
import type { World } from "../src/world/world.ts";
import type { InfectionColumns } from "./log-worker.ts";

const NAMES = Object.keys(MEASURES) as Measure[];
/** Measures that are whole numbers of people. */
const WHOLE: readonly Measure[] = [
  "infections",
  "deaths",
  "severe",
  "ill",
  "heardOfficial",
  "heardLeak",
  "isolationDays",
  "quarantineDays",
  "tests",
  "testsRefused",
  "casesTraced",
  "doses",
  "displacedDays",
  "exported",
  "guestDays",
];

const measureColumn = (name: Measure, data: Float64Array): ColumnSource =>
  WHOLE.includes(name)
    ? { name, data: Int32Array.from(data), type: "INT32", nullable: false }
    : { name, data, type: "DOUBLE", nullable: false };

function write(columnData: ColumnSource[]): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      // What a reader sees without our documentation: the meaning of every measure.
      kvMetadata: Object.entries(MEASURES).map(([key, value]) => ({ key, value })),
      createdBy: "candor",
    }),
  );
}

/** Repeats a value of each block of rows. */
function blocks<T>(count: number, rows: number, value: (block: number) => T): T[] {
  return Array.from({ length: count * rows }, (_, i) => value(Math.floor(i / rows)));
}

/** world · day · place_key · place · every measure: a row for each world, day and place. */
export function dailyTable(runs: readonly WorldRun[], world: World): Uint8Array {
  const { days = 0, places = 0 } = runs[0] ?? {};
  const rows = days * places;
  const each = <T>(value: (day: number, place: number) => T): T[] =>
    runs.flatMap(() => Array.from({ length: rows }, (_, i) => value(Math.floor(i / places), i % places)));
  return write([
    {
      name: "world",
      data: blocks(runs.length, rows, (i) => runs[i]!.world),
      type: "STRING",
      nullable: false,
    },
    { name: "day", data: each((day) => day), type: "INT32", nullable: false },
    {
      name: "place_key",
      data: each((_, place) => BigInt(world.places[place]!.key)),
      type: "INT64",
      nullable: false,
    },
    { name: "place", data: each((_, place) => world.places[place]!.name), type: "STRING", nullable: false },
    ...NAMES.map((name): ColumnSource => {
      const data = new Float64Array(rows * runs.length);
      runs.forEach((run, i) => data.set(run.daily[name], i * rows));
      return measureColumn(name, data);
    }),
  ]);
}

/**
 * pair · assumptions · fates · world · cell · day · every measure of the whole world: the whole curves of all pairs. The
 * other cells of {words} × {acts} follow the two worlds of their pair; they are of neither world.
 */
export function pairsTable(pairs: readonly PairSummary[], worlds: readonly { name: string }[]): Uint8Array {
  const sides = [0, 1] as const;
  const rows = pairs.flatMap((pair, number) => [
    ...sides.map((side) => {
      const cell = { says: side, acts: side, licensed: true };
      return { pair, number, world: worlds[side]!.name, cell, curves: pair.curves[side] };
    }),
    ...pair.cells.map((cell) => ({ pair, number, world: null, cell, curves: cell.curves })),
  ]);
  const days = pairs[0]?.curves[0].infections.length ?? 0;
  const each = <T>(value: (row: (typeof rows)[number]) => T): T[] =>
    blocks(rows.length, days, (i) => value(rows[i]!));
  return write([
    { name: "pair", data: each(({ number }) => number), type: "INT32", nullable: false },
    { name: "assumptions", data: each(({ pair }) => pair.assumptions), type: "STRING", nullable: false },
    { name: "fates", data: each(({ pair }) => BigInt(pair.seeds.fates)), type: "INT64", nullable: false },
    { name: "world", data: each(({ world }) => world), type: "STRING", nullable: true },
    { name: "cell", data: each(({ cell }) => cellName(worlds, cell)), type: "STRING", nullable: false },
    {
      name: "day",
      data: rows.flatMap(() => Array.from({ length: days }, (_, i) => i)),
      type: "INT32",
      nullable: false,
    },
    ...NAMES.map((name) =>
      measureColumn(name, Float64Array.from(rows.flatMap(({ curves }) => curves[name]))),
    ),
  ]);
}

/**
 * world · person · age · place_key · time (days) · day · setting · source: a row for each infection, in order of time.
 * People are numbered as for `candor person --person`; the source is -1 where it is from elsewhere.
 */
export function infectionTable(
  worlds: readonly { world: string; infections: InfectionColumns }[],
  world: World,
): Uint8Array {
  const whole = (pick: (columns: InfectionColumns) => Float64Array): bigint[] =>
    worlds.flatMap(({ infections }) => Array.from(pick(infections), BigInt));
  const each = <T>(pick: (columns: InfectionColumns, row: number) => T): T[] =>
    worlds.flatMap(({ infections }) => Array.from(infections.person, (_, row) => pick(infections, row)));
  const settings = [...SETTINGS, "elsewhere"];
  return write([
    {
      name: "world",
      data: worlds.flatMap(({ world: name, infections }) => Array.from(infections.person, () => name)),
      type: "STRING",
      nullable: false,
    },
    { name: "person", data: whole((columns) => columns.person), type: "INT64", nullable: false },
    { name: "age", data: each((columns, row) => columns.age[row]!), type: "INT32", nullable: false },
    {
      name: "place_key",
      data: each((columns, row) => BigInt(world.places[columns.place[row]!]!.key)),
      type: "INT64",
      nullable: false,
    },
    { name: "time", data: each((columns, row) => columns.time[row]!), type: "DOUBLE", nullable: false },
    {
      name: "day",
      data: each((columns, row) => Math.floor(columns.time[row]!)),
      type: "INT32",
      nullable: false,
    },
    {
      name: "setting",
      data: each((columns, row) => settings[columns.setting[row]!]!),
      type: "STRING",
      nullable: false,
    },
    { name: "source", data: whole((columns) => columns.source), type: "INT64", nullable: false },
  ]);
}
