/** `candor check`: reads a scenario, looks up its places, and says what it means; runs nothing. */
import type { Command } from "commander";
import { SETTINGS } from "../../src/kernel/engine.ts";
import { transmissionOf } from "../../src/kernel/transmission.ts";
import { arrivalsOf, takeOffOfAll } from "../../src/outcomes/takeoff.ts";
import { agesIn } from "../../src/population/build.ts";
import { ageShares } from "../../src/population/census.ts";
import { layoutSentences } from "../../src/report/layouts.ts";
import { amount, grouped, oneIn, percent } from "../../src/report/number.ts";
import { capital } from "../../src/report/sentence.ts";
import {
  type Ages,
  fatality,
  generationInterval,
  incubation,
  type Interval,
  meanFatality,
  presymptomaticShare,
} from "../../src/scenario/generation.ts";
import type { Scenario, Zone } from "../../src/scenario/scenario.ts";
import { countryName } from "../../src/world/country-names.ts";
import type { Setting } from "../../src/setting.ts";
import { weeklyMeans } from "../../src/society/calendar.ts";
import { addedMechanisms } from "../../src/society/extend.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { turnsToDeath, turnsToSevere } from "../../src/society/turns.ts";
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

/** How fast the disease spreads among these people, in all ways of saying it, and whether its outbreaks take off. */
function spreadAmong(setting: Setting) {
  const { scenario, course, population } = setting;
  const { takeOff, ...transmission } = transmissionOf(course, population, weeklyMeans(scenario));
  const arrivals = arrivalsOf(scenario);
  return {
    ...transmission,
    bySetting: Object.fromEntries(SETTINGS.map((name, i) => [name, transmission.bySetting[i]])),
    takeOff: { ofOne: takeOff, arrivals, ofAll: takeOffOfAll(takeOff, scenario) },
  };
}

type Spread = ReturnType<typeof spreadAmong>;

/** What was found, for machines; the text is made from it. */
function findings(scenario: Scenario, { world, ages, warnings }: Looked, spread: Spread | null) {
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
      spread,
      generationDays: generationInterval(disease, ages),
      incubationDays: incubation(disease, ages),
      presymptomaticShare: presymptomaticShare(disease, ages),
      infectionFatality: meanFatality(disease, ages),
      infectionFatalityByAge: AGES.map((age) => ({ age, share: fatality(disease, age) })),
    },
    imports: scenario.imports,
    seedInfections: scenario.seedInfections,
    arriveIn: scenario.arriveIn,
    calendar: scenario.calendar,
    exposure: scenario.exposure.map(describeZone),
    worlds: scenario.worlds.map(({ name, title, decisions }) => ({
      name,
      title,
      decisions: decisions.map(describeDecision),
    })),
    parameters: scenario.parameters,
    cautions: cautionsOf(scenario),
    without: scenario.without,
    with: scenario.with,
    own: addedMechanisms().map(({ name, about, parameters }) => ({ name, about, parameters })),
  };
}

/** "smoke: within 20 km of Dover, days 3 to 9: 30 % take it up; susceptibility × 1, severity × 2, recovery × 1" */
function describeZone({ name, around, places, from, until, dose, ...does }: Zone): string {
  const where =
    around === undefined
      ? (places ?? []).join(", ")
      : `within ${around.radius} km of ${around.place ?? `${around.latitude}, ${around.longitude}`}`;
  const effects = Object.entries(does).map(([what, factor]) => `${what} × ${factor}`);
  return `${name}: ${where}, days ${from} to ${until - 1}: ${percent(dose)} take it up; ${effects.join(", ")}`;
}

