/** What the authority has done, in whole worlds: exact where it is meant to be exact. */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent, SETTINGS } from "../../src/kernel/engine.ts";
import { personAt } from "../../src/population/people.ts";
import { BANDS, type Population } from "../../src/population/population.ts";
import type { Setting } from "../../src/setting.ts";
import { Overlay, ProgrammeNumber, Trait } from "../../src/society/mechanism.ts";
import { sum } from "../numbers.ts";
import { dayOf } from "../../verify/laws/retell.ts";
import { at, DAYS, deciding, lift, type Logged, runLogged, SCENARIO } from "./ordered.ts";
import { lay, run } from "./worlds.ts";

const [IN_CLASS, AT_WORK] = [SETTINGS.indexOf("class"), SETTINGS.indexOf("work")];

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
    const [until, days] = [15, 14];
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
    // Contacts and R0 are of the mean week: rates in class are higher where there are days off.
    const plain = lay(SCENARIO);
    expect(setting.rateFactor / plain.rateFactor).toBeCloseTo(1, 9);
    expect(
      Math.max(
        ...setting.course.rate.map((rate, i) => (rate > 0 && i % 6 === 1 ? rate / plain.course.rate[i]! : 0)),
      ),
    ).toBeCloseTo(7 / 5, 9);
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
