/** Where people work, and in which sector: by address, place × sectors + sector, or NO_POST. */
import { SECTORS } from "../../src/kernel/engine.ts";
import { NO_GROUP } from "../../src/population/population.ts";
import type { Observed } from "./observed.ts";

export const NO_POST = -1;

/** Of computed people: given ones have no slots. */
export function postsOf({ setting: { population }, company }: Observed): Int32Array {
  const posts = new Int32Array(population.addresses).fill(NO_POST);
  for (const [place, slots] of company.slots!.entries()) {
    for (const worker of slots) {
      const group = company.group[worker];
      if (group !== NO_GROUP) posts[worker] = place * SECTORS + company.groupSector[group];
    }
  }
  return posts;
}
