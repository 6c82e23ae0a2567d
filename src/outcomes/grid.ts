/**
 * Saying is not acting. A scenario's two worlds are crossed, {words of the first, of the second} × {acts of the first,
 * of the second}, with the same people and fates; the difference between the two worlds is then taken apart.
 */
import type { Decision, WorldPlan } from "../scenario/scenario.ts";

/** 0: the scenario's first world, 1: its second. */
export type Which = 0 | 1;

export interface Cell {
  /** Whose statements, and whose acts. */
  says: Which;
  acts: Which;
  /** Acts that need the outbreak admitted wait for that; if not licensed, they are taken as dated. */
  licensed: boolean;
}

export interface CellPlan extends Cell {
  plan: WorldPlan;
}

export interface GridPlan {
  /** Whether the worlds differ in what is said; in what is done. */
  words: boolean;
  acts: boolean;
  /** Whether some act waits until the outbreak is admitted, and the words differ. */
  licence: boolean;
  /** To be run beside the scenario's own two worlds; none where the whole difference is of one kind. */
  extra: readonly CellPlan[];
}

/** The same text for the same data, in whatever order its keys were given. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1)))
      : part,
  );

/** The statements of a plan, and everything else in it; a decision that says and acts is in both. */
export function splitPlan({ decisions }: WorldPlan): { words: Decision[]; acts: Decision[] } {
  const words: Decision[] = [];
  const acts: Decision[] = [];
  for (const { say, ...rest } of decisions) {
    const { at, or } = rest;
    if (say !== undefined) words.push({ at, or, say });
    const acting = Object.keys(rest).some((key) => key !== "at" && key !== "or" && key !== "needsTold");
    if (acting) acts.push(rest);
  }
  return { words, acts };
}

/** The words of one plan with the acts of another; `licensed` false: no act waits to be admitted. */
function crossPlans(worlds: readonly [WorldPlan, WorldPlan], { says, acts, licensed }: Cell): WorldPlan {
  const { words } = splitPlan(worlds[says]);
  const done = splitPlan(worlds[acts]).acts;
  return {
    name: cellName(worlds, { says, acts, licensed }),
    title: `${worlds[says].title} in words, ${worlds[acts].title} in acts${licensed ? "" : ", as dated"}`,
    decisions: [
      ...words,
      ...(licensed ? done : done.map(({ needsTold: _free, ...decision }): Decision => decision)),
    ],
  };
}

/** "told/concealed": words of the world told, acts of the world concealed; "(as dated)" where no act waits. */
export function cellName(worlds: readonly { name: string }[], { says, acts, licensed }: Cell): string {
  return `${worlds[says].name}/${worlds[acts].name}${licensed ? "" : " (as dated)"}`;
}

/** Which cells a scenario's two worlds need; null for a scenario of one world. */
export function planGrid(worlds: readonly WorldPlan[]): GridPlan | null {
  const [first, second] = worlds;
  if (first === undefined || second === undefined) return null;
  const [one, two] = [splitPlan(first), splitPlan(second)];
  const words = canonical(one.words) !== canonical(two.words);
  const acts = canonical(one.acts) !== canonical(two.acts);
  const waits = [one, two].map((plan) => plan.acts.some((act) => act.needsTold === true));
  const licence = words && (waits[0]! || waits[1]!);
  const extra: CellPlan[] = [];
  if (words && (acts || licence)) {
    const sides: readonly Which[] = [0, 1];
    for (const says of sides) {
      for (const done of sides) {
        // With the same acts in both worlds, one row of the grid is enough: each world's own.
        if (!acts && says !== done) continue;
        for (const licensed of [true, false]) {
          if (licensed ? says === done : !waits[done]) continue;
          const cell: Cell = { says, acts: done, licensed };
          extra.push({ ...cell, plan: crossPlans([first, second], cell) });
        }
      }
    }
  }
  return { words, acts, licence, extra };
}

/** A difference taken apart: the first world less the second, of any measure. */
export interface Parts {
  /** As run. */
  total: number;
  /** Of the words, with the same acts, taken as dated: those of the first world; those of the second. */
  statement: readonly [number, number];
  /** Of the acts, as dated, with the same words: those of the first world; those of the second. */
  acting: readonly [number, number];
  /** Of both together beyond the sum of each alone, where the other is as in the second world. */
  interaction: number;
  /** What words add by making acts possible that wait for them: the acts of the first world; of the second. */
  licence: readonly [number, number];
  /** What the waiting of acts changes between the two worlds as run. */
  waiting: number;
}

/**
 * Takes a difference apart. `value` gives the measure of a cell as it was run; a cell that was not run is one of those
 * that were, under another name: with the same acts the words decide, with the same words the acts, and an act that
 * waits for nothing is taken as dated.
 *
 * It always holds that total = statement[1] + acting[1] + interaction + waiting
 *                           = statement[0] + acting[0] - interaction + waiting.
 */
export function takeApart(grid: GridPlan, value: (cell: Cell) => number): Parts {
  const y = (says: Which, acts: Which, licensed: boolean): number => {
    const done = grid.acts ? acts : says;
    const said = grid.words ? says : done;
    const dated = grid.extra.some((cell) => !cell.licensed && cell.says === said && cell.acts === done);
    return value({ says: said, acts: done, licensed: licensed || !dated });
  };
  const worth = (acts: Which, licensed: boolean): number => y(0, acts, licensed) - y(1, acts, licensed);
  const acting = (says: Which): number => y(says, 0, false) - y(says, 1, false);
  const statement = [worth(0, false), worth(1, false)] as const;
  const total = y(0, 0, true) - y(1, 1, true);
  return {
    total,
    statement,
    acting: [acting(0), acting(1)],
    interaction: y(0, 0, false) - y(0, 1, false) - y(1, 0, false) + y(1, 1, false),
    licence: [worth(0, true) - statement[0], worth(1, true) - statement[1]],
    waiting: total - (y(0, 0, false) - y(1, 1, false)),
  };
}
