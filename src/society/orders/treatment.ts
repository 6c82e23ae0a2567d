/** A drug for the severely ill. */
import { BANDS } from "../../population/population.ts";
import type { Order } from "../../scenario/scenario.ts";
import { Overlay, Trait } from "../mechanism.ts";
import { turnsToDeath } from "../turns.ts";
import { type Kind, leftOf, ration } from "./use.ts";

type Treat = Extract<Order, { measure: "treat" }>;

const branchName = (stage: number): string => `treated-stage-${stage}`;

export const treat: Kind<Treat> = {
  programme: ({ order }) => ({
    claims: "severe",
    trait: Trait.treatment,
    priority: order.priority.map((age) => BANDS.findIndex((from) => from === age)),
    delayDays: order.delayDays,
    scope: { self: true },
    effect: { overlay: Overlay.treated, lastsDays: null, untilWell: true },
    counted: null,
  }),
  // There is one drug: its first way brings what it does.
  branches: ({ nth }, { disease }) =>
    nth > 0
      ? []
      : turnsToDeath(disease.stages).map(({ stage, toward }) => ({
          name: branchName(stage),
          stage,
          overlay: Overlay.treated,
          toward,
        })),
  day(today, use, order) {
    const { fields: f, population, scenario, ask } = today;
    if (use.nth === 0) {
      for (const { stage } of turnsToDeath(scenario.disease.stages))
        for (let p = 0; p < population.places; p++) ask.branch(branchName(stage), p, 1 - use.order.death);
    }
    const left = leftOf(population, order, f.treatmentsGiven);
    ration(today, use, order?.perDay ?? null, (p) => f.acceptance[p], left);
  },
};
