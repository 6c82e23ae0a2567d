/** Everything a report is made of. Plain data: fonts and shapes are read elsewhere and passed in. */
import type { MultiLineString, MultiPolygon, Polygon } from "geojson";
import type { Left } from "../outcomes/left.ts";
import type { Fates, PairSummary, Reversal, WorldRun } from "../outcomes/result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Parameter } from "../society/mechanism.ts";
import type { World } from "../world/world.ts";

/** A declared parameter and the value it had in the runs shown; it differs where the two values do. */
export interface ParameterRow {
  /** By mechanism, such as "trust.initial". */
  name: string;
  declaration: Parameter;
  value: number;
}

/** What the basic reproduction number means here. */
export interface ReproductionFacts {
  /** Expected distinct victims of a case of the tenth generation (MODEL.md). */
  value: number;
  /** Expected share of those victims by setting, in the order of the kernel's SETTINGS; null if not known. */
  shares: readonly number[] | null;
  /** Mean days from a case to the cases it causes; null if not known. */
  generationDays: number | null;
}

/** Quiet land for the maps: shapes around the places, in degrees. */
export interface Geometry {
  land: readonly (Polygon | MultiPolygon)[];
  /** Borders of states or countries, and finer ones (counties), if any. */
  borders: MultiLineString | null;
  minor: MultiLineString | null;
  attributions: readonly string[];
}

/** WOFF2 fonts, base64. */
export interface Fonts {
  serif: string;
  sans: string;
  attributions: readonly string[];
}

export interface ReportInput {
  version: string;
  scenario: Scenario;
  world: World;
  /** People simulated, who may be fewer than live in the places (a preview). */
  people: number;
  /** People simulated by place, in the order of the world's places. */
  peopleByPlace: ArrayLike<number>;
  /** The pair shown in detail: world A, then B; or one world alone. */
  runs: readonly [WorldRun] | readonly [WorldRun, WorldRun];
  /** Seeds of the runs shown. */
  seeds: { people: number; fates: number };
  /** Fates of the pair shown; null for one world. */
  fates: Fates | null;
  /** Every pair that was run, the one shown among them; empty for one world. */
  pairs: readonly PairSummary[];
  /** What is left at the end of each run shown. */
  left: readonly Left[];
  /** What would reverse the answer; null if it was not searched. */
  reversal: Reversal | null;
  parameters: readonly ParameterRow[];
  /** Whether days of life are told beside deaths (`tellsLifeDays`). */
  lifeDays: boolean;
  /** Name of the parameter for the response to a warning not yet borne out (θ); null if there is none. */
  warning: string | null;
  reproduction: ReproductionFacts;
  /** The command that makes this report again. */
  command: string;
  /** Of the places and whatever else the world's own lines do not cover. */
  attributions: readonly string[];
  geometry: Geometry;
  /** Null: the reader's own fonts. */
  fonts: Fonts | null;
}
