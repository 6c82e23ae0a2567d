/** Worlds that nothing was tuned for: each is run from the command line, scaled down, and its people are who they should be. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { candor, workspace } from "./candor.ts";

const cwd = workspace({});
const PEOPLE = 5000;

test.each([
  ["a Swiss village", "{ around: { place: Bad Ragaz, country: CH, radius: 1 } }", null],
  ["Malta", "{ countries: [MT] }", 525_285],
  ["Iceland", "{ countries: [IS] }", 366_425],
  ["Lagos", "{ around: { place: Lagos, country: NG, radius: 60 } }", null],
  ["Dhaka", "{ around: { place: Dhaka, country: BD, radius: 60 } }", null],
  ["Tokyo", "{ around: { place: Tokyo, country: JP, radius: 60 } }", null],
  ["Belgium", "{ countries: [BE] }", 11_555_997],
  ["Hong Kong", "{ countries: [HK] }", 7_481_800],
  ["Ghana", "{ countries: [GH] }", 31_072_945],
  ["Portugal", "{ countries: [PT] }", 10_305_564],
  ["Mumbai", "{ around: { place: Mumbai, country: IN, radius: 60 } }", null],
  ["an oasis", "{ around: { place: Agadez, country: NE, radius: 50 } }", null],
  ["a county town of Montana", "{ around: { place: Bozeman, country: US, radius: 40 } }", null],
])("%s", async (name, world, worldBank2020) => {
  const text = `version: 2\nname: anywhere\ntitle: ${name}\ndays: 25\nworld: ${world}\ndisease: influenza-1918\nseedInfections: 100\n`;
  writeFileSync(join(cwd, "anywhere.yaml"), text);
  if (worldBank2020 !== null) {
    const checked = await candor(cwd, "check", "anywhere.yaml", "--json");
    // World Bank, total population in 2020 (SP.POP.TOTL).
    expect(JSON.parse(checked.stdout)).toMatchObject({ people: worldBank2020 });
  }
  const { code, stdout, stderr } = await candor(
    cwd,
    "run",
    "anywhere.yaml",
    "--json",
    "--force",
    "--people",
    `${PEOPLE}`,
  );
  expect([code, stderr]).toEqual([0, ""]);
  const summary = JSON.parse(stdout) as { people: number; worlds: { totals: { infections: number } }[] };
  expect(summary.people).toBe(PEOPLE);
  // Those who brought it, and someone they met.
  expect(summary.worlds[0]!.totals.infections).toBeGreaterThan(100);
  expect(summary.worlds[0]!.totals.infections).toBeLessThan(PEOPLE);
});
