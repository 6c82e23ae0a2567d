/** `candor check`: reads a scenario, looks up its places, and says what it means; lays out and runs nothing. */
import type { Command } from "commander";
import { agesIn } from "../../src/population/build.ts";
import { ageShares } from "../../src/population/census.ts";
import { layoutSentences } from "../../src/report/layouts.ts";
import { amount, grouped, oneIn } from "../../src/report/number.ts";
import {
  type Ages,
  fatality,
  generationInterval,
  incubation,
  type Interval,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { countryName } from "../../src/world/country-names.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import type { World } from "../../src/world/world.ts";
import { describeDecision } from "../decisions.ts";
import { addCommonOptions, type CommonOptions } from "../options.ts";
import { checkInput, type Input, openInput, openWorld } from "../scenario.ts";
import { lineWidth, palette, print, wrap } from "../terminal.ts";

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

interface Looked {
  world: World;
  ages: Ages;
  warnings: readonly string[];
}

/** People given one by one are read, for they may be anything; those that are computed are not. */
function look(input: Input): Looked {
  const { population } = input.scenario;
  if (population.people === undefined) {
    const world = checkInput(input);
    return { world, ages: agesIn(population, world), warnings: [] };
  }
  const setting = openWorld(input);
  return { world: setting.world, ages: ageShares(setting.population), warnings: setting.warnings ?? [] };
}

/** What was found, for machines; the text is made from it. */
function findings(scenario: Scenario, { world, ages, warnings }: Looked) {
  const { disease } = scenario;
  const places = [...world.places].sort((one, two) => two.people - one.people || one.key - two.key);
  return {
    valid: true,
    name: scenario.name,
    title: scenario.title,
    question: scenario.question,
    days: scenario.days,
    seeds: scenario.seeds,
    places: places.length,
    people: places.reduce((sum, { people }) => sum + people, 0),
    warnings,
    largest: places.slice(0, LARGEST).map(({ name, people }) => ({ name, people })),
    laidOut: layoutSentences(world),
    disease: {
      name: disease.name,
      about: disease.about,
      hypothetical: disease.hypothetical,
      r0: disease.r0,
      growth: disease.growth,
      householdSar: disease.householdSar,
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
  const within =
    around !== undefined
      ? ` within ${around.radius} km of ${centre}`
      : "countries" in world
        ? ` of ${world.countries.map(countryName).join(", ")}`
        : "";
  const scaled = people === null ? "" : ", scaled";
  return `${grouped(found.places)} ${found.places === 1 ? "place" : "places"}${within}, ${grouped(found.people)} people${scaled}`;
}

function arrivals({ imports, seedInfections }: Findings): string {
  const parts = imports.map(({ from, until, perDay }) => `${perDay} a day on days ${from} to ${until - 1}`);
  if (seedInfections > 0) parts.unshift(`${grouped(seedInfections)} on day 0`);
  return parts.length === 0 ? "nobody: there will be no outbreak" : parts.join(", ");
}

/** How fast it spreads, by the number that the scenario gives. */
function spreadWords({ disease: { r0, growth, householdSar } }: Findings): string {
  if (growth !== null) return `growth ${growth} a day`;
  if (householdSar !== null) return `household attack rate ${householdSar}`;
  return `R0 ${r0}`;
}

function diseaseLines(found: Findings): string[] {
  const { disease } = found;
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
    `${disease.name}${disease.hypothetical ? " (hypothetical: no known disease does this)" : ""}: ${spreadWords(found)}, ${k}`,
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
        ...found.laidOut,
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

/** What the command prints. Throws ScenarioError for what cannot be run. */
export function describeInput(input: Input, as: "text" | "json"): string {
  const found = findings(input.scenario, look(input));
  return as === "json" ? JSON.stringify(found, null, 2) : text(input.scenario, found);
}

function checkCommand(argument: string, options: CommonOptions): void {
  const description = describeInput(openInput(argument, options), options.json ? "json" : "text");
  if (options.json || !options.quiet) print(description);
}
