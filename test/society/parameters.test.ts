import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/society/mechanism.ts";
import { drawAssumptions, PARAMETERS, ParameterError, readParameters } from "../../src/society/parameters.ts";

const like = (name: string): Parameters => ({ [name]: { ...PARAMETERS["trust.initial"]! } });

describe("parameters", () => {
  it("have full names, and take the last layer that sets them", () => {
    expect(Object.keys(PARAMETERS)).toContain("fear.theta");
    const values = readParameters(PARAMETERS, { "fear.theta": 0.1, "trust.gain": 0 }, { "fear.theta": 0.3 });
    expect(values["fear.theta"]).toBe(0.3);
    expect(values["trust.gain"]).toBe(0);
    expect(values["trust.peer"]).toBe(PARAMETERS["trust.peer"]!.value);
  });

  it("say what was probably meant, and what would be right", () => {
    expect(() => readParameters(PARAMETERS, { "fear.tetha": 0.1 })).toThrow(
      /fear\.tetha.*did you mean "fear\.theta"/,
    );
    expect(() => readParameters(PARAMETERS, { "fear.theta": 1.5 })).toThrow(
      /fear\.theta must be from 0 to 1 .*1\.5/,
    );
    expect(() => readParameters(PARAMETERS, { "fear.theta": Number.NaN })).toThrow(ParameterError);
    expect(() => readParameters(PARAMETERS, { constructor: 1 })).toThrow(ParameterError);
  });
});

describe("drawn assumptions", () => {
  it("lie in their ranges, differ between pairs and seeds, and come again", () => {
    const drawn = drawAssumptions(5, 3);
    for (const [name, value] of Object.entries(drawn)) {
      const { range, grade } = PARAMETERS[name]!;
      expect(grade).toBe("X");
      expect(value).toBeGreaterThanOrEqual(range[0]);
      expect(value).toBeLessThanOrEqual(range[1]);
    }
    expect(drawAssumptions(5, 3)).toEqual(drawn);
    expect(drawAssumptions(5, 4)["fear.theta"]).not.toBe(drawn["fear.theta"]);
    expect(drawAssumptions(6, 3)["fear.theta"]).not.toBe(drawn["fear.theta"]);
  });

  it("leave alone what a user has set, and what is not an assumption", () => {
    expect(drawAssumptions(5, 3, { "fear.theta": 0 })).not.toHaveProperty("fear.theta");
    const known: Parameters = { "a.b": { ...PARAMETERS["trust.initial"]!, grade: "C" } };
    expect(drawAssumptions(5, 3, {}, known)).toEqual({});
  });

  it("do not change when another parameter is added", () => {
    const alone = drawAssumptions(5, 3, {}, like("a.b"));
    const together = drawAssumptions(5, 3, {}, { ...like("z.y"), ...like("a.b"), ...like("c.d") });
    expect(together["a.b"]).toBe(alone["a.b"]);
    expect(together["z.y"]).not.toBe(alone["a.b"]);
  });

  it("are uniform in their range, or in its logarithm (4 standard errors: one false alarm in 16,000)", () => {
    const pairs = 2000;
    const error = 4 / Math.sqrt(12 * pairs);
    for (const name of ["fear.theta", "information.leakProbability"]) {
      const { range, draw } = PARAMETERS[name]!;
      const scale = (x: number): number => (draw === "logarithm" ? Math.log(x) : x);
      let sum = 0;
      for (let pair = 0; pair < pairs; pair++) {
        sum +=
          (scale(drawAssumptions(9, pair)[name]!) - scale(range[0])) / (scale(range[1]) - scale(range[0]));
      }
      expect(Math.abs(sum / pairs - 0.5)).toBeLessThan(error);
    }
  });
});
