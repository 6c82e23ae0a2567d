/** Which orders of a scenario need something of their own in the kernel. */
import { SECTOR_NAMES } from "../population/sectors.ts";
import type { Order, WorldPlan } from "./scenario.ts";

/** What of an order cannot change while a world runs: two orders alike in this share one programme of the kernel. */
function kindOf(asked: Order): readonly unknown[] {
  switch (asked.measure) {
    case "close-workplaces":
      return [SECTOR_NAMES.filter((name) => asked.keep.includes(name))];
    case "limit-gatherings":
      return [asked.share];
    case "isolate":
    case "quarantine-households":
      return [asked.days];
    case "test":
      return [asked.delayDays, asked.isolateDays];
    case "trace":
      return [asked.cases, asked.scopes.toSorted(), asked.days];
    case "vaccinate":
      return [...efficacies(asked), asked.priority, asked.protectsAfterDays];
    case "treat":
      return [asked.death, asked.priority, asked.delayDays];
    default:
      return [];
  }
}

const efficacies = (asked: Extract<Order, { measure: "vaccinate" }>): readonly number[] => [
  asked.infection,
  asked.onward,
  asked.severe,
];

/** One way in which a measure is used somewhere in a scenario. */
export interface Variant<O extends Order = Order> {
  /** Its first use. */
  order: O;
  /** Which of the ways in which the scenario uses this measure, from 0. */
  nth: number;
}

/** Whether an order uses a measure in this way. */
export const isVariant = (variant: Variant, asked: Order): boolean =>
  variant.order.measure === asked.measure &&
  JSON.stringify(kindOf(variant.order)) === JSON.stringify(kindOf(asked));

/** The ways in which these plans use measures, in order of first use. */
export function variantsOf(plans: readonly WorldPlan[]): Variant[] {
  const variants: Variant[] = [];
  for (const { decisions } of plans) {
    for (const { do: asked } of decisions) {
      if (asked === undefined || variants.some((variant) => isVariant(variant, asked))) continue;
      const nth = variants.filter((variant) => variant.order.measure === asked.measure).length;
      variants.push({ order: asked, nth });
    }
  }
  return variants;
}

/** Which vaccine a variant uses, from 0: those of equal efficacies are one. */
export function vaccineOf(variant: Variant, variants: readonly Variant[]): number {
  const kinds: string[] = [];
  for (const { order: asked } of variants) {
    if (asked.measure !== "vaccinate") continue;
    const kind = JSON.stringify(efficacies(asked));
    if (!kinds.includes(kind)) kinds.push(kind);
    if (asked === variant.order) return kinds.indexOf(kind);
  }
  return -1;
}
