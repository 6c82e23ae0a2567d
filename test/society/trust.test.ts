import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/scenario/scenario.ts";
import { makeSociety, play, type Row, saying } from "./world.ts";

/** Without the slow return, so that only what is said moves trust. */
const STILL = { "trust.returnDays": 1_000_000, "surveillance.falseCases": 0 };

/** Trust day by day, in a place of 100,000. */
function trustOver(
  days: number,
  decisions: readonly Decision[],
  rows: (day: number) => readonly Row[],
  parameters: Record<string, number> = {},
): number[] {
  const played = makeSociety({ decisions, parameters: { ...STILL, ...parameters } });
  const series: number[] = [];
  play(played, days, rows, () => series.push(played.society.fields.trust![0]!));
  return series;
}

const dying = (): Row[] => [{ deaths: 10, severe: 20, aware: [20_000, 80_000, 0, 0] }];
const well = (): Row[] => [{ aware: [20_000, 80_000, 0, 0] }];

describe("trust", () => {
  it("does not move in silence, whatever happens", () => {
    for (const x of trustOver(40, [], dying)) expect(x).toBeCloseTo(0.6, 12);
  });

  it("falls when a denial is contradicted by deaths people see, and not when nobody dies", () => {
    expect(trustOver(40, [saying({ stance: "deny" })], dying).at(-1)).toBeLessThan(0.5);
    for (const x of trustOver(40, [saying({ stance: "deny" })], well)) expect(x).toBeCloseTo(0.6, 12);
  });

  it("falls the more, the less is told", () => {
    const last = (stance: "deny" | "minimise" | "tell"): number =>
      trustOver(60, [saying({ stance, share: stance === "minimise" ? 0.1 : null })], dying).at(-1)!;
    expect(last("deny")).toBeLessThan(last("minimise"));
    expect(last("minimise")).toBeLessThan(last("tell"));
  });

  it("is not debited inside a stated interval, where the bare figure is", () => {
    // A fifth is ascertained: the bare figure is beyond a factor of two too low, the interval holds the truth.
    const low = { "surveillance.ascertainment": 0.2 };
    const late = (stance: "tell" | "tell-with-range"): Decision[] => [saying({ stance }, { day: 50 })];
    const bare = trustOver(80, late("tell"), dying, low);
    const ranged = trustOver(80, late("tell-with-range"), dying, low);
    for (let day = 51; day < 80; day++) {
      expect(bare[day]).toBeLessThan(bare[day - 1]!);
      expect(ranged[day]).toBeGreaterThan(ranged[day - 1]!);
    }
  });

  it("grows towards 0.9 while the word matches what is seen, and no further", () => {
    const series = trustOver(3000, [saying({}, { day: 60 })], dying, { "trust.gain": 0.03 });
    expect(series.at(-1)).toBeGreaterThan(0.85);
    expect(Math.max(...series)).toBeLessThanOrEqual(0.9);
  });

  it("is lost faster than it is gained, as its ratio says", () => {
    const dayOf = (stance: "tell" | "deny", loss: number): number => {
      const parameters = { "trust.initial": 0.45, "trust.loss": loss };
      const series = trustOver(61, [saying({ stance }, { day: 60 })], dying, parameters);
      return series[60]! - series[59]!;
    };
    // Halfway to 0.9, a hit earns what a contradiction by one natural logarithm beyond a factor of two would cost
    // at a ratio of one; both are seen by as many.
    const beyond = Math.log(71) - Math.log(2);
    expect(dayOf("tell", 3)).toBeGreaterThan(0);
    for (const loss of [2, 3, 4])
      expect(dayOf("deny", loss) / dayOf("tell", loss)).toBeCloseTo(-loss * beyond, 4);
  });

  it("forgives a forecast that failed while the week's deaths are inside the stated interval", () => {
    const last = (stance: "tell" | "tell-with-range"): number[] =>
      trustOver(50, [saying({ stance, forecast: 1000, horizon: 40 }, { day: 1 })], dying).slice(40, 42);
    const [bare, ranged] = [last("tell"), last("tell-with-range")];
    expect(bare[1]).toBeLessThan(bare[0]!);
    expect(ranged[1]).toBeGreaterThan(ranged[0]!);
  });

  it("pays for a forecast that does not come true, among those who heard it, when it falls due", () => {
    const warned = [saying({ forecast: 50, horizon: 20 }, { day: 5 })];
    const series = trustOver(60, warned, well);
    expect(series[24]).toBeCloseTo(0.6, 12);
    expect(series[25]).toBeLessThan(0.6);
    expect(series[31]).toBeLessThan(series[25]!);
    expect(series[59]).toBeCloseTo(series[31]!, 3);
    const unheard = trustOver(60, warned, () => []);
    expect(unheard.at(-1)).toBeCloseTo(0.6, 12);
    const right = trustOver(60, warned, () => [{ deaths: 7, aware: [20_000, 80_000, 0, 0] }]);
    expect(right[25]).toBeGreaterThanOrEqual(right[24]!);
  });

  it("pays for an exaggeration that people can see through", () => {
    const exaggerated = [saying({ stance: "exaggerate", share: 20 }, { day: 40 })];
    expect(trustOver(60, exaggerated, dying).at(-1)).toBeLessThan(0.6);
  });

  it("returns to where it was, as an exponential of its return time", () => {
    const decisions = [saying({ stance: "deny" }), saying({ stance: "silent" }, { day: 30 })];
    const series = trustOver(431, decisions, (day) => (day < 30 ? dying() : []), { "trust.returnDays": 100 });
    expect((series[430]! - 0.6) / (series[30]! - 0.6)).toBeCloseTo((1 - 1 / 100) ** 400, 9);
  });

  it("gives the official word less weight as it falls, and none in silence", () => {
    const played = makeSociety({ decisions: [saying({ stance: "deny" }, { day: 1 })], parameters: STILL });
    const { fields } = played.society;
    play(played, 40, dying, (day) => {
      const expected = day < 1 ? 0 : Math.min(1, fields.trust![0]! / fields.trustWhenSaid![0]!);
      expect(fields.officialWeight![0]).toBe(expected);
    });
    expect(fields.officialWeight![0]).toBeLessThan(0.9);
  });
});
