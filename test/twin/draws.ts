/** Every keyed draw of the contract (section 1), by purpose. */
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { keyOfSeed, philox, type Words } from "./philox.ts";

export const Purpose = {
  traitOwn: 1,
  traitChoice: 2,
  traitHousehold: 3,
  traitCommon: 4,
  person: 5,
  place: 6,
  programme: 7,
  stage: 16,
  candidate: 17,
  community: 18,
  hear: 19,
  tell: 20,
  tellCommunity: 21,
  import: 22,
  claim: 25,
  flight: 26,
  roster: 27,
  tellRoster: 28,
} as const;

/** Who a draw belongs to: a person by local number and key of the place (or a day). */
export interface Owner {
  local: number;
  key: number;
}

export interface Draw {
  part?: number;
  layer?: number;
  episode?: number;
  index?: number;
}

/** Purposes below 16 are drawn from the seed `people`, the others from `fates`. */
export function draw(seeds: KernelPlan["seeds"], purpose: number, owner: Owner, which: Draw = {}): Words {
  const { part = 0, layer = 0, episode = 0, index = 0 } = which;
  const tag = purpose + part * 2 ** 8 + layer * 2 ** 13 + episode * 2 ** 16;
  const seed = purpose < 16 ? seeds.people : seeds.fates;
  return philox(keyOfSeed(seed), [owner.local, owner.key, tag, index]);
}
