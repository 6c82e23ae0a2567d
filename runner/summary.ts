/** The two JSON files of a run: how to make it again, and what came out. Neither holds a date, a path or a duration. */
import type { Fates, Note, PairSummary, Totals, WorldRun } from "../src/outcomes/result.ts";
import { totalsOf } from "../src/outcomes/totals.ts";
import { concealmentNote } from "../src/report/concealment.ts";
import {
  answerSentence,
  costSentence,
  infectionSentence,
  spreadSentences,
  type ThetaRow,
  thetaRows,
} from "../src/report/sentence.ts";
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
}

/** What came of it. */
export interface RunResult {
  setting: Setting;
  runs: readonly WorldRun[];
  fates: Fates | null;
  pairs: readonly PairSummary[];
}

export interface Manifest {
  /** Version of Candor that ran it. */
  candor: string;
  kind: RunPlan["kind"];
  command: string;
  seeds: Scenario["seeds"];
  pairs: readonly PairPlan[];
  /** Digest of the event log of each world of each pair; of the only world where there is one. */
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
        ? result.pairs.map((pair) => pair.digests)
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
  days: number;
  places: number;
  people: number;
  seeds: Scenario["seeds"];
  /** The answer in sentences; null for one world. */
  answer: {
    deaths: string;
    infections: string;
    cost: string;
    spreads: string[];
    /** The response to a warning not yet borne out, at each value that was run. */
    warning: ThetaRow[];
    /** Empty unless concealment costs fewer lives. */
    concealment: string;
  } | null;
  worlds: { name: string; title: string; totals: Totals; notes: Note[]; digest: string }[];
  /** Of the first pair: what became of people in its first world against its second. */
  fates: Fates | null;
  pairs: (Pick<PairSummary, "seeds" | "assumptions" | "parameters" | "totals" | "digests"> & {
    fates: Omit<Fates, "byAge" | "byPlace" | "sparedByDay" | "newlyLostByDay">;
  })[];
}

export function makeSummary({ setting, runs, fates, pairs }: RunResult): Summary {
  const { scenario, population } = setting;
  const { name, title, question, days, seeds } = scenario;
  const [first, second] = runs;
  const asked = first &&
    second && { titles: [first.title, second.title] as const, days, people: population.total };
  return {
    simulated: true,
    candor: candorVersion(),
    name,
    title,
    question,
    days,
    places: population.places,
    people: population.total,
    seeds,
    answer: asked
      ? {
          deaths: answerSentence(pairs, asked),
          infections: infectionSentence(pairs, asked),
          cost: costSentence(pairs, asked),
          spreads: spreadSentences(pairs),
          warning: thetaRows(pairs, WARNING),
          concealment: concealmentNote(pairs, asked),
        }
      : null,
    worlds: runs.map((run) => ({
      name: run.world,
      title: run.title,
      totals: totalsOf(run, population.people),
      notes: run.notes,
      digest: run.digest,
    })),
    fates,
    pairs: pairs.map(({ curves: _curves, notes: _notes, fates: all, ...pair }) => {
      const {
        byAge: _byAge,
        byPlace: _byPlace,
        sparedByDay: _spared,
        newlyLostByDay: _lost,
        ...counts
      } = all;
      return { ...pair, fates: counts };
    }),
  };
}
