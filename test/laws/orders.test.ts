/** What the authority has done, in whole worlds: exact where it is meant to be exact. */
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { type Engine, EventKind, type LogEvent, SETTINGS } from "../../src/kernel/engine.ts";
import { compileCourse, scaleCourse } from "../../src/kernel/course.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { personAt } from "../../src/population/people.ts";
import { BANDS, type Population } from "../../src/population/population.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Setting } from "../../src/setting.ts";
import { planKernel, simulate } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { Overlay, ProgrammeNumber, Trait } from "../../src/society/mechanism.ts";
import { buildHamlet, type Villager } from "../twin/hamlet.ts";
import { listPlaces, type Person } from "../twin/people.ts";
import { createTwin } from "../twin/twin.ts";
import { lay, run, sum, THREE_PLACES } from "./worlds.ts";

const DAYS = 90;
/** Everyone goes along, and nothing else answers to the outbreak. */
const SCENARIO = `
version: 1
name: orders
days: ${DAYS}
${THREE_PLACES}
people: 20000
disease: { preset: influenza-1918, r0: 2 }
seedInfections: 20
without: [information, trust, fear, behaviour]
parameters:
  { behaviour.means: 1, orders.unconditional: 1, orders.acceptance: 1, orders.sensitivity: 1 }
`;
const [IN_CLASS, AT_WORK] = [SETTINGS.indexOf("class"), SETTINGS.indexOf("work")];

const deciding = (...decisions: string[]): Setting =>
  lay(SCENARIO, `worlds=[{name: only, decisions: [${decisions.join(", ")}]}]`);
const at = (day: number, order: string): string => `{at: {day: ${day}}, do: {${order}}}`;
const lift = (day: number, order: string): string => `{at: {day: ${day}}, lift: ${order}}`;

interface Logged {
  run: WorldRun;
  log: LogEvent[];
}
function runLogged(setting: Setting, visit?: (day: number, engine: Engine) => void): Logged {
  const log: LogEvent[] = [];
  const outcome = run(setting, {
    log: "all",
    onEvents: (events) => void log.push(...events),
    onDay(day, engine) {
      visit?.(day, engine);
      return undefined;
    },
  });
  return { run: outcome, log };
}
const dayOf = (event: LogEvent): number => Math.floor(event.time / 4096);
const infections = (log: readonly LogEvent[], setting: number, from: number, until: number): number =>
  log.filter(
    (event) =>
      event.kind === EventKind.infected &&
      event.a === setting &&
      dayOf(event) >= from &&
      dayOf(event) < until,
  ).length;

const free = runLogged(deciding());

describe("closed schools", () => {
  test("infect nobody in class while they are closed, and as soon as they open again they do", () => {
    const [from, until] = [15, 35];
    const { log } = runLogged(deciding(at(from, "measure: close-schools"), lift(until, "close-schools")));
    expect(infections(free.log, IN_CLASS, from, until)).toBeGreaterThan(50);
    expect(infections(log, IN_CLASS, from, until)).toBe(0);
    expect(infections(log, IN_CLASS, 0, from)).toBe(infections(free.log, IN_CLASS, 0, from));
    expect(infections(log, IN_CLASS, until, until + 15)).toBeGreaterThan(10);
  });
});

describe("closed workplaces", () => {
  test("infect nobody at work but in the sectors kept", () => {
    const closed = runLogged(deciding(at(10, "measure: close-workplaces, keep: []")));
    expect(infections(free.log, AT_WORK, 11, DAYS)).toBeGreaterThan(100);
    expect(infections(closed.log, AT_WORK, 11, DAYS)).toBe(0);
    const kept = runLogged(deciding(at(10, "measure: close-workplaces, keep: [health]")));
    const inHealth = infections(kept.log, AT_WORK, 11, DAYS);
    expect(inHealth).toBeGreaterThan(0);
    expect(inHealth).toBeLessThan(0.3 * infections(free.log, AT_WORK, 11, DAYS));
  });
});

