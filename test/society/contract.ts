/** What every mechanism owes the others, as functions: run over Candor's own, and over any that somebody adds. */
import { expect } from "vitest";
import { EVERYONE } from "../../src/kernel/engine.ts";
import type { Fields, Mechanism, Today } from "../../src/society/mechanism.ts";
import type { Played, Recorder } from "./world.ts";

const GRADES = ["C", "D", "M", "X"];

const fields = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** From 0 to 1. */
const SHARES = fields(`
  schoolDay workDay reportDelay insidersLeft threat advice trustWhenSaid pressControl refusedWorld announcing seen
  coverage hearsay rumourWeight rumourThreat credibility trust peer officialWeight fear attention fearMean willing haveMeans
  meansLeft canWorkAtHome seeksCare compliance acceptance schoolsClosed workClosed cordon askedHome rationing relief massGraves
  guard force power phone transport water heat food sanitation police fire media hospital burial repairDebt hunger thirst chill
  hardship hygiene starved aid immuneBefore bedShare bedded someWithout halfWithout householdShares stench areLeft overdueSaid
  unrest legitimacy risen held disorderly mourning lonely homes leaving wanting
`);
/** Living people of a place, so no more than there are. */
const OF_THE_LIVING = fields(`
  precaution avoided homeDays illAtHome workDaysLost schoolDaysLost absent schoolDaysOrdered workDaysOrdered withoutPower
  withoutWater withoutPhone hungry cold aided everInfected recovered bereaved
`);
/** -1 until it is so: a date, or a share that nobody has set. */
const NOT_YET = fields(
  "detectedOn leakedOn spokenOn forecastDueOn decisionTaken confessedOn rumourTaken means",
);
/** Infinity until it is known. */
const NEVER = fields("decisionDue rumourDue");
/** From 0, and finite. */
const AMOUNTS = fields(`
  known knownDeaths knownWeek knownLow knownHigh deathsWeek deathsFortnight knownWorld knownDeathsWorld knownWeekCount
  knownLowCount knownHighCount deathsWeekWorld falseKnown laboratoryQueue severeDue deathsDue recentDeaths recentKnownDeaths
  insidersMore casesPassed share stance forecast inForce unburiedWorld incidentsWorld announced saidWeek saidLow saidHigh rumourSays
  rumourNow fallenShort goneBeyond hoarded hoarding pantry carried dosesGiven treatmentsGiven fieldBeds burialSurge exposed
  exposureDue workforce gridArea worksArea localArea stores serviceTold larder beds intensiveBeds bedsFree daysFull saidFull refused
  careAvoided illBefore weak ordinaryRate deadHidden deadFound arrived diedAlone unburied overdue buried incidents burnt killedDue kinLeft
`);
/** Every field of Candor's own has its bounds here; those of others are amounts. */
export const BOUNDED: ReadonlySet<string> = new Set([
  ...SHARES,
  ...OF_THE_LIVING,
  ...NOT_YET,
  ...NEVER,
  ...AMOUNTS,
]);

/** Sums of shares may miss a whole by the last bits. */
const SLACK = 1e-9;

/** Throws unless every number of every field is within its bounds. */
export function checkBounds({ society, population }: Played, owned: readonly string[], day: number): void {
  for (const name of owned) {
    const field = society.fields[name]!;
    const least = NOT_YET.has(name) ? -1 : 0;
    const perPlace = field.length / population.places;
    field.forEach((x, i) => {
      const living = Math.max(0, society.living[Math.floor(i / perPlace)]!);
      const most = SHARES.has(name)
        ? 1 + SLACK
        : OF_THE_LIVING.has(name)
          ? living * (1 + SLACK) + SLACK
          : NEVER.has(name)
            ? Infinity
            : Number.MAX_VALUE;
      if (!(x >= least && x <= most)) throw new Error(`${name}[${i}] is ${x} on day ${day}; of ${living}`);
    });
  }
}

/** Throws unless what was handed to the kernel are whole numbers that it takes. */
export function checkAsked(engine: Recorder, people: readonly number[]): void {
  const shares = [...engine.uptake, ...engine.belief, ...engine.willing];
  if (shares.some((x) => x > EVERYONE)) throw new Error("a share handed to the kernel is above 1");
  if ([...engine.branches].some((x) => x > 16 * EVERYONE)) throw new Error("a branch factor is above 16");
  for (const reached of Object.values(engine.reached)) {
    if (reached.some((count, p) => count > people[p]!)) throw new Error("more are reached than live there");
  }
}

/** Whose name, sentence and fields are as they must be; `order` is everybody, the mechanism among them. */
export function checkNames(mechanism: Mechanism, order: readonly Mechanism[]): void {
  expect(mechanism.name).toMatch(/^[a-z]+$/);
  expect(order.filter(({ name }) => name === mechanism.name)).toEqual([mechanism]);
  expect(mechanism.about).toMatch(/^[A-Z].*\.$/);
  const owned = order.flatMap((other) => Object.keys(other.owns));
  for (const field of mechanism.reads) {
    expect(owned).toContain(field);
    expect(Object.keys(mechanism.owns)).not.toContain(field);
  }
  for (const field of Object.keys(mechanism.measures ?? {})) expect(mechanism.owns[field]).toBe("place");
}

export function checkParameters({ parameters }: Mechanism): void {
  for (const [name, declared] of Object.entries(parameters)) {
    expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
    for (const text of [declared.about, declared.unit, declared.source])
      expect(text.length).toBeGreaterThan(2);
    expect(GRADES).toContain(declared.grade);
    const [low, high] = declared.range;
    const [lowest, highest] = declared.limits ?? declared.range;
    expect(low).toBeLessThan(high);
    expect(declared.value).toBeGreaterThanOrEqual(low);
    expect(declared.value).toBeLessThanOrEqual(high);
    expect(lowest).toBeLessThanOrEqual(low);
    expect(highest).toBeGreaterThanOrEqual(high);
    if (declared.draw === "logarithm") expect(low).toBeGreaterThan(0);
  }
}

const copiesOf = (arrays: object): [string, ArrayLike<number>][] =>
  Object.entries(arrays).flatMap(([name, values]: [string, unknown]) =>
    ArrayBuffer.isView(values) ? [[name, (values as Float64Array).slice()]] : [],
  );

/** The mechanism, watched: it may see only the fields it declares, and change only those it owns, and no counts. */
export function guarded(mechanism: Mechanism): Mechanism {
  const allowed = new Set([...Object.keys(mechanism.owns), ...mechanism.reads]);
  const watch = (step: ((today: Today) => void) | undefined) => (today: Today) => {
    const { living, died, killed, counts } = today;
    const all: Record<string, unknown> = { ...counts, ...today.fields, living, diedByPlace: died, killed };
    const before = copiesOf(all);
    const seen = new Proxy(today.fields, {
      get(target, name: string) {
        if (!allowed.has(name)) throw new Error(`${mechanism.name} looks at the undeclared field ${name}`);
        return (target as Fields)[name];
      },
    });
    step?.call(mechanism, { ...today, fields: seen });
    for (const [name, field] of before) {
      const now = all[name] as ArrayLike<number>;
      if (Object.hasOwn(mechanism.owns, name)) continue;
      for (let i = 0; i < field.length; i++)
        if (!Object.is(field[i], now[i]))
          throw new Error(`${mechanism.name} writes ${name}, which it does not own`);
    }
  };
  return { ...mechanism, begin: watch(mechanism.begin), day: watch(mechanism.day) };
}
