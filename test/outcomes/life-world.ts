/** Small worlds, logged in full, with every mechanism at work: for the lives that are told of them. */
import { loadKernel } from "../../runner/kernel.ts";
import { EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import { type Life, type LifeContext, tellLife } from "../../src/outcomes/life.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import { personAt } from "../../src/population/people.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";

const text = (disease: string): string => `version: 3
name: the-end
days: 130
world:
  places:
    - { name: Northtown, people: 8000, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 4000, latitude: 51.4, longitude: 0.1 }
population: { quarters: true }
disease: ${disease}
seedInfections: 15
calendar: { weekends: true, startsOn: thursday }
with: all
parameters: { orders.unconditional: 1, behaviour.means: 1, behaviour.mournersMeet: 0, flight.rate: 0.02 }
rumours:
  - { at: { day: 9 }, says: false-comfort, strength: 1, startsWith: 0.1 }
  - { at: { day: 40 }, says: false-alarm, strength: 1, startsWith: 0.1 }
exposure:
  - { name: Smoke, around: { place: Northtown, radius: 3 }, from: 15, until: 20, dose: 0.1, susceptibility: 2, severity: 1, recovery: 2 }
worlds:
  - name: told
    decisions:
      - { at: { day: 12 }, say: { stance: deny } }
      - { at: { day: 12 }, press: { control: 0.5 } }
      - { at: { day: 20 }, say: { stance: tell, threat: 0.9, advice: 0.8 } }
      - { at: { day: 20 }, do: { measure: close-schools, share: 1 } }
      - { at: { day: 20 }, do: { measure: test, perDay: 500 } }
      - { at: { day: 21 }, do: { measure: quarantine-households } }
      - { at: { day: 21 }, do: { measure: isolate } }
      - { at: { day: 22 }, do: { measure: close-workplaces, share: 1, keep: [] } }
      - { at: { day: 24 }, do: { measure: trace, casesPerDay: 100, scopes: [household, class, team] } }
      - { at: { day: 25 }, do: { measure: vaccinate, perDay: 1000, infection: 0.3 } }
      - { at: { day: 25 }, do: { measure: treat, perDay: 500, death: 0.5 } }
      - { at: { day: 36 }, lift: close-workplaces }
      - { at: { day: 45 }, do: { measure: deploy, who: army, share: 1, force: 1 } }
      - { at: { day: 60 }, say: { stance: correct, threat: 1, advice: 1 } }
`;

export interface TheEnd extends LifeContext {
  run: WorldRun;
  log: readonly LogEvent[];
  /** By person: what befell them; and what they did to others, as the cause of it. */
  byPerson: ReadonlyMap<number, readonly LogEvent[]>;
  byCause: ReadonlyMap<number, readonly LogEvent[]>;
  /** By [day][place]: nobody at all goes to school; to work (but to teach). */
  schoolsShut: readonly (readonly boolean[])[];
  workShut: readonly (readonly boolean[])[];
}

function grouped(
  log: readonly LogEvent[],
  by: (event: LogEvent) => number,
): ReadonlyMap<number, readonly LogEvent[]> {
  const groups = new Map<number, LogEvent[]>();
  for (const event of log) {
    const key = by(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}

const PEOPLE_AS_OTHERS: readonly number[] = [EventKind.infected, EventKind.heard, EventKind.began];

/** Nobody who is infected lives. */
export const LAST_DAY = "{ preset: last-day, fullyImmune: 0.02 }";
/** Most do. */
export const HARD = "{ preset: covid-19-ancestral, r0: 5, lethality: 10 }";

export function playTheEnd(disease: string): TheEnd {
  const scenario = readScenario(text(disease), "the-end.yaml");
  const setting = prepareSetting(scenario, null);
  const { population, world } = setting;
  const log: LogEvent[] = [];
  const [schoolsShut, workShut]: [boolean[][], boolean[][]] = [[], []];
  const run = simulate(loadKernel(), setting, {
    log: "all",
    onEvents: (events) => log.push(...events),
    onDay(_day, _engine, { fields: f }) {
      schoolsShut.push([...f["schoolsClosed"]!].map((closed) => closed === 1 || f["schoolDay"]![0] === 0));
      workShut.push([...f["workClosed"]!].map((closed) => closed > 1 - 1e-9));
      return true;
    },
  });
  return {
    population,
    placeNames: world.places.map(({ name }) => name),
    stages: scenario.disease.stages,
    notes: [...run.notes, ...run.placeNotes],
    programmes: run.programmes,
    days: scenario.days,
    run,
    schoolsShut,
    workShut,
    ...index(log),
  };
}

const index = (log: readonly LogEvent[]): Pick<TheEnd, "log" | "byPerson" | "byCause"> => ({
  log,
  byPerson: grouped(log, ({ person }) => person),
  byCause: grouped(log, ({ kind, other }) => (PEOPLE_AS_OTHERS.includes(kind) ? other : NOBODY)),
});

/** The same world with another log. */
export const regroup = (world: TheEnd, log: readonly LogEvent[]): TheEnd => ({ ...world, ...index(log) });

/** The log of a household, as the kernel would keep it: their own events, and those that they are the cause of. */
export function householdLog({ population, byPerson, byCause }: TheEnd, address: number): LogEvent[] {
  const { householdFirst: first, householdSize: size } = personAt(population, address);
  const all = new Set<LogEvent>();
  for (let member = first; member < first + size; member++) {
    for (const event of byPerson.get(member) ?? []) all.add(event);
    for (const event of byCause.get(member) ?? []) all.add(event);
  }
  return [...all].sort(
    (a, b) => (a.time >> 10) - (b.time >> 10) || a.kind - b.kind || a.person - b.person || a.time - b.time,
  );
}

export const lifeOf = (world: TheEnd, address: number, log: readonly LogEvent[]): Life =>
  tellLife(address, log, world);
