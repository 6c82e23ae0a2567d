/** Vaccination: doses by priority and supply, and what they protect from. */
import type { BySetting } from "../../kernel/engine.ts";
import { BANDS } from "../../population/population.ts";
import type { Order } from "../../scenario/scenario.ts";
import { Overlay, Trait } from "../mechanism.ts";
import { turnsToSevere } from "../turns.ts";
import { type Kind, leftOf, ration, takeUp, type Use } from "./use.ts";

type Vaccinate = Extract<Order, { measure: "vaccinate" }>;

const alike = (factor: number): BySetting => [factor, factor, factor, factor, factor, factor];
const overlayOf = ({ vaccine }: Use): number => Overlay.vaccinated + vaccine;
const modifierName = ({ vaccine }: Use): string => `vaccine-${vaccine + 1}`;
const branchName = (use: Use, stage: number): string => `${modifierName(use)}-stage-${stage}`;

export const vaccinate: Kind<Vaccinate> = {
  modifiers(use) {
    if (!use.bringsVaccine) return [];
    const { infection, onward } = use.order;
    const when = { overlay: overlayOf(use) };
    const [source, target] = [alike(1 - onward), alike(1 - infection)];
    return [{ name: modifierName(use), trait: Trait.vaccine, when, source, target }];
  },
  programme: (use) => ({
    claims: "standing",
    trait: Trait.vaccine,
    priority: use.order.priority.map((age) => BANDS.findIndex((from) => from === age)),
    delayDays: use.order.protectsAfterDays,
    scope: { self: true },
    effect: { overlay: overlayOf(use), lastsDays: null },
    counted: "doses",
  }),
  branches(use, { disease }) {
    if (!use.bringsVaccine) return [];
    return turnsToSevere(disease.stages).map(({ stage, toward }) => ({
      name: branchName(use, stage),
      stage,
      overlay: overlayOf(use),
      toward,
    }));
  },
  day(today, use, order) {
    const { fields: f, population, scenario } = today;
    if (use.bringsVaccine) {
      takeUp(today, modifierName(use), () => 1);
      for (const { stage } of turnsToSevere(scenario.disease.stages)) {
        for (let p = 0; p < population.places; p++)
          today.ask.branch(branchName(use, stage), p, 1 - use.order.severe);
      }
    }
    const left = leftOf(population, order, f.dosesGiven);
    ration(today, use, order?.perDay ?? null, (p) => f.acceptance[p], left);
  },
};
