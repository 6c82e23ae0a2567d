/** The two JSON files of a run: how to make it again, and what came out. Neither holds a date, a path or a duration. */
import { cellName, planGrid } from "../src/outcomes/grid.ts";
import { tellsLifeDays } from "../src/outcomes/life-days.ts";
import { type Left, leftOf } from "../src/outcomes/left.ts";
import { countFates } from "../src/outcomes/pair.ts";
import type {
  CellOutcome,
  FateCounts,
  Fates,
  Note,
  PairSummary,
  Reversal,
  Totals,
  WorldRun,
} from "../src/outcomes/result.ts";
import { median, type Spread, spreadOf } from "../src/outcomes/spread.ts";
import { type TakeOff, takeOffOf } from "../src/outcomes/takeoff.ts";
import { totalsOf } from "../src/outcomes/totals.ts";
import { ageShares } from "../src/population/census.ts";
import { fewPlaces, largestFirst, placeSentences } from "../src/report/by-place.ts";
import { concealmentNote } from "../src/report/concealment.ts";
import { frozenSentence, gridSentence, type PartRow, partRows, type TakenApart } from "../src/report/grid.ts";
import { layoutSentences } from "../src/report/layouts.ts";
import { carrierSentence } from "../src/report/carriers.ts";
import { reversalSentences } from "../src/report/reversal.ts";
import {
  answerSentence,
  costSentence,
  infectionSentence,
  spreadSentences,
  type ThetaRow,
  thetaRows,
} from "../src/report/sentence.ts";
import { placeTotals } from "../src/report/series.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { Setting } from "../src/setting.ts";
import { type PairPlan, WARNING } from "./pairs.ts";
import { candorVersion } from "./version.ts";

/** What a run is made of, whatever becomes of it. */
export interface RunPlan {
  kind: "run" | "compare";
  /** As it was run: expanded, with every change of the command line in it. */
  scenario: Scenario;
  pairs: readonly PairPlan[];
  infections: boolean;
  /** Also the first worlds on the day counts of the second. */
  freezeFields: boolean;
  /** People of the preview on which to search for what would reverse the answer; null: if that is soon done. */
  reversal: number | "off" | null;
}

/** What came of it. */
export interface RunResult {
  setting: Setting;
  runs: readonly WorldRun[];
  fates: Fates | null;
  pairs: readonly PairSummary[];
  reversal: Reversal | null;
}

export interface Manifest {
  /** Version of Candor that ran it. */
  candor: string;
  kind: RunPlan["kind"];
  command: string;
  seeds: Scenario["seeds"];
  pairs: readonly PairPlan[];
  /** Digest of the event log of each world of each pair, then of each further cell; of the only world where there is one. */
  digests: string[][];
  files: string[];
  attributions: readonly string[];
  /** Can be run as it stands, like any scenario file. */
  scenario: Scenario;
}

export function makeManifest(plan: RunPlan, result: RunResult, command: string, files: string[]): Manifest {
  const { world } = result.setting;
  return {
    candor: candorVersion(),
    kind: plan.kind,
    command,
    seeds: plan.scenario.seeds,
    pairs: plan.pairs,
    digests:
      result.pairs.length > 0
        ? result.pairs.map(({ digests, cells }) => [...digests, ...cells.map((cell) => cell.digest)])
        : result.runs.map((run) => [run.digest]),
    files,
    attributions: [...world.attributions, ...plan.scenario.disease.sources],
    scenario: plan.scenario,
  };
}

