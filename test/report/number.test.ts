import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { about, amount, counted, grouped, oneIn, twoFigures } from "../../src/report/number.ts";

describe("two significant figures", () => {
  it("rounds as a person would", () => {
    expect([1349, 1350.1, 0.0312, 99.6, -1349, 0].map(twoFigures)).toEqual([
      1300, 1400, 0.031, 100, -1300, 0,
    ]);
  });

  it("stays within half a unit of the second figure, keeps the sign, and is stable", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const rounded = twoFigures(value);
        const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(unit * 0.5000001);
        expect(twoFigures(rounded)).toBe(rounded);
        expect(twoFigures(-value)).toBe(-rounded);
      }),
    );
  });
});

describe("numbers in words", () => {
  it("groups thousands and prints a true minus, never a negative zero", () => {
    expect(grouped(9800)).toBe("9,800");
    expect(grouped(1234567)).toBe("1,234,567");
    expect(grouped(-1234.5, 1)).toBe("−1,234.5");
    expect(grouped(-0.2)).toBe("0");
    expect(grouped(Number.NaN)).toBe("–");
  });

  it("names millions and keeps small shares", () => {
    expect([6_630_000, 999_600, 12_345_678, 4234, 42, 2.44, 0.314, 0.1, 0].map(amount)).toEqual([
      "6.6 million",
      "1 million",
      "12 million",
      "4,200",
      "42",
      "2.4",
      "0.31",
      "0.1",
      "0",
    ]);
    expect(amount(7.9e9)).toBe("7.9 billion");
    expect(amount(-4234)).toBe("4,200");
  });

  it("says about only where figures were dropped", () => {
    expect(about(4234)).toBe("about 4,200");
    expect(about(42)).toBe("42");
    expect(about(2)).toBe("two");
    expect(about(0)).toBe("no");
    expect(about(2.44)).toBe("about 2.4");
    expect(counted(9.04)).toBe("nine");
    expect(counted(10)).toBe("10");
  });

  it("gives natural frequencies", () => {
    expect([0, 0.025, 0.0101, 0.7, 0.25, 0.999, 1, Number.NaN].map(oneIn)).toEqual([
      "nobody",
      "1 in 40",
      "1 in 99",
      "7 in 10",
      "25 in 100",
      "nearly everybody",
      "everybody",
      "nobody",
    ]);
  });
});
