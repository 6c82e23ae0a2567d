/** Laws of flight: fear and want drive it, means and transport allow it, cordons hold it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/kernel/engine.ts";
import { ProgrammeNumber } from "../../src/society/mechanism.ts";
import { always, type Given, playGiven, share, type Watched } from "./given.ts";
import type { Stage } from "./world.ts";

const PEOPLE = 100_000;
const ON = { with: ["flight"] };
const NO_FRACTIONS = 1;
const flee = (given: Given, stage: Stage = {}): Watched =>
  playGiven(3, given, { ...stage, scenario: { ...stage.scenario, ...ON } }, () => [{}]);
/** People who would leave on the last day; whole units, so to within one. */
const leaving = ({ engine }: Watched): number => engine.supply[ProgrammeNumber.flight] ?? 0;
const anything = fc.record({ fear: share, hardship: share, unrest: share, transport: share, cordon: share });

describe("flight", () => {
  it("is by fear alone where there is neither want nor disorder, whatever these would drive", () => {
    always(fc.tuple(share, share, share), ([fear, want, unrest]) => {
      const parameters = { "flight.wantDrives": 10 * want, "flight.unrestDrives": 10 * unrest };
      const given = { fear, hardship: 0, unrest: 0 };
      expect(leaving(flee(given, { parameters }))).toBe(leaving(flee(given)));
    });
  });

  it("is of no more than are there and have the means, however they are driven", () => {
    always(fc.tuple(anything, share), ([given, means]) => {
      const parameters = {
        "flight.rate": 1,
        "flight.wantDrives": 1000,
        "flight.unrestDrives": 1000,
        "behaviour.means": means,
      };
      const fled = flee(given, { parameters });
      expect(leaving(fled)).toBeLessThanOrEqual(PEOPLE * means + NO_FRACTIONS);
      expect(fled.engine.willing[ProgrammeNumber.flight] ?? 0).toBe(Math.round(means * EVERYONE));
    });
  });

  it("grows with fear, want and disorder, and shrinks without transport and with cordons", () => {
    const cause = fc.constantFrom("fear", "hardship", "unrest", "transport", "cordon");
    always(fc.tuple(anything, cause, share), ([given, name, other]) => {
      const at = (value: number): number => leaving(flee({ ...given, [name]: value }));
      const [low, high] = [at(Math.min(given[name], other)), at(Math.max(given[name], other))];
      if (name === "cordon") expect(high).toBeLessThanOrEqual(low + NO_FRACTIONS);
      else expect(high).toBeGreaterThanOrEqual(low - NO_FRACTIONS);
    });
  });

  it("comes to a stop where nothing goes any more", () => {
    always(anything, (given) => expect(leaving(flee({ ...given, transport: 0 }))).toBe(0));
  });

  it("comes without fear where there is nothing to eat or drink, and without transport does not", () => {
    const thirsty = flee({ fear: 0, hardship: 1 });
    // Three times the rate of full fear, of the seven in ten with means.
    expect(Math.abs(leaving(thirsty) - 3 * 0.005 * 0.7 * PEOPLE)).toBeLessThanOrEqual(NO_FRACTIONS);
    expect(leaving(flee({ fear: 0 }))).toBe(0);
  });

  it("is in proportion to means, and held to nobody who has none", () => {
    const of = (means: number): number =>
      leaving(flee({ fear: 1 }, { parameters: { "behaviour.means": means } }));
    expect(of(0)).toBe(0);
    expect(of(0.5) / of(1)).toBeCloseTo(0.5, 2);
  });
});
