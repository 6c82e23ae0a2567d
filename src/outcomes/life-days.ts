/** When days of life are told beside deaths. */
import { type Ages, meanFatality } from "../scenario/generation.ts";
import type { Disease } from "../scenario/scenario.ts";
import { TOLD } from "./definitions.ts";

/** Whether a disease is so deadly among people of these ages, or no known one, that days of life are told. */
export function tellsLifeDays(disease: Disease, ages: Ages): boolean {
  return disease.hypothetical || meanFatality(disease, ages) > TOLD.deadlyFrom.value;
}
