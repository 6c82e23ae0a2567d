/** Tracing and quarantine of whole scopes cost the person-days that are counted by hand, or by slow lists. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { compileCourse, scaleCourse } from "../../src/kernel/course.ts";
import { EventKind } from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Setting } from "../../src/setting.ts";
import { planKernel, simulate } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { ProgrammeNumber } from "../../src/society/mechanism.ts";
import { sum } from "../numbers.ts";
import { dayOf } from "../../verify/laws/retell.ts";
import { buildHamlet, type Villager } from "../twin/hamlet.ts";
import { listPlaces, type Person } from "../twin/people.ts";
import { createTwin } from "../twin/twin.ts";
import { at, DAYS, deciding, runLogged } from "./ordered.ts";

describe("tracing of whole scopes", () => {
  const ADULT: Villager = { age: 40, role: "none" };
  const PUPIL: Villager = { age: 12, role: "pupil" };
  const WORKER: Villager = { age: 40, role: "worker" };
  /** One of age 10, or of age 50, is the only one who can be infected, and never infects. */
  const only = (age: number): string => `
version: 1
name: hamlet
days: 40
world: { places: [{ name: Hamlet, people: 40 }] }
seedInfections: 2000
disease:
  name: alone
  r0: 1
  immunity: [[0, 1], [${age}, 0], [${age + 1}, 1]]
  stages:
    - { name: latent, dwell: { family: fixed, days: 3 }, next: [{ to: ill }] }
    - { name: ill, ill: true, infectiousness: 1, dwell: { family: fixed, days: 5 }, next: [{ to: recovered }] }
parameters: { behaviour.means: 1, orders.unconditional: 1, orders.sensitivity: 1 }
worlds:
  - name: traced
    decisions:
      - { at: { day: 0 }, do: { measure: test, perDay: 100000, delayDays: 2, isolateDays: 10 } }
      - { at: { day: 0 }, do: { measure: trace, casesPerDay: 100000, scopes: SCOPES, days: 14 } }
`;
  const traced = (age: number, scopes: string): Scenario =>
    readScenario(only(age).replace("SCOPES", scopes), "hamlet.yaml");
  const count = (scenario: Scenario, homes: readonly (readonly Villager[])[]): WorldRun => {
    const population = buildHamlet([[...homes]]);
    const setting: Setting = {
      scenario,
      world: { name: "Hamlet", attributions: [], places: [] },
      population,
      course: scaleCourse(compileCourse(scenario.disease, population.contacts), 0),
      rateFactor: 0,
    };
    return simulate(loadKernel(), setting, { engine: createTwin });
  };

  // A child lives with two adults and goes to a class of ten pupils and a teacher, who lives elsewhere.
  const school = [
    [ADULT, ADULT, { ...PUPIL, age: 10 }],
    ...Array.from({ length: 9 }, () => [PUPIL, ADULT]),
    [WORKER],
  ];
  // Seven people work together, a size of workplaces; one of them lives with three others.
  const work = [
    [{ ...WORKER, age: 50 }, ADULT, ADULT, ADULT],
    ...Array.from({ length: 6 }, () => [WORKER, ADULT]),
  ];

  test.each([
    ["a child's home and class", 10, "[household, class]", school, (2 + 9 + 1) * 14],
    ["a child's home alone", 10, "[household]", school, 2 * 14],
    ["a child's class alone", 10, "[class]", school, (9 + 1) * 14],
    ["the team of a worker, here the whole workplace", 50, "[team]", work, 6 * 14],
    [
      "a worker's home and workplace, though a class is asked for too",
      50,
      "[household, class, workplace]",
      work,
      (3 + 6) * 14,
    ],
  ])("costs person-days as counted by hand: %s", (_, age, scopes, homes, personDays) => {
    const outcome = count(traced(age, scopes), homes);
    expect(sum(outcome.daily.infections)).toBe(1);
    expect(sum(outcome.daily.casesTraced)).toBe(1);
    expect(sum(outcome.daily.isolationDays)).toBe(10);
    expect(sum(outcome.daily.quarantineDays)).toBe(personDays);
    // Ill on the third day or so, tested the morning after, the result two mornings later, and then fourteen days.
    const days = [...outcome.daily.quarantineDays].flatMap((held, day) => (held > 0 ? [day] : []));
    expect(days).toHaveLength(14);
    expect(days[0]).toBe(3 + 1 + 2);
  });

  test("and the quarantine of a household those of all who live there, whoever is ill among them", () => {
    const scenario = readScenario(only(10).replace(/worlds:[^]*/, ""), "hamlet.yaml", [
      "worlds=[{name: q, decisions: [{at: {day: 0}, do: {measure: quarantine-households, days: 14}}]}]",
    ]);
    const outcome = count(scenario, school);
    expect(sum(outcome.daily.quarantineDays)).toBe(3 * 14);
    expect(sum(outcome.daily.isolationDays)).toBe(0);
  });

  test("costs, in a whole outbreak, the days of everyone listed: counted from the log by slow lists of people", () => {
    const [days, scopes] = [9, ["household", "class", "team"] as const];
    const setting = deciding(
      at(5, "measure: test, perDay: 80, delayDays: 1"),
      at(5, `measure: trace, casesPerDay: 40, scopes: [${scopes.join(", ")}], days: ${days}`),
    );
    const { log, run: outcome } = runLogged(setting);
    const society = createSociety(setting.scenario, setting.scenario.worlds[0]!, setting.population);
    const places = listPlaces(planKernel(setting, society, 1, "off"));
    const people = new Map<number, Person>(
      places.flatMap((place) => place.people).map((person) => [person.address, person]),
    );
    const died = new Map(
      log.filter(({ kind }) => kind === EventKind.died).map((event) => [event.person, dayOf(event)]),
    );
    const held = new Set<string>();
    const cases = log.filter(({ kind, a }) => kind === EventKind.granted && a === ProgrammeNumber.trace);
    for (const event of cases) {
      const person = people.get(event.person)!;
      // Small workplaces have no teams: all of them are one.
      const team = person.team.length > 0 ? person.team : person.colleagues;
      for (const other of new Set([...person.household, ...person.classmates, ...team])) {
        if (other === person) continue;
        for (let day = dayOf(event); day < Math.min(DAYS, dayOf(event) + days); day++) {
          // Held at the end of the day: the dead are not.
          if (day < (died.get(other.address) ?? DAYS)) held.add(`${other.address} ${day}`);
        }
      }
    }
    expect(cases.length).toBeGreaterThan(50);
    expect(held.size).toBeGreaterThan(10_000);
    expect(sum(outcome.daily.quarantineDays)).toBe(held.size);
  });
});
