/** What a run leaves behind: the shapes that outcomes, report, files and command line share. */
import type { Carrier } from "./carriers.ts";
import type { Cell } from "./grid.ts";
import type { SearchResult } from "./reversal.ts";

/** Measures kept by day and place, each a Float64Array of days × places. */
export const MEASURES = {
  infections: "people infected that day",
  deaths: "people who died of the disease that day",
  severe: "people who fell severely ill that day",
  ill: "people ill at the end of the day",
  known: "severe cases known to the authority, cumulative",
  knownDeaths: "deaths known to the authority, cumulative",
  announced: "deaths announced by the authority, cumulative",
  trust: "trust in the authority, 0 to 1",
  fear: "mean fear of the living, 0 to 1",
  heardOfficial: "living people who heard and believe the official word",
  heardLeak: "living people who heard and believe the unofficial truth, leaked or first-hand",
  precaution: "person-days of precautions",
  homeDays: "person-days at home (ill, or working from home)",
  avoided: "person-days of avoiding company",
  workDaysLost: "work days lost to illness",
  schoolDaysLost: "school days lost to illness",
  workDaysOrdered: "work days lost to closure and quarantine",
  schoolDaysOrdered: "school days lost to closure and quarantine",
  isolationDays: "person-days of isolation, as ordered",
  quarantineDays: "person-days of quarantine, as ordered",
  tests: "ill people tested",
  testsRefused: "ill people who asked for a test when none was left",
  casesTraced: "cases whose company was put in quarantine",
  doses: "vaccine doses given",
  displacedDays: "person-days away from home, having fled",
  exported: "infected people who fled",
  guestDays: "person-days of people from other places, having fled",
  heardRumour: "living people who heard and believe a rumour",
  killed: "people who died that day of violence, hunger, thirst or cold",
  absent: "workers who stay away out of fear or for their families",
  hoarded: "households' purchases beyond their needs, in person-days of food",
  withoutPower: "person-days without power",
  withoutWater: "person-days without running water",
  withoutPhone: "person-days without telephone",
  hungry: "person-days of hunger",
  cold: "person-days of cold",
  admitted: "people in hospital beds at the end of the day",
  refused: "people who fell severely ill when no bed was left",
  careAvoided: "deaths from other causes for want of care, expected",
  unburied: "dead who wait, at the end of the day",
  overdue: "dead who have waited for more than three days",
  buried: "dead who were buried that day",
  incidents: "incidents of looting, arson and violence",
  aided: "person-days of help between neighbours",
  bereaved: "people who lost close kin that day",
  exposed: "people exposed to the hazard of a zone, cumulative",
} as const;
export type Measure = keyof typeof MEASURES;

/** A dated flag: a statement, a leak, a detection, the first death. */
export interface Note {
  day: number;
  kind: string;
  words: string;
  /** It concerns this place alone, and stands in the lives of its people and not on the time axis. */
  place?: number;
}

/** One world, run to its end. */
export interface WorldRun {
  world: string;
  title: string;
  days: number;
  places: number;
  /** [measure]: days × places. */
  daily: Record<Measure, Float64Array>;
  /** What mechanisms of one's own keep, by field: what it counts, and days × places. */
  more: Record<string, { about: string; daily: Float64Array }>;
  /** [days × places × OUTCOME_BANDS] infections and deaths by age. */
  infectionsByAge: Uint32Array;
  deathsByAge: Uint32Array;
  /** Of the whole world; and of single places, for the lives lived there. */
  notes: Note[];
  placeNotes: Note[];
  /** Names of the kernel's programmes, by number. */
  programmes: string[];
  /** Hexadecimal digest of the event log. */
  digest: string;
  /** Day of infection + 1 by address; 0 never. */
  infectedOn: Uint16Array;
  /** One byte a person at the end. */
  people: Uint8Array;
  candidates: number;
  /** Susceptible and in-course people at the end (SOCIETY rule 5). */
  susceptible: number;
  active: number;
}

