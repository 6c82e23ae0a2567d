import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cell,
  type GridPlan,
  planGrid,
  splitPlan,
  takeApart,
  type Which,
} from "../../src/outcomes/grid.ts";
import type { Decision, WorldPlan } from "../../src/scenario/scenario.ts";
import { saying } from "../society/world.ts";

const cut = (share: number, day: number, needsTold?: true): Decision => ({
  at: { day, after: 0 },
  or: [],
  cut: { setting: "all", share },
  ...(needsTold ? { needsTold } : {}),
});
const world = (name: string, ...decisions: Decision[]): WorldPlan => ({ name, title: name, decisions });
const gridOf = (first: Decision[], second: Decision[]): GridPlan =>
  planGrid([world("a", ...first), world("b", ...second)])!;
const names = (grid: GridPlan): string[] => grid.extra.map(({ plan }) => plan.name);

const TELL = saying({}, { day: 3 });
const DENY = saying({ stance: "deny" }, { day: 5 });

describe("words and acts", () => {
  test("a decision that says is a statement, anything else in it an act", () => {
    const both: Decision = { ...TELL, cut: { setting: "work", share: 0.2 } };
    const { words, acts } = splitPlan(world("a", DENY, both, cut(0.1, 9, true)));
    expect(words).toEqual([DENY, TELL]);
    expect(acts).toEqual([{ at: TELL.at, or: [], cut: { setting: "work", share: 0.2 } }, cut(0.1, 9, true)]);
  });

  test.each([
    ["only in words", [TELL, cut(0.1, 4)], [cut(0.1, 4), DENY], { words: true, acts: false }],
    ["only in acts", [TELL, cut(0.1, 4)], [TELL], { words: false, acts: true }],
    ["in nothing", [TELL, cut(0.1, 4, true)], [cut(0.1, 4, true), TELL], { words: false, acts: false }],
  ])("run nothing more where the worlds differ %s", (_, first, second, differ) => {
    expect(gridOf(first, second)).toEqual({ ...differ, licence: false, extra: [] });
  });

  test("are crossed where the worlds differ in both", () => {
    const grid = gridOf([TELL, cut(0.1, 4)], [DENY]);
    expect(names(grid)).toEqual(["a/b", "b/a"]);
    expect(grid.extra.map(({ plan }) => plan.decisions)).toEqual([[TELL], [DENY, cut(0.1, 4)]]);
  });

  test("an act that waits to be admitted is also run as dated, and where it is denied", () => {
    const grid = gridOf([TELL, cut(0.1, 4, true)], [DENY]);
    expect(names(grid)).toEqual(["a/a (as dated)", "a/b", "b/a", "b/a (as dated)"]);
    for (const { licensed, plan } of grid.extra)
      expect(plan.decisions.some((decision) => decision.needsTold)).toBe(licensed && plan.name === "b/a");
    const same = gridOf([TELL, cut(0.1, 4, true)], [DENY, cut(0.1, 4, true)]);
    expect(names(same)).toEqual(["a/a (as dated)", "b/b (as dated)"]);
  });

  test("are told apart by what they are, not by the order of their keys", () => {
    const turned = Object.fromEntries(Object.entries(cut(0.1, 4)).toReversed()) as unknown as Decision;
    expect(Object.keys(turned)).not.toEqual(Object.keys(cut(0.1, 4)));
    expect(gridOf([cut(0.1, 4)], [turned]).acts).toBe(false);
    expect(gridOf([cut(0.1, 4)], [cut(0.2, 4)]).acts).toBe(true);
  });
});

const GRIDS: [string, GridPlan][] = [
  ["in words", gridOf([TELL], [DENY])],
  ["in acts", gridOf([TELL, cut(0.1, 4)], [TELL])],
  ["in both", gridOf([TELL, cut(0.1, 4)], [DENY, cut(0.3, 9)])],
  ["in both, the first's acts waiting", gridOf([TELL, cut(0.1, 4, true)], [DENY])],
  ["in both, the second's acts waiting", gridOf([TELL], [DENY, cut(0.1, 4, true)])],
  ["in both, all acts waiting", gridOf([TELL, cut(0.1, 4, true)], [DENY, cut(0.3, 9, true)])],
  ["in words, the same acts waiting", gridOf([TELL, cut(0.1, 4, true)], [DENY, cut(0.1, 4, true)])],
];

describe.each(GRIDS)("a difference %s", (_, grid) => {
  /** A number for each cell that is run, and for no other. */
  const valueOf = (numbers: readonly number[]) => {
    const cells: Cell[] = [
      { says: 0, acts: 0, licensed: true },
      { says: 1, acts: 1, licensed: true },
      ...grid.extra,
    ];
    return ({ says, acts, licensed }: Cell): number => {
      const i = cells.findIndex(
        (cell) => cell.says === says && cell.acts === acts && cell.licensed === licensed,
      );
      expect(i).toBeGreaterThanOrEqual(0);
      return numbers[i]!;
    };
  };

  test("is the sum of its parts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 8, maxLength: 8 }),
        (numbers) => {
          const value = valueOf(numbers);
          const { total, statement, acting, interaction, licence, waiting } = takeApart(grid, value);
          expect(total).toBe(numbers[0]! - numbers[1]!);
          expect(statement[1] + acting[1] + interaction + waiting).toBe(total);
          expect(statement[0] + acting[0] - interaction + waiting).toBe(total);
          expect(statement[0] - statement[1]).toBe(interaction);
          if (!grid.licence) expect([...licence, waiting]).toEqual([0, 0, 0]);
          if (!grid.words) expect([...statement, interaction, acting[0] - total]).toEqual([0, 0, 0, 0]);
          if (!grid.acts) expect([...acting, interaction]).toEqual([0, 0, 0]);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });
});

test("by hand: words are worth 10 with the acts of the first, 4 without; denied, the acts wait and are worth nothing", () => {
  const grid = gridOf([TELL, cut(0.1, 4, true)], [DENY]);
  const deaths = new Map([
    ["00true", 70],
    ["00false", 60],
    ["10false", 70],
    ["10true", 100],
    ["01true", 96],
    ["11true", 100],
  ]);
  const parts = takeApart(grid, ({ says, acts, licensed }) => deaths.get(`${says}${acts}${licensed}`)!);
  expect(parts).toEqual({
    total: -30,
    statement: [-10, -4],
    acting: [-36, -30],
    interaction: -6,
    licence: [-20, 0],
    waiting: 10,
  });
});

test("a cell of words and acts says whose they are", () => {
  const sides: Which[] = [0, 1];
  for (const says of sides)
    expect(gridOf([TELL, cut(0.1, 4)], [DENY]).extra.find((cell) => cell.says === says)?.acts).toBe(1 - says);
});