/** What a scenario asks for and cannot get. */
function cautionsOf({ worlds, disease, exposure }: Scenario): string[] {
  const of = (what: string, turns: readonly unknown[]): ((at: string, does: string) => string[]) => {
    const why = `in no stage of ${disease.name} is ${what} a branch (but the last) that could be made more or less likely`;
    return (at, does) => (turns.length > 0 ? [] : [`${at} ${does} nothing: ${why}`]);
  };
  const severe = of("severe illness", turnsToSevere(disease.stages));
  const death = of("death", turnsToDeath(disease.stages));
  return [
    ...worlds.flatMap(({ decisions }, w) =>
      decisions.flatMap(({ do: order }, d) => {
        const at = `worlds[${w}].decisions[${d}].do`;
        if (order?.measure === "vaccinate" && order.severe > 0)
          return severe(`${at}.severe ${order.severe}`, "averts");
        return order?.measure === "treat" && order.death > 0
          ? death(`${at}.death ${order.death}`, "averts")
          : [];
      }),
    ),
    ...exposure
      .slice(0, 1)
      .flatMap(({ severity, recovery }) => [
        ...(severity === 1 ? [] : severe(`exposure[0].severity ${severity}`, "changes")),
        ...(recovery === 1 ? [] : death(`exposure[0].recovery ${recovery}`, "changes")),
      ]),
  ];
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

function arrivals({ imports, seedInfections, arriveIn }: Findings): string {
  const parts = imports.map(({ from, until, perDay }) => `${perDay} a day on days ${from} to ${until - 1}`);
  if (seedInfections > 0) parts.unshift(`${grouped(seedInfections)} on day 0`);
  if (parts.length === 0) return "nobody: there will be no outbreak";
  return parts.join(", ") + (arriveIn === null ? "" : `; in ${arriveIn.join(", ")}`);
}

/** How fast it spreads, by the number that the scenario gives. */
function spreadWords({ disease: { r0, growth, householdSar } }: Findings): string {
  if (growth !== null) return `growth ${growth} a day`;
  if (householdSar !== null) return `household attack rate ${householdSar}`;
  return `R0 ${r0}`;
}

function growthWords(growth: number): string {
  if (Math.abs(growth) < 1e-4) return "neither grows nor shrinks";
  const rate = `growth ${growth.toPrecision(2).replace("-", "\u2212")} a day at first`;
  return `${rate}, ${growth > 0 ? "doubling" : "halving"} in ${amount(Math.LN2 / Math.abs(growth))} days`;
}

/** Beyond this share of R0 at home, R0 no longer says how fast an outbreak grows (decisions 011 and 017). */
const MOSTLY = 0.5;
const HOUSEHOLD_CAVEAT =
  "households are so large here that most of this R0 is housemates counted again and again: it says little of " +
  "how an outbreak spreads; if you know how fast it grew, give disease.growth instead of r0";

const WHERE: Readonly<Record<string, string>> = {
  household: "at home",
  class: "in class",
  work: "at work",
  community: "about town",
  ward: "in wards",
  funeral: "at funerals",
};

function spreadLines({ r0, growth, householdSar, bySetting, takeOff }: Spread): string[] {
  const shares = Object.entries(bySetting)
    .filter(([, victims]) => victims / r0 > 0.005)
    .map(([setting, victims]) => `${Math.round((victims / r0) * 100)} % ${WHERE[setting] ?? setting}`);
  const arrivals = `${amount(takeOff.arrivals)} who arrive infected`;
  return [
    `among these people, nothing done and nobody immune: R0 ${amount(r0)} (${shares.join(", ")}); ${growthWords(growth)}; of a case's housemates ${percent(householdSar)} are infected by that case`,
    takeOff.ofOne === 0
      ? "outbreaks die out by themselves"
      : `an outbreak started by one case takes off with a chance of about ${percent(takeOff.ofOne)}` +
        (takeOff.arrivals > 0 ? `; with ${arrivals}, about ${percent(takeOff.ofAll)}` : ""),
    ...(bySetting.household > MOSTLY * r0 ? [HOUSEHOLD_CAVEAT] : []),
  ];
}

function diseaseLines(found: Findings): string[] {
  const { disease } = found;
  const { spread } = disease;
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
    ...(spread === null ? [] : spreadLines(spread)),
    times.join("; "),
    lethal,
  ];
}

function parameterLines({ parameters, without, with: added }: Findings): string[] {
  const changed = Object.entries(parameters).map(
    ([name, value]) => `${name} ${value} (declared ${PARAMETERS[name]?.value})`,
  );
  const off = without.length > 0 ? [`switched off: ${without.join(", ")}`] : [];
  const on = added.length > 0 ? [`switched on: ${added.join(", ")}`] : [];
  return [
    changed.length > 0 ? changed.join(", ") : `all ${Object.keys(PARAMETERS).length} as declared`,
    ...off,
    ...on,
  ];
}

/** Mechanisms that are not Candor's own: what they do, and their numbers. */
const ownLines = ({ own, parameters: changed, with: added }: Findings): string[] =>
  own.flatMap(({ name, about, parameters }) => [
    `${name}${added.includes(name) ? "" : " (switched off)"}: ${about}`,
    ...Object.entries(parameters).map(([parameter, { about: what, unit, value }]) => {
      const full = `${name}.${parameter}`;
      return `${full} ${changed[full] ?? value}: ${what} (${unit})`;
    }),
  ]);

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
        ...(found.calendar.weekends ? [`with weekends; day 0 is a ${capital(found.calendar.startsOn)}`] : []),
      ]),
      section("Disease", diseaseLines(found)),
      section("Arrivals", [arrivals(found)]),
      ...(found.exposure.length > 0 ? [section("Exposure", found.exposure)] : []),
      ...worlds,
      section("Parameters", parameterLines(found)),
      ...(found.own.length > 0 ? [section("Your own", ownLines(found))] : []),
      ...(found.cautions.length > 0 ? [section("Caution", found.cautions)] : []),
    ].join("\n"),
    "Valid. Nothing was run.",
  ].join("\n\n");
}

/**
 * What the command prints; how fast the disease spreads only with a setting, for laying one out takes a while.
 *
 * @throws ScenarioError for what cannot be run
 */
export function describeInput(input: Input, as: "text" | "json", setting: Setting | null = null): string {
  const found = findings(input.scenario, look(input), setting === null ? null : spreadAmong(setting));
  return as === "json" ? JSON.stringify(found, null, 2) : text(input.scenario, found);
}

function checkCommand(argument: string, options: CommonOptions): void {
  const input = openInput(argument, options);
  const description = describeInput(input, options.json ? "json" : "text", openWorld(input));
  if (options.json || !options.quiet) print(description);
}
