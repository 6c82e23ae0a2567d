/** What goes with a mechanism: differences with it less differences without. */
import { describe, expect, it } from "vitest";
import { agreed, byWeight, carried, type Carrier } from "../../src/outcomes/carriers.ts";

const DECLARED = [-100, -80, -120];
const of = (mechanism: string, ...off: number[]): Carrier => ({ mechanism, off });

describe("carriers of a difference", () => {
  it("carry what is gone without them", () => {
    expect(carried(of("trust", 0, 0, 0), DECLARED)).toBe(-100);
    expect(carried(of("trust", ...DECLARED), DECLARED)).toBe(0);
  });

  it("oppose the others where the difference is larger without them", () => {
    expect(carried(of("flight", -150, -130, -170), DECLARED)).toBe(50);
  });

  it("agree only if every seed moves the same way", () => {
    expect(agreed(of("fear", -10, -20, -30), DECLARED)).toBe(true);
    expect(agreed(of("fear", -110, -20, -30), DECLARED)).toBe(false);
    expect(agreed(of("fear", ...DECLARED), DECLARED)).toBe(false);
  });

  it("stand in order of what goes with them, whichever way, and else as they were", () => {
    const all = [of("a", -90, -70, -110), of("b", -160, -140, -180), of("c", -90, -70, -110)];
    expect(byWeight(all, DECLARED).map(({ mechanism }) => mechanism)).toEqual(["b", "a", "c"]);
  });
});
