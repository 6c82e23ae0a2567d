import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { ReportInput } from "../../src/report/input.ts";
import { closing, diseaseSection, limitsSection, parameterSection } from "../../src/report/limits.ts";
import { makeView } from "../../src/report/view.ts";
import type { Disease, Stage } from "../../src/scenario/scenario.ts";
import { fakeInput } from "./fake.ts";

const input = fakeInput(5);
const living = input.world.places.reduce((sum, { people }) => sum + people, 0);
const textOf = (section: typeof closing, change: Partial<ReportInput> = {}): string =>
  parseHTML(`<html><body>${section(makeView({ ...input, ...change }))}</body></html>`).document.body
    .textContent ?? "";

describe("what the report does not say", () => {
  const points = (change: Partial<ReportInput> = {}): string => textOf(limitsSection, change);

  it("says how many are infected anyway, of those infected in the second world", () => {
    const fates = { ...input.fates!, later: 30, earlier: 5, same: 15, spared: 150 };
    expect(points({ fates })).toContain(
      "Of every 100 people infected with “Silent until it leaks”, 25 are infected anyway by day 360 with “Told at detection”.",
    );
    const nobody = points({ fates: { ...fates, later: 0, earlier: 0, same: 0, spared: 0 } });
    expect(nobody).toContain("depends on how the two worlds are coupled");
    expect(nobody).not.toContain("Of every 100 people infected");
  });

  it("says nothing of fates for one world alone, and does not name it", () => {
    const [run] = input.runs;
    const alone = points({ runs: [{ ...run, susceptible: 400, active: 7 }], fates: null, pairs: [] });
    expect(alone).not.toContain("coupled");
    expect(alone).toContain(
      "At the end of day 360, 400 people can still be infected and 7 are infected. What",
    );
    expect(points()).toContain("are infected with “Told at detection”; ");
  });

  it("counts the assumptions, and says if the world is scaled or the disease hypothetical", () => {
    expect(points()).toContain("2 of the 3 numbers of the society are assumptions");
    expect(points()).not.toMatch(/The world is scaled|hypothetical/);
    const people = Math.round(living / 10);
    expect(points({ people })).toContain(
      `The world is scaled: ${people.toLocaleString("en")} people stand for ${living.toLocaleString("en")}.`,
    );
    const disease = { ...input.scenario.disease, hypothetical: true };
    expect(points({ scenario: { ...input.scenario, disease } })).toContain(
      "The disease is hypothetical: no known disease does this.",
    );
  });
});

describe("the disease", () => {
  const withDisease = (change: Partial<Disease>, rest: Partial<ReportInput> = {}): string =>
    textOf(diseaseSection, {
      scenario: { ...input.scenario, disease: { ...input.scenario.disease, ...change } },
      ...rest,
    });
  const [stage] = input.scenario.disease.stages;
  const lasting = (dwell: Stage["dwell"]): string => withDisease({ stages: [{ ...stage!, dwell }] });

  it("says how long each stage lasts, by family", () => {
    expect(lasting({ family: "fixed", days: 3 })).toContain("3 days");
    expect(lasting({ family: "exponential", mean: 2.5 })).toContain("2.5 days (exponential)");
    expect(lasting({ family: "empirical", days: [1, 4, 9], weights: [1, 2, 1] })).toContain(
      "1 to 9 days (as observed)",
    );
    expect(lasting({ family: "lognormal", mean: 4, sd: 2 })).toContain("4 days, sd 2 (lognormal)");
  });

  it("says where a stage leads, with one probability or by age", () => {
    const leading = (next: Stage["next"]): string => withDisease({ stages: [{ ...stage!, next }] });
    expect(leading([{ to: "ill", probability: 0.25 }, { to: "recovered" }])).toContain(
      "ill (25 %); recovered",
    );
    expect(
      leading([
        {
          to: "ill",
          probability: [
            [0, 0.1],
            [40, 0.5],
          ],
        },
        { to: "recovered" },
      ]),
    ).toContain("ill (10 % from age 0, 50 % from age 40); recovered");
  });

  it("says where infections happen and how far apart cases are, where that is known", () => {
    const reproduction = { value: 2.4, shares: [0.3, 0, 0.2, 0.5, 0, 0], generationDays: 5 };
    const text = withDisease({}, { reproduction });
    expect(text).toContain("Of them 30 % by household, 20 % by work, 50 % by community.");
    expect(text).toContain("A case comes 5 days before those it causes, on average.");
    const unknown = withDisease({}, { reproduction: { value: 2.4, shares: null, generationDays: null } });
    expect(unknown).toContain("Basic reproduction number 2.4:");
    expect(unknown).not.toMatch(/Of them|A case comes/);
  });

  it("lists its sources, and no empty list", () => {
    const view = (sources: string[]): string =>
      diseaseSection(
        makeView({
          ...input,
          scenario: { ...input.scenario, disease: { ...input.scenario.disease, sources } },
        }),
      );
    expect(view(["A & B 2020"])).toContain("<li>A &amp; B 2020</li>");
    expect(view([])).not.toContain("<ul");
  });
});

describe("the numbers it stands on", () => {
  it("shades and notes what differs from its declaration, and nothing else", () => {
    const { document } = parseHTML(`<html><body>${parameterSection(makeView(input))}</body></html>`);
    const rows = [...document.querySelectorAll("tbody tr")];
    const shaded = rows.filter((row) => row.getAttribute("class") === "differs");
    expect(rows).toHaveLength(input.parameters.length);
    expect(shaded.map((row) => row.querySelector("th")?.textContent)).toEqual(["leak.rate"]);
    expect(shaded[0]!.textContent).toContain("0.001 (declared 0.0003)");
    for (const row of rows.filter((one) => !shaded.includes(one)))
      expect(row.textContent).not.toContain("declared");
  });
});

describe("the foot", () => {
  it("names each source of data once, fonts among them", () => {
    const text = textOf(closing, {
      attributions: ["One", "Two"],
      geometry: { ...input.geometry, attributions: ["Two"] },
      fonts: { serif: "", sans: "", attributions: ["Three"] },
    });
    for (const name of ["One", "Two", "Three"]) expect(text.split(name)).toHaveLength(2);
    expect(text).toContain(input.command);
    for (const { title, digest } of input.runs) expect(text).toContain(`${title} ${digest}`);
  });
});
