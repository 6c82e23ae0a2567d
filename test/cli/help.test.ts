import { describe, expect, it } from "vitest";
import { candorVersion } from "../../runner/version.ts";
import { candor, SMALL, workspace } from "./candor.ts";

const cwd = workspace({ "small.yaml": SMALL });

describe("help", () => {
  it.each([["--help"], ["run --help"], ["compare --help"], ["person --help"], ["check --help"]])(
    "candor %s fits 80 columns and has examples",
    async (line) => {
      const { code, stdout, stderr } = await candor(cwd, ...line.split(" "));
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^Usage: candor /);
      expect(stdout).toContain("Examples:\n  candor ");
      expect(Math.max(...stdout.split("\n").map((text) => text.length))).toBeLessThanOrEqual(80);
    },
  );

  it("names the exit codes", async () => {
    const { stdout } = await candor(cwd, "--help");
    expect(stdout).toMatch(/0 .*\n.*1 .*\n.*2 .*\n.*3 .*\n.*130 /);
  });

  it("knows its version", async () => {
    expect(await candor(cwd, "--version")).toEqual({ code: 0, stdout: `${candorVersion()}\n`, stderr: "" });
  });
});

describe("candor check", () => {
  it("says what a scenario means", async () => {
    const { code, stdout, stderr } = await candor(
      cwd,
      "check",
      "small.yaml",
      "--set",
      "parameters.fear.theta=0.4",
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("2 places, 20,000 people");
    expect(stdout).toContain("R0 4, dispersion k 0.3");
    expect(stdout).toContain("40 on day 0");
    expect(stdout).toContain("day 10: tell what is known, threat 0.8, advice 0.8");
    expect(stdout).toContain("nothing is said or done");
    expect(stdout).toContain("fear.theta 0.4 (declared 0.2)");
    expect(stdout).toContain("Valid. Nothing was run.");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("says it to machines too", async () => {
    const { stdout } = await candor(cwd, "check", "small.yaml", "--json");
    const found = JSON.parse(stdout) as {
      disease: { generationDays: { mean: number }; infectionFatality: number };
    };
    // Generation interval about 5 days: Ferretti et al. 2020; fatality in a US population near 0.7 %: O'Driscoll et al. 2021.
    expect(found.disease.generationDays.mean).toBeGreaterThan(4.5);
    expect(found.disease.generationDays.mean).toBeLessThan(5.5);
    expect(found.disease.infectionFatality).toBeGreaterThan(0.004);
    expect(found.disease.infectionFatality).toBeLessThan(0.012);
  });
});