/** Totals of one world, for sentences and tables. */
export type Totals = Record<
  | "infections"
  | "deaths"
  | "lifeDaysLost"
  | "peakIll"
  | "peakDay"
  | "homeDays"
  | "precautionDays"
  | "avoidedDays"
  | "workDaysLost"
  | "schoolDaysLost"
  | "workDaysOrdered"
  | "schoolDaysOrdered"
  | "confinedDays"
  | "tests"
  | "doses"
  | "displacedDays"
  | "outsideDays"
  | "exported"
  | "killed"
  | "careAvoided"
  | "refused"
  | "hungryDays"
  | "coldDays"
  | "withoutPowerDays"
  | "withoutWaterDays"
  | "unburiedDays"
  | "incidents"
  | "aidedDays"
  | "bereaved"
  | "trustAtEnd"
  | "truthGap"
  | "detected"
  | "susceptible"
  | "active",
  number
>;

/** What became of people in world A (first) against world B (second). */
export interface Fates {
  /** Infected in B, never in A. */
  spared: number;
  /** Infected in both, later in A; earlier in A; on the same day. */
  later: number;
  earlier: number;
  same: number;
  /** Infected in A, never in B. */
  newlyLost: number;
  /** Dead in B and not in A; dead in A and not in B. */
  livesSpared: number;
  livesLost: number;
  /** By outcome age band: as above. */
  byAge: {
    spared: number[];
    later: number[];
    earlier: number[];
    newlyLost: number[];
    livesSpared: number[];
    livesLost: number[];
    people: number[];
  };
  /** By place, same order as the world's places. */
  byPlace: { spared: number[]; newlyLost: number[]; livesSpared: number[]; livesLost: number[] };
  /** By day of infection in B (days): those spared; by day of infection in A: those newly lost. */
  sparedByDay: number[];
  newlyLostByDay: number[];
}

/** What became of how many, without whom, where and when. */
export type FateCounts = Omit<Fates, "byAge" | "byPlace" | "sparedByDay" | "newlyLostByDay">;

/** A world of the grid {words} × {acts} that is none of the scenario's own two. */
export interface CellOutcome extends Cell {
  totals: Totals;
  curves: Record<Measure, number[]>;
  digest: string;
}

/** The first world run on the second's day counts: what its decisions do before anything answers to what they did. */
export interface Frozen {
  /** Only what the kernel counts; society's own measures are of the second world's outbreak. */
  totals: Pick<Totals, "infections" | "deaths">;
  /** Against the second world. */
  fates: FateCounts;
  digest: string;
}

/** What would reverse the answer, searched on a preview of the world. */
export interface Reversal extends SearchResult {
  /** People of the preview, and whether that is the whole world. */
  people: number;
  whole: boolean;
  days: number;
  /** Open assumptions that were not searched: of optional mechanisms, unless the search was asked for. */
  left: number;
  /** Seeds of the fates, in the order of all differences. */
  seeds: readonly number[];
  /** Each mechanism at work switched off in both worlds, the one that matters most first. */
  carriers: readonly Carrier[];
}

/** A pair reduced to what an ensemble needs (whole curves of the world, not of places). */
export interface PairSummary {
  seeds: { people: number; fates: number };
  /** "declared": the assumptions as they stand; "drawn": each drawn from its range; "theta": the stated response to warning. */
  assumptions: "declared" | "drawn" | "theta";
  /** Values of the assumption-graded parameters in this pair, by name. */
  parameters: Record<string, number>;
  totals: [Totals, Totals];
  fates: Fates;
  /** World totals by day for both worlds. */
  curves: [Record<Measure, number[]>, Record<Measure, number[]>];
  notes: [Note[], Note[]];
  digests: [string, string];
  /** The other cells of {words} × {acts}, in the order of `planGrid`; empty where they were not run. */
  cells: readonly CellOutcome[];
  /** Null unless it was asked for. */
  frozen: Frozen | null;
}
