/** `candor check`: reads a scenario, lays out its world, and says what it means; runs nothing. */
import type { Command } from "commander";
import { ageShares } from "../../src/population/census.ts";
import { amount, grouped, oneIn } from "../../src/report/number.ts";
import {
  fatality,
  generationInterval,
  incubation,
  type Interval,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Setting } from "../../src/setting.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { describeDecision } from "../decisions.ts";
import { addCommonOptions, type CommonOptions } from "../options.ts";
import { openInput, openWorld } from "../scenario.ts";
import { lineWidth, palette, print, printJson, wrap } from "../terminal.ts";

/** Ages at which the risk of death is shown. */
const AGES = [5, 25, 45, 65, 85];
const LARGEST = 3;

export function addCheck(program: Command): void {
  addCommonOptions(
    program
      .command("check")
      .description("Read a scenario, look up its places, and say what it means; run nothing.")
      .argument("<scenario>", "file, name of a scenario (washington), or directory of a run"),
  )
    .addHelpText(
      "after",
      `
Every problem is printed as file:line:column path: message, and the exit code is
1; a scenario without any has exit code 0.

Examples:
  candor check my-town.yaml
  candor check washington --set disease.preset=measles --set disease.r0=14
  candor check my-town.yaml --json`,
    )
    .action(checkCommand);
}

/** What was found, for machines; the text is made from it. */
function findings(setting: Setting) {
  const { scenario, world, population } = setting;
  const { disease } = scenario;
  const ages = ageShares(population);
  const places = [...world.places].sort((one, two) => two.people - one.people || one.key - two.key);
  return {
    valid: true,
    name: scenario.name,
    title: scenario.title,
    question: scenario.question,
    days: scenario.days,
    seeds: scenario.seeds,
    places: population.places,
    people: population.total,
    warnings: setting.warnings ?? [],
    largest: places.slice(0, LARGEST).map(({ name, people }) => ({ name, people })),
    disease: {
      name: disease.name,
      about: disease.about,
      hypothetical: disease.hypothetical,
      r0: disease.r0,
      dispersion: disease.dispersion,
      generationDays: generationInterval(disease, ages),
      incubationDays: incubation(disease, ages),
      presymptomaticShare: presymptomaticShare(disease, ages),
      infectionFatality: meanFatality(disease, ages),
      infectionFatalityByAge: AGES.map((age) => ({ age, share: fatality(disease, age) })),
    },
    imports: scenario.imports,
    seedInfections: scenario.seedInfections,
    worlds: scenario.worlds.map(({ name, title, decisions }) => ({
      name,
      title,
      decisions: decisions.map(describeDecision),
    })),
    parameters: scenario.parameters,
    without: scenario.without,
  };
}

type Findings = ReturnType<typeof findings>;

const days = ({ mean, sd }: Interval): string => `${amount(mean)} days (sd ${amount(sd)})`;

function where({ world, people }: Scenario, found: Findings): string {
  const around = "around" in world ? world.around : undefined;
  const centre = around?.place ?? `${around?.latitude}, ${around?.longitude}`;
  const within = around === undefined ? "" : ` within ${around.radius} km of ${centre}`;
  const scaled = people === null ? "" : ", scaled";
  return `${grouped(found.places)} ${found.places === 1 ? "place" : "places"}${within}, ${grouped(found.people)} people${scaled}`;
}

function arrivals({ imports, seedInfections }: Findings): string {
  const parts = imports.map(({ from, until, perDay }) => `${perDay} a day on days ${from} to ${until - 1}`);
  if (seedInfections > 0) parts.unshift(`${grouped(seedInfections)} on day 0`);
  return parts.length === 0 ? "nobody: there will be no outbreak" : parts.join(", ");
}

function diseaseLines({ disease }: Findings): string[] {
  const k = disease.dispersion === null ? "everyone alike infectious" : `dispersion k ${disease.dispersion}`;
  const times = [`generation interval ${days(disease.generationDays)}`];
  if (disease.incubationDays !== null && disease.incubationDays.mean > 0)
    times.push(`incubation ${days(disease.incubationDays)}`);
  if (disease.presymptomaticShare !== null && disease.presymptomaticShare > 0.005) {
    times.push(
      `${Math.round(disease.presymptomaticShare * 100)} % of what the ill pass on comes before they feel it`,
    );
  }
  const risks = disease.infectionFatalityByAge.map(({ age, share }) => `${oneIn(share)} at ${age}`);
  const lethal =
    disease.infectionFatality > 0
      ? `fatal to ${oneIn(disease.infectionFatality)} infected: ${risks.join(", ")}`
      : "fatal to nobody";
  return [
    `${disease.name}${disease.hypothetical ? " (hypothetical: no known disease does this)" : ""}: R0 ${disease.r0}, ${k}`,
    times.join("; "),
    lethal,
  ];
}

function parameterLines({ parameters, without }: Findings): string[] {
  const changed = Object.entries(parameters).map(
    ([name, value]) => `${name} ${value} (declared ${PARAMETERS[name]?.value})`,
  );
  const off = without.length > 0 ? [`switched off: ${without.join(", ")}`] : [];
  return [
    changed.length > 0 ? changed.join(", ") : `all ${Object.keys(PARAMETERS).length} as declared`,
    ...off,
  ];
}

function text(scenario: Scenario, found: Findings): string {
  const { bold, dim, first, second } = palette();
  const section = (name: string, lines: readonly string[]): string =>
    lines
      .map((line, i) => {
        const label = `  ${(i === 0 ? name : "").padEnd(12)}`;
        const wrapped = wrap(line, " ".repeat(label.length), lineWidth(), " ".repeat(label.length + 2));
        return dim(label) + wrapped.slice(label.length);
      })
      .join("\n");
  const worlds = found.worlds.map(({ name, title, decisions }, i) => {
    const paint = i === 0 ? first : second;
    const lines = decisions.length > 0 ? decisions : ["nothing is said or done"];
    return [
      `${section(i === 0 ? "Worlds" : "", [`${paint(title)} (${name})`])}`,
      ...lines.map((line) => wrap(line, " ".repeat(16), lineWidth(), " ".repeat(18))),
    ].join("\n");
  });
  return [
    [bold(found.title), ...(found.question === found.title ? [] : [wrap(found.question)])].join("\n"),
    [
      section("Where", [
        where(scenario, found),
        `largest: ${found.largest.map(({ name, people }) => `${name} ${grouped(people)}`).join(", ")}`,
      ]),
      ...(found.warnings.length > 0 ? [section("People", found.warnings)] : []),
      section("When", [
        `${found.days} days; seeds ${found.seeds.people} (people) and ${found.seeds.fates} (fates)`,
      ]),
      section("Disease", diseaseLines(found)),
      section("Arrivals", [arrivals(found)]),
      ...worlds,
      section("Parameters", parameterLines(found)),
    ].join("\n"),
    "Valid. Nothing was run.",
  ].join("\n\n");
}

function checkCommand(argument: string, options: CommonOptions): void {
  const input = openInput(argument, options);
  const found = findings(openWorld(input));
  if (options.json) printJson(found);
  else if (!options.quiet) print(text(input.scenario, found));
}
