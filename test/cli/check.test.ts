/** What `candor check` says of a scenario that is valid and yet cannot do all it asks for. */
import { describe, expect, test } from "vitest";
import { candor, workspace } from "./candor.ts";

const scenario = (disease: string, severe: number): string => `version: 2
name: doses
title: Doses
days: 60
world: { places: [{ name: Northtown, people: 3000 }] }
disease: ${disease}
seedInfections: 5
worlds:
  - name: vaccinated
    title: Vaccinated
    decisions: [{ at: { day: 10 }, do: { measure: vaccinate, perDay: 500, severe: ${severe} } }]
`;

describe("a vaccine against severe illness", () => {
  const cwd = workspace({
    "always.yaml": scenario("pneumonic-plague", 0.8),
    "aside.yaml": scenario("pneumonic-plague", 0),
    "some.yaml": scenario("covid-19-ancestral", 0.8),
  });
  const cautions = async (file: string): Promise<string[]> => {
    const { code, stdout } = await candor(cwd, "check", file, "--json");
    expect(code).toBe(0);
    return (JSON.parse(stdout) as { cautions: string[] }).cautions;
  };

  test("averts nothing where every course is severe, and that is said", async () => {
    const [caution = "", ...others] = await cautions("always.yaml");
    expect(others).toEqual([]);
    expect(caution).toMatch(
      /^worlds\[0\]\.decisions\[0\]\.do\.severe 0\.8 averts nothing: .*pneumonic-plague/,
    );
    const { stdout } = await candor(cwd, "check", "always.yaml");
    expect(stdout.replace(/\s+/g, " ")).toContain(`Caution ${caution}`);
  });

  test("is not spoken of where it can, or where nobody asks for it", async () => {
    expect(await cautions("some.yaml")).toEqual([]);
    expect(await cautions("aside.yaml")).toEqual([]);
    expect((await candor(cwd, "check", "some.yaml")).stdout).not.toContain("Caution");
  });
});