describe("a cordon that everyone keeps to", () => {
  const between = ({ log }: Logged, population: Population, from: number): number =>
    log.filter(
      (event) =>
        event.kind === EventKind.infected &&
        dayOf(event) >= from &&
        event.a < SETTINGS.length &&
        personAt(population, event.person).place !== personAt(population, event.other).place,
    ).length;

  test("lets nothing from one place to another", () => {
    const setting = deciding(at(10, "measure: cordon"));
    expect(between(free, setting.population, 10)).toBeGreaterThan(50);
    expect(between(runLogged(setting), setting.population, 10)).toBe(0);
  });

  test("around one place leaves the others to each other", () => {
    const setting = deciding(at(10, "measure: cordon, places: [Ashford]"));
    const ashford = setting.world.places.findIndex(({ name }) => name === "Ashford");
    const logged = runLogged(setting);
    const touching = logged.log.filter(
      ({ person, other }) =>
        [person, other].filter(
          (address) =>
            address < setting.population.addresses && personAt(setting.population, address).place === ashford,
        ).length === 1,
    );
    expect(between({ ...logged, log: touching }, setting.population, 10)).toBe(0);
    expect(between(logged, setting.population, 10)).toBeGreaterThan(0);
  });
});

describe("vaccination", () => {
  const sure = "infection: 1, onward: 1, severe: 1, protectsAfterDays: 0";

  test("of all before the wave, that never fails, leaves nobody but those who arrive infected", () => {
    const setting = lay(
      SCENARIO,
      `worlds=[{name: only, decisions: [${at(0, `measure: vaccinate, perDay: 100000, ${sure}`)}]}]`,
      "seedInfections=0",
      "imports=[{from: 1, perDay: 2}]",
    );
    const { log, run: outcome } = runLogged(setting);
    const infected = log.filter(({ kind }) => kind === EventKind.infected);
    expect(sum(outcome.daily.doses)).toBe(20_000);
    expect(infected.length).toBeGreaterThan(100);
    expect(infected.filter(({ a }) => a !== SETTINGS.length)).toEqual([]);
    // The vaccine against severe illness too: nobody falls severely ill.
    expect(sum(outcome.daily.severe)).toBe(0);
    expect(sum(free.run.daily.severe)).toBeGreaterThan(10);
  });

  test("without doses changes nothing at all", () => {
    expect(run(deciding(at(5, "measure: vaccinate, perDay: 0"))).digest).toBe(free.run.digest);
    expect(run(deciding(at(5, "measure: vaccinate, perDay: 1000, total: 0"))).digest).toBe(free.run.digest);
    expect(run(deciding(at(5, "measure: vaccinate, perDay: 1000"))).digest).not.toBe(free.run.digest);
  });

  test.each([
    ["oldest-first", [75, 60, 45, 30, 18, 13, 5, 0]],
    ["youngest-first", [0, 5, 13, 18, 30, 45, 60, 75]],
    ["[60, 75]", [60, 75]],
  ])("%s gives no dose beyond its supply, and none out of turn", (priority, order) => {
    const setting = deciding(at(3, `measure: vaccinate, perDay: 900, priority: ${priority}`));
    const { population } = setting;
    const { log, run: outcome } = runLogged(setting);
    const granted = log.filter(({ kind }) => kind === EventKind.granted);
    const dead = new Map(
      log.filter(({ kind }) => kind === EventKind.died).map((event) => [event.person, dayOf(event)]),
    );
    const bandOf = (address: number): number =>
      BANDS.findLast((from) => personAt(population, address).age >= from)!;
    expect(new Set(granted.map(({ person }) => person)).size).toBe(granted.length);
    for (let place = 0; place < population.places; place++) {
      const people = population.people[place]!;
      const here = granted.filter(({ person }) => personAt(population, person).place === place);
      for (let day = 0; day < DAYS; day++) {
        const doses = outcome.daily.doses.filter((_, i) => i % population.places === place);
        const given = sum(doses.slice(0, day + 1));
        expect(given).toBe(here.filter((event) => dayOf(event) <= day).length);
        expect(given).toBeLessThanOrEqual((Math.max(0, day - 2) * 900 * people) / 100_000 + 1e-6);
      }
      // Bands come in turn, and a band is done with only when all who live have had their dose.
      const turns = here.map(({ person }) => order.indexOf(bandOf(person)));
      const days = here.map(dayOf);
      const last = order.map((_, turn) => Math.max(-1, ...days.filter((_d, i) => turns[i] === turn)));
      turns.forEach((turn, i) => {
        expect(turn).toBeGreaterThanOrEqual(0);
        for (let before = 0; before < turn; before++) expect(last[before]).toBeLessThanOrEqual(days[i]!);
      });
      const first = population.firstBlock[place]! * 1024;
      const served = new Set(here.map(({ person }) => person));
      const reached = Math.max(-1, ...turns);
      for (let address = first; address < first + people; address++) {
        const turn = order.indexOf(bandOf(address));
        if (turn >= 0 && turn < reached && !dead.has(address)) expect(served.has(address)).toBe(true);
      }
    }
    expect(granted.length).toBeGreaterThan(1000);
  });

  test("goes to those alone who would take it", () => {
    const setting = lay(
      SCENARIO,
      `worlds=[{name: only, decisions: [${at(0, "measure: vaccinate, perDay: 100000")}]}]`,
      "parameters.orders.acceptance=0.3",
      "parameters.orders.trustEffect=0",
    );
    // Half of those who do not accept in any case: 0.3 + 0.7 / 2.
    const field = Math.round(0.65 * 65536);
    const willing = new Set<number>();
    const { log } = runLogged(setting, (day, engine) => {
      if (day > 0) return;
      const { population } = setting;
      for (let place = 0; place < population.places; place++) {
        const first = population.firstBlock[place]! * 1024;
        for (let address = first; address < first + population.people[place]!; address++)
          if (engine.threshold(address, Trait.vaccine) < field) willing.add(address);
      }
    });
    const served = new Set(log.filter(({ kind }) => kind === EventKind.granted).map(({ person }) => person));
    expect(served).toEqual(willing);
    // 20,000 people, thresholds alike within a third of households: 5 standard errors are below 0.03.
    expect(Math.abs(willing.size / 20_000 - 0.65)).toBeLessThan(0.03);
  });
});

