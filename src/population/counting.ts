/** How many of a group live in the first part of a place: prefix sums over the cycle, and a search in the cut block. */
import { BAND_COUNT, BLOCK, SCHOOL_AGES, type Templates, TEMPLATES } from "./population.ts";

/** Templates of a place: its population type, and the number of its first block's template within the type. */
export interface Cycle {
  type: number;
  rotation: number;
}

const PREFIX = 2 * TEMPLATES + 1;

/** Workers with a local number below `people`, in a place of that cycle. */
export function countWorkers(templates: Templates, { type, rotation }: Cycle, people: number): number {
  const [block, cut] = split(people);
  const t = (block + rotation) % TEMPLATES;
  const first = (type * TEMPLATES + t) * BLOCK;
  const prefix = templates.workerPrefix;
  const inTemplate = prefix[type * PREFIX + t + 1] - prefix[type * PREFIX + t];
  return (
    countBlocks(prefix, type * PREFIX, rotation, block) +
    countBelow(templates.workerList, first, first + inTemplate, cut)
  );
}

/** Members of a community band with a local number below `people`. */
export function countBand(
  templates: Templates,
  { type, rotation }: Cycle,
  people: number,
  band: number,
): number {
  const [block, cut] = split(people);
  const t = type * TEMPLATES + ((block + rotation) % TEMPLATES);
  const start = t * (BAND_COUNT + 1) + band;
  const [from, to] = [templates.bandStart[start], templates.bandStart[start + 1]];
  return (
    countBlocks(templates.bandPrefix, (type * BAND_COUNT + band) * PREFIX, rotation, block) +
    countBelow(templates.bandList, t * BLOCK + from, t * BLOCK + to, cut)
  );
}

/** Pupils of a school age (0 is age 3) in a template (64·type + number), at positions below `cut` (1,024: all). */
export function countPupils(templates: Templates, template: number, age: number, cut: number): number {
  const start = template * (SCHOOL_AGES + 1) + age;
  const [from, to] = [templates.pupilStart[start], templates.pupilStart[start + 1]];
  return countBelow(templates.pupilList, template * BLOCK + from, template * BLOCK + to, cut);
}

/** Whole blocks, and people in the block cut off. */
const split = (people: number): [block: number, cut: number] => [Math.floor(people / BLOCK), people % BLOCK];

function countBlocks(prefix: Uint32Array, offset: number, rotation: number, blocks: number): number {
  const cycle = prefix[offset + TEMPLATES] - prefix[offset];
  const from = offset + rotation;
  return Math.floor(blocks / TEMPLATES) * cycle + prefix[from + (blocks % TEMPLATES)] - prefix[from];
}

/** Entries of the sorted `list[from..to)` below `cut`. */
function countBelow(list: Uint16Array, from: number, to: number, cut: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < cut) low = middle + 1;
    else high = middle;
  }
  return low - from;
}
