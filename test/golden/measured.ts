/** The headline numbers as they are today, each by its name in headline.json. */
import { atlasFor } from "../../runner/atlas.ts";
import { openScenario } from "../../runner/index.ts";
import { loadKernel } from "../../runner/kernel.ts";
import { transmissionOf } from "../../src/kernel/transmission.ts";
import { compareFates } from "../../src/outcomes/fates.ts";
import type { Totals, WorldRun } from "../../src/outcomes/result.ts";
import { totalsOf } from "../../src/outcomes/totals.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting, type Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import { sum } from "../numbers.ts";

/** As `candor compare SCENARIO --set ...` lays it out, but nothing is taken from a cache. */
function layOut(name: string, ...sets: string[]): Setting {
  const scenario = openScenario(`scenarios/${name}.yaml`, sets);
  return prepareSetting(scenario, atlasFor(scenario));
}

/** A town of 20,000 in the United States, in which nothing is said; presets as they are. */
function town(disease: string, days: number, seedInfections: number): Setting {
  const scenario = {
    version: 3,
    name: "town",
    days,
    world: { places: [{ name: "Any Town", people: 20_000 }] },
    disease,
    seedInfections,
  };
  return prepareSetting(readScenario(JSON.stringify(scenario), "town.json"), null);
}

interface Played {
  setting: Setting;
  runs: WorldRun[];
  totals: Totals[];
}

function play(setting: Setting): Played {
  const runs = setting.scenario.worlds.map((_, world) => simulate(loadKernel(), setting, { world }));
  return { setting, runs, totals: runs.map((run) => totalsOf(run, setting.population.people)) };
}

/** Deaths in a place, by its name. */
function deathsIn({ setting, runs }: Played, world: number, name: string): number {
  const place = setting.world.places.findIndex((each) => each.name === name);
  const { daily, places } = runs[world]!;
  return sum(daily.deaths.filter((_, i) => i % places === place));
}

function washington(): Record<string, number> {
  const { setting, runs, totals } = play(layOut("washington", "people=100000"));
  const [told, concealed] = totals as [Totals, Totals];
  const fates = compareFates(runs[0]!, runs[1]!, setting.population);
  return {
    "washington.told.infected": told.infections,
    "washington.told.deaths": told.deaths,
    "washington.told.trust": told.trustAtEnd,
    "washington.concealed.infected": concealed.infections,
    "washington.concealed.deaths": concealed.deaths,
    "washington.concealed.trust": concealed.trustAtEnd,
    "washington.concealed.peak-day": concealed.peakDay,
    "washington.detected": told.detected,
    "washington.spared": fates.spared,
    "washington.lives-spared": fates.livesSpared - fates.livesLost,
  };
}

function anyTown(): Record<string, number> {
  const [told, late] = play(layOut("any-town")).totals as [Totals, Totals];
  return {
    "any-town.told.deaths": told.deaths,
    "any-town.late.deaths": late.deaths,
    "any-town.late.infected": late.infections,
  };
}

function boardingSchool(): Record<string, number> {
  const [school] = play(layOut("boarding-school-1978")).totals as [Totals];
  return { "boarding-school.peak-ill": school.peakIll, "boarding-school.peak-day": school.peakDay };
}

function twoCities(): Record<string, number> {
  const played = play(layOut("two-cities", "people=100000"));
  return {
    "two-cities.told.deaths-in-kestrel": deathsIn(played, 0, "Kestrel"),
    "two-cities.alarmed.deaths-in-kestrel": deathsIn(played, 1, "Kestrel"),
    "two-cities.alarmed.days-displaced": played.totals[1]!.displacedDays,
  };
}

function towns(): Record<string, number> {
  const measles = town("measles", 200, 5);
  const [outbreak] = play(measles).totals as [Totals];
  const [ebola] = play(town("ebola-2014", 300, 20)).totals as [Totals];
  const influenza = town("influenza-1918", 1, 1);
  const covid = town("covid-19-ancestral", 1, 1);
  const speed = ({ course, population }: Setting) => transmissionOf(course, population);
  return {
    "measles-town.infected": outbreak.infections,
    "measles-town.peak-day": outbreak.peakDay,
    "ebola-town.infected": ebola.infections,
    "ebola-town.deaths": ebola.deaths,
    "influenza-1918.growth": speed(influenza).growth,
    "covid-19.growth": speed(covid).growth,
    "covid-19.household-attack": speed(covid).householdSar,
    "covid-19.take-off": speed(covid).takeOff,
  };
}

/** Five figures are all that anybody reads. */
const round = (value: number): number => Number(value.toPrecision(5));

export function measure(): Record<string, number> {
  const measured = { ...washington(), ...anyTown(), ...boardingSchool(), ...twoCities(), ...towns() };
  return Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, round(value)]));
}
