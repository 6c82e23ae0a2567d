/** Groups of the people of a type, numbered in order of address within a place: from person to number and back. */
import { BLOCK, TEMPLATES } from "./population.ts";
import { type Lists, listBy, prefixOf } from "./templates.ts";

const CYCLE = BLOCK * TEMPLATES;

export class Roll {
  readonly #groups: number;
  readonly #lists: Lists;
  readonly #prefixes: Uint32Array[];

  /** @param groupOf group (0..groups-1, or -1 for none) of each of the 65,536 addresses of the type's templates */
  constructor(groups: number, groupOf: (address: number) => number) {
    this.#groups = groups;
    this.#lists = listBy(groups, groupOf);
    this.#prefixes = Array.from({ length: groups }, (_, group) => prefixOf(this.#lists.start, groups, group));
  }

  /** Members of a group with a local number below `local`, in a place of that rotation. A member's number is that below it. */
  countBelow(group: number, rotation: number, local: number): number {
    const prefix = this.#prefixes[group];
    const blocks = Math.floor((local % CYCLE) / BLOCK);
    const whole =
      Math.floor(local / CYCLE) * prefix[TEMPLATES] + prefix[rotation + blocks] - prefix[rotation];
    const { list } = this.#lists;
    const [from, to] = this.#rangeIn((rotation + blocks) % TEMPLATES, group);
    const cut = local % BLOCK;
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < cut) low = middle + 1;
      else high = middle;
    }
    return whole + low - from;
  }

  /** Local number of the member with that number. */
  localOf(group: number, rotation: number, number: number): number {
    const prefix = this.#prefixes[group];
    const cycle = prefix[TEMPLATES];
    const rest = (number % cycle) + prefix[rotation];
    let [low, high] = [0, TEMPLATES - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (prefix[rotation + middle] <= rest) low = middle;
      else high = middle - 1;
    }
    const [from] = this.#rangeIn((rotation + low) % TEMPLATES, group);
    const position = this.#lists.list[from + rest - prefix[rotation + low]];
    return Math.floor(number / cycle) * CYCLE + low * BLOCK + position;
  }

  #rangeIn(template: number, group: number): [from: number, to: number] {
    const start = template * (this.#groups + 1) + group;
    const { start: starts } = this.#lists;
    return [template * BLOCK + starts[start], template * BLOCK + starts[start + 1]];
  }
}
