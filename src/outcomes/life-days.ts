/** When days of life are told beside deaths. */
import { type Ages, meanFatality } from "../scenario/generation.ts";
import type { Disease } from "../scenario/scenario.ts";

/** From this share of the infected on, that they die says less than when. */
const MANY = 0.2;

/** Whether a disease is so deadly, or no known one, that days of life are told: a fifth of the infected of these ages. */
export function tellsLifeDays(disease: Disease, ages: Ages): boolean {
  return disease.hypothetical || meanFatality(disease, ages) > MANY;
}