export interface Summary {
  simulated: true;
  candor: string;
  name: string;
  title: string;
  question: string;
  /** No known disease does what this one does. */
  hypothetical: boolean;
  /** Whether the disease is so deadly, or hypothetical, that days of life are told beside deaths. */
  lifeDays: boolean;
  days: number;
  places: number;
  people: number;
  /** How its places came to be, where they are not as a table or the scenario has them. */
  laidOut: string[];
  seeds: Scenario["seeds"];
  /** The answer in sentences; null for one world. */
  answer: {
    deaths: string;
    infections: string;
    cost: string;
    /** Deaths of each place, where there are a few; else empty. */
    places: string[];
    spreads: string[];
    /** The response to a warning not yet borne out, at each value that was run. */
    warning: ThetaRow[];
    /** Empty unless concealment costs fewer lives. */
    concealment: string;
    /** What the worlds differ in, and so what the difference is. */
    grid: string;
    /** The direct effect, without feedback; empty unless it was run. */
    frozen: string;
    /** Findings of the search for what would reverse it; empty unless it was made. */
    reversal: string[];
    /** Which mechanisms carried it; empty unless it was searched. */
    carriers: string;
  } | null;
  /** Deaths in the first world less those in the second: the reach over seeds, and over assumptions and seeds. */
  spreads: { chance: Spread | null; assumptions: Spread | null } | null;
  /** The difference taken apart: no rows where all of it is of one kind. Null for one world. */
  grid: {
    differ: { words: boolean; acts: boolean };
    cells: string[];
    parts: Record<TakenApart, PartRow[]>;
  } | null;
  reversal: Reversal | null;
  /** Outbreaks that took off, and those that died out by themselves, by world. */
  takeOff: TakeOff;
  worlds: { name: string; title: string; totals: Totals; notes: Note[]; digest: string }[];
  /** Deaths by place and world in the runs shown, where there are a few places; else empty. */
  byPlace: { name: string; people: number; deaths: number[] }[];
  /** What is left of each of these worlds at its end: households, those who mourn, and those who live. */
  left: Left[];
  /** Of the first pair: what became of people in its first world against its second. */
  fates: Fates | null;
  pairs: (Pick<PairSummary, "seeds" | "assumptions" | "parameters" | "totals" | "digests" | "frozen"> & {
    fates: FateCounts;
    cells: Omit<CellOutcome, "curves">[];
  })[];
}

/** First world less second in deaths, over the pairs of one kind. */
function deathDifferences(pairs: readonly PairSummary[], assumptions: PairSummary["assumptions"]): number[] {
  return pairs
    .filter((pair) => pair.assumptions === assumptions)
    .map(({ totals }) => totals[0].deaths - totals[1].deaths);
}

export function makeSummary({ setting, runs, fates, pairs, reversal }: RunResult): Summary {
  const { scenario, population } = setting;
  const { name, title, question, days, seeds } = scenario;
  const [first, second] = runs;
  const grid = pairs.length > 0 ? planGrid(scenario.worlds) : null;
  const declared = deathDifferences(pairs, "declared");
  const lifeDays = tellsLifeDays(scenario.disease, ageShares(population));
  const asked = first &&
    second && { titles: [first.title, second.title] as const, days, people: population.total, lifeDays };
  const { places } = setting.world;
  const deaths = runs.map((run) => placeTotals(run, "deaths"));
  return {
    simulated: true,
    candor: candorVersion(),
    name,
    title,
    question,
    hypothetical: scenario.disease.hypothetical,
    lifeDays,
    days,
    places: population.places,
    people: population.total,
    laidOut: layoutSentences(setting.world),
    seeds,
    answer: asked
      ? {
          deaths: answerSentence(pairs, asked),
          infections: infectionSentence(pairs, asked),
          cost: costSentence(pairs, asked),
          places: placeSentences(pairs, places, population.people),
          spreads: spreadSentences(pairs),
          warning: thetaRows(pairs, WARNING),
          concealment: concealmentNote(pairs, asked),
          grid: grid === null ? "" : gridSentence(grid),
          frozen: frozenSentence(pairs, asked),
          reversal: reversal === null ? [] : reversalSentences(reversal, median(declared)),
          carriers: reversal === null ? "" : carrierSentence(reversal),
        }
      : null,
    spreads: asked
      ? { chance: spreadOf(declared), assumptions: spreadOf(deathDifferences(pairs, "drawn")) }
      : null,
    grid:
      grid === null
        ? null
        : {
            differ: { words: grid.words, acts: grid.acts },
            cells: grid.extra.map((cell) => cellName(scenario.worlds, cell)),
            parts: {
              deaths: partRows(grid, pairs, "deaths"),
              infections: partRows(grid, pairs, "infections"),
              homeDays: partRows(grid, pairs, "homeDays"),
            },
          },
    reversal,
    takeOff: takeOffOf(scenario, population.total, runs, pairs),
    worlds: runs.map((run) => ({
      name: run.world,
      title: run.title,
      totals: totalsOf(run, population.people),
      notes: run.notes,
      digest: run.digest,
    })),
    byPlace: fewPlaces(places.length)
      ? largestFirst(population.people).map((i) => ({
          name: places[i]!.name,
          people: population.people[i]!,
          deaths: deaths.map((ofWorld) => ofWorld[i]!),
        }))
      : [],
    left: runs.map((run) => leftOf(run, setting)),
    fates,
    pairs: pairs.map(({ curves: _curves, notes: _notes, fates: all, cells, ...pair }) => ({
      ...pair,
      fates: countFates(all),
      cells: cells.map(({ curves: _ofCell, ...cell }) => cell),
    })),
  };
}