describe("testing", () => {
  test("without tests finds nobody, and changes nothing", () => {
    const { run: outcome } = runLogged(deciding(at(0, "measure: test, perDay: 0")));
    expect(sum(outcome.daily.tests)).toBe(0);
    expect(sum(outcome.daily.testsRefused)).toBeGreaterThan(1000);
    expect(sum(outcome.daily.isolationDays)).toBe(0);
    expect(outcome.infectedOn).toEqual(free.run.infectedOn);
  });

  test("never gives more than there are, and isolates whom it finds for as long as it says", () => {
    const [perDay, delay, days] = [60, 2, 6];
    const setting = deciding(
      at(10, `measure: test, perDay: ${perDay}, delayDays: ${delay}, isolateDays: ${days}`),
    );
    const { log, run: outcome } = runLogged(setting);
    const tested = log.filter(({ kind }) => kind === EventKind.granted);
    for (let day = 10; day < DAYS; day++) {
      const come = ((day - 9) * perDay * 20_000) / 100_000;
      expect(tested.filter((event) => dayOf(event) <= day).length).toBeLessThanOrEqual(come + 1e-6);
    }
    expect(sum(outcome.daily.tests)).toBe(tested.length);
    expect(tested.length).toBeGreaterThan(300);
    const died = new Map(
      log.filter(({ kind }) => kind === EventKind.died).map((event) => [event.person, dayOf(event)]),
    );
    // Nobody is tested twice, so each is held from the result on for the days named, or until death, or the end.
    const held = tested.map((event) => {
      const from = dayOf(event) + delay;
      const until = Math.min(from + days, died.get(event.person) ?? DAYS, DAYS);
      return Math.max(0, until - from);
    });
    expect(sum(outcome.daily.isolationDays)).toBe(sum(held));
  });
});

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
    const setting: Setting = {
      scenario,
      world: { name: "Hamlet", attributions: [], places: [] },
      population: buildHamlet([[...homes]]),
      course: scaleCourse(compileCourse(scenario.disease), 0),
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
  // Eight people work together; one of them lives with three others.
  const work = [
    [{ ...WORKER, age: 50 }, ADULT, ADULT, ADULT],
    ...Array.from({ length: 7 }, () => [WORKER, ADULT]),
  ];

  test.each([
    ["a child's home and class", 10, "[household, class]", school, (2 + 9 + 1) * 14],
    ["a child's home alone", 10, "[household]", school, 2 * 14],
    ["a child's class alone", 10, "[class]", school, (9 + 1) * 14],
    ["the team of a worker, here the whole workplace", 50, "[team]", work, 7 * 14],
    [
      "a worker's home and workplace, though a class is asked for too",
      50,
      "[household, class, workplace]",
      work,
      (3 + 7) * 14,
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
    expect(cases.length).toBeGreaterThan(100);
    expect(held.size).toBeGreaterThan(10_000);
    expect(sum(outcome.daily.quarantineDays)).toBe(held.size);
  });
});

