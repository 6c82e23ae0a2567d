/** What past epidemics showed of services: it must come out whichever of the assumptions is at either end of its range. */
import { describe, expect, it } from "vitest";
import { parameters } from "../../src/society/services/parameters.ts";
import { OUTPUTS, type Output } from "../../src/society/services/table.ts";
import { type Absence, serve } from "./staffing.ts";

const PEOPLE = [600_000, 60_000, 500];
/** As declared, and each parameter alone at either end of its range. */
const ALL_ENDS: [string, Record<string, number>][] = [
  ["all as declared", {}],
  ...Object.entries(parameters).flatMap(([name, { range }]) =>
    range.map((value): [string, Record<string, number>] => [
      `${name} at ${value}`,
      { [`services.${name}`]: value },
    ]),
  ),
];

const least = (of: readonly Float64Array[]): number => Math.min(...of.map((day) => Math.min(...day)));
const play = (absent: Absence, days: number, values: Record<string, number>): ReturnType<typeof serve> =>
  serve(days, absent, { people: PEOPLE, parameters: values });

/** The two services that first fall below a level, in order of their names; one in a hundred more workers stays away each day. */
function firstTwo(level: number, values: Record<string, number>): Output[] {
  const { outputs } = play((day) => Math.min(0.8, 0.01 * day), 81, values);
  const falls = (name: Output): number => {
    const day = outputs[name].findIndex((each) => Math.min(...each) < level);
    return day < 0 ? Number.POSITIVE_INFINITY : day;
  };
  const order = [...OUTPUTS].sort((a, b) => falls(a) - falls(b));
  expect(falls(order[2]!)).toBeGreaterThan(falls(order[1]!));
  return order.slice(0, 2).sort();
}

describe.each(ALL_ENDS)("with %s", (_title, values) => {
  it("power and water stand six weeks with 30 % of all workers absent, and so does what lives of them", () => {
    const wave: Absence = (day) => (day >= 10 && day < 52 ? 0.3 : 0);
    const { outputs } = play(wave, 90, values);
    for (const name of ["power", "water"] as const) expect(least(outputs[name])).toBeGreaterThan(0.99);
    for (const name of ["transport", "food", "sanitation", "heat"] as const)
      expect(least(outputs[name])).toBeGreaterThan(0.9);
    for (const name of OUTPUTS) expect(Math.min(...outputs[name].at(-1)!)).toBeGreaterThan(0.99);
  });

  it("a quarter of telephone workers absent lowers the service and does not end it", () => {
    const { outputs } = play((_day, sector) => (sector === "telecom" ? 0.25 : 0), 60, values);
    const phone = outputs.phone.at(-1)!;
    expect(Math.max(...phone)).toBeLessThan(0.99);
    expect(Math.min(...phone)).toBeGreaterThan(0.75);
  });

  it("burial crews and hospitals are the first to lose a sixth of what they do as ever more stay away", () => {
    expect(firstTwo(5 / 6, values)).toEqual(["burial", "hospital"]);
  });
});

describe("with all as declared", () => {
  it("they are also the first to lose half", () => {
    expect(firstTwo(1 / 2, {})).toEqual(["burial", "hospital"]);
  });

  it("they are all that 30 % of all workers absent takes away, but for some of the telephone", () => {
    const { outputs } = play(() => 0.3, 60, {});
    const last = (name: Output): number => Math.min(...outputs[name].at(-1)!);
    const lowest = OUTPUTS.filter((name) => last(name) < 0.95).sort((a, b) => last(a) - last(b));
    expect(lowest).toEqual(["burial", "hospital", "phone"]);
  });
});
