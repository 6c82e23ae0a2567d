/** What every part of the report shares, worked out once from the input. */
import type { Measure } from "../outcomes/result.ts";
import type { ReportInput } from "./input.ts";
import { amount, grouped } from "./number.ts";
import type { Question } from "./sentence.ts";
import { type Curves, placeTotals, worldCurves } from "./series.ts";
import type { Side } from "./curves.ts";

export interface WorldView {
  side: Side;
  title: string;
  curves: Curves;
  /** Deaths by place. */
  deathsByPlace: number[];
}

export interface View {
  input: ReportInput;
  worlds: readonly WorldView[];
  days: number;
  /** Null for one world. */
  question: Question | null;
  /** "Simulated · scenario · seeds · version"; "Simulated, hypothetical" where the disease is. */
  stamp: string;
}

export function makeView(input: ReportInput): View {
  const { scenario, seeds, version } = input;
  const worlds = input.runs.map(
    (run, i): WorldView => ({
      side: i === 0 ? "a" : "b",
      title: run.title,
      curves: worldCurves(run, input.peopleByPlace),
      deathsByPlace: placeTotals(run, "deaths"),
    }),
  );
  const days = input.runs[0].days;
  const [a, b] = worlds;
  return {
    input,
    worlds,
    days,
    question:
      a && b
        ? {
            titles: [a.title, b.title],
            days: scenario.days,
            people: input.people,
            lifeDays: input.lifeDays,
          }
        : null,
    stamp: `Simulated${scenario.disease.hypothetical ? ", hypothetical" : ""} · ${scenario.title} · seeds ${seeds.people}, ${seeds.fates} · candor ${version}`,
  };
}

/** Whole curves of a measure from the pairs of given kinds, for one side. */
export function pairCurves(view: View, side: Side, measure: Measure, kinds: readonly string[]): number[][] {
  const index = side === "a" ? 0 : 1;
  return view.input.pairs
    .filter((pair) => kinds.includes(pair.assumptions))
    .map((pair) => pair.curves[index][measure]);
}

/** Kinds of pairs that the answer speaks of. */
export const headlineKinds = (view: View): string[] =>
  view.input.pairs.some((pair) => pair.assumptions === "drawn") ? ["drawn"] : ["declared"];

export const peopleWords = (people: number): string =>
  `${people < 10_000 ? grouped(people) : amount(people)} people`;