describe("orders beside one another", () => {
  test("what one of them asks for moves no draw of another's", () => {
    const doses = at(5, "measure: vaccinate, perDay: 400, infection: 0, onward: 0, severe: 0");
    const tests = at(5, "measure: test, perDay: 60");
    const inert = at(5, "measure: trace, casesPerDay: 0");
    const grantsOf = (setting: Setting, number: number): string[] =>
      runLogged(setting)
        .log.filter(({ kind, a }) => kind === EventKind.granted && a === number)
        .map(({ time, person }) => `${time} ${person}`);
    const alone = grantsOf(deciding(tests), ProgrammeNumber.test);
    expect(alone.length).toBeGreaterThan(200);
    // Doses that do nothing, tracing without tracers: the same people are tested on the same days.
    expect(grantsOf(deciding(tests, doses, inert), ProgrammeNumber.test)).toEqual(alone);
    expect(grantsOf(deciding(doses), ProgrammeNumber.vaccinate)).toEqual(
      grantsOf(deciding(tests, doses), ProgrammeNumber.vaccinate),
    );
  });

  test("a pair in which one world does something is the same until it does", () => {
    const setting = lay(
      SCENARIO,
      `worlds=[{name: a, decisions: [${at(30, "measure: vaccinate, perDay: 3000")}, ${at(30, "measure: isolate")}]}, {name: b}]`,
    );
    const digests = [0, 1].map((world) => {
      const daily: bigint[] = [];
      run(setting, {
        world,
        onDay(_, engine) {
          daily.push(engine.digest());
          return undefined;
        },
      });
      return daily;
    }) as [bigint[], bigint[]];
    expect(digests[0].findIndex((digest, day) => digest !== digests[1][day])).toBe(30);
    // And the world that does nothing is the world in which nobody ever thought of it.
    expect(digests[1].at(-1)).toBe(BigInt(`0x${free.run.digest}`));
  });
});

describe("a quarantine that is lifted", () => {
  test("takes nobody else, and lets those it has finish their days", () => {
    const [until, days] = [25, 14];
    const { log } = runLogged(
      deciding(at(5, `measure: quarantine-households, days: ${days}`), lift(until, "quarantine-households")),
    );
    const of = (kind: number): number[] =>
      log.filter((event) => event.kind === kind && event.a === Overlay.quarantined).map(dayOf);
    expect(Math.max(...of(EventKind.began))).toBe(until - 1);
    expect(Math.max(...of(EventKind.ended))).toBe(until - 1 + days);
  });
});

describe("weekends", () => {
  test("close classes on two days of seven, and thin out work", () => {
    const setting = lay(
      SCENARIO,
      "worlds=[{name: only}]",
      "calendar={weekends: true, startsOn: wednesday}",
      "parameters.calendar.weekendWork=0.25",
    );
    // R0 is of the mean week: rates are higher where there are days off.
    expect(setting.rateFactor).toBeGreaterThan(1.05 * lay(SCENARIO).rateFactor);
    const { log } = runLogged(setting);
    const byDay = (where: number): number[] => {
      const counts = Array<number>(7).fill(0);
      for (const event of log)
        if (event.kind === EventKind.infected && event.a === where) counts[(dayOf(event) + 2) % 7]! += 1;
      return counts;
    };
    const inClass = byDay(IN_CLASS);
    expect(inClass.slice(5)).toEqual([0, 0]);
    expect(Math.min(...inClass.slice(0, 5))).toBeGreaterThan(30);
    const atWork = byDay(AT_WORK);
    const weekday = sum(atWork.slice(0, 5)) / 5;
    expect(sum(atWork.slice(5)) / 2 / weekday).toBeGreaterThan(0.1);
    expect(sum(atWork.slice(5)) / 2 / weekday).toBeLessThan(0.5);
  });
});
