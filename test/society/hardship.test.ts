import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventKind } from "../../src/kernel/engine.ts";
import { hardship } from "../../src/society/hardship.ts";
import { type Mechanism, ProgrammeNumber, type Today } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { makeSociety, type Played, play, Recorder, type Row } from "./world.ts";

const DEPRIVATION = ProgrammeNumber.deprivation;
const NAMES = ["power", "water", "heat", "food", "sanitation", "relief", "aid", "stench"] as const;
type Given = Partial<Record<(typeof NAMES)[number], number>>;
const SHARES = ["hunger", "thirst", "chill", "hardship", "hygiene", "starved"];

/** The order of the day in which services, relief and aid are as they are wished for on a day. */
function given(of: (day: number) => Given): Mechanism[] {
  const write =
    (names: readonly (keyof Given)[]) =>
    ({ fields, day }: Today): void => {
      for (const name of names)
        fields[name]!.fill(of(day)[name] ?? (["relief", "aid", "stench"].includes(name) ? 0 : 1));
    };
  const as = (owner: string, names: readonly (keyof Given)[]): Mechanism => {
    const { name, about, owns } = ORDER.find((mechanism) => mechanism.name === owner)!;
    return { name, about, parameters: {}, owns, reads: [], day: write(names) };
  };
  const wished: Record<string, Mechanism> = {
    services: as("services", ["power", "water", "heat", "food", "sanitation"]),
    aid: as("aid", ["aid"]),
    dead: as("dead", ["stench"]),
    orders: as("orders", ["relief"]),
  };
  return ORDER.map((mechanism) => wished[mechanism.name] ?? mechanism);
}

interface Lived extends Played {
  /** Units of death by day. */
  deaths: number[];
  days: Record<string, number[]>;
}

function live(
  days: number,
  of: (day: number) => Given,
  parameters: Record<string, number> = {},
  people = 1_000_000,
  row: Row = {},
): Lived {
  const played = makeSociety({
    people: [people],
    mechanisms: given(of),
    scenario: { with: ["hardship"] },
    parameters: { "hardship.otherFood": 0, ...parameters },
  });
  const engine = new Recorder();
  const deaths: number[] = [];
  const kept: Record<string, number[]> = {};
  play(
    played,
    days,
    () => [row],
    (day) => {
      played.society.apply(engine, day);
      deaths.push(engine.supply[DEPRIVATION] ?? 0);
      for (const name of Object.keys(hardship.owns))
        (kept[name] ??= []).push(played.society.fields[name]![0]!);
    },
  );
  return { ...played, deaths, days: kept };
}
const total = (units: readonly number[]): number => units.reduce((sum, x) => sum + x, 0);
const NOTHING: Given = { power: 0, water: 0, heat: 0, food: 0, sanitation: 0 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const any = fc.record({
  power: share,
  water: share,
  heat: share,
  food: share,
  sanitation: share,
  aid: share,
});

describe("hardship", () => {
  it("is not there while everything works, nor does anyone die of it", () => {
    const { deaths, days } = live(100, () => ({}));
    for (const name of ["hunger", "thirst", "chill", "hardship", "hungry", "cold", "starved", "wanting"])
      expect(Math.max(...days[name]!)).toBe(0);
    expect(Math.min(...days.hygiene!)).toBe(1);
    expect(total(deaths)).toBe(0);
    expect(new Set(days.larder)).toEqual(new Set([7_000_000]));
  });

  it("is within bounds, whatever fails", () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (spells) => {
        const { days, deaths } = live(60, (day) => spells[Math.floor(day / 12) % spells.length]!);
        for (const name of SHARES) for (const x of days[name]!) expect(x >= 0 && x <= 1).toBe(true);
        for (const [name, values] of Object.entries(days))
          for (const x of values) expect(x, name).toBeGreaterThanOrEqual(0);
        for (const units of deaths) expect(Number.isInteger(units) && units >= 0).toBe(true);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it("is no less, nor its deaths, for more of everything failing", () => {
    fc.assert(
      fc.property(any, share, (some, left) => {
        const less = Object.fromEntries(
          Object.entries(some).map(([name, x]) => [name, name === "aid" ? x : x * left]),
        ) as Given;
        const [one, worse] = [live(60, () => some), live(60, () => less)];
        for (const name of ["hunger", "thirst", "chill", "hardship", "starved"])
          one.days[name]!.forEach((x, d) => expect(worse.days[name]![d]!).toBeGreaterThanOrEqual(x - 1e-12));
        expect(total(worse.deaths)).toBeGreaterThanOrEqual(total(one.deaths) - 1);
      }),
      { numRuns: 10, seed: 2 },
    );
  });

  it("lets larders last as many days as they hold, and everybody eat what they lose", () => {
    const { days } = live(30, (day) => (day < 2 ? {} : { food: 0.25 }), { "hardship.hungerDays": 1 });
    // Three quarters are missing each day from day 2 on: seven days last for nine and a third, and shops still sell something.
    const larder = days.larder!;
    for (let d = 2; d < 30; d++) {
      const eaten = (0.75 - days.hunger![d]!) * 1_000_000;
      const bought = (0.25 * (7_000_000 - larder[d - 1]!)) / 14;
      expect(larder[d]!).toBeCloseTo(larder[d - 1]! + bought - eaten, 3);
    }
    expect(days.hunger!.findIndex((x) => x > 0.01)).toBeGreaterThanOrEqual(11);
    expect(days.hunger![29]!).toBeGreaterThan(0.5);
  });

  it("kills by thirst within days and by hunger within weeks", () => {
    const dry = live(60, () => ({ water: 0 }), { "hardship.otherWater": 0 });
    const starved = live(150, () => ({ food: 0 }), { "hardship.larderDays": 0 });
    const dayOf = (deaths: number[], share: number): number => {
      let sum = 0;
      return deaths.findIndex((units) => (sum += units) > share * 1_000_000);
    };
    // Day 0 is the first; the dead of these counts go on living, so that shares are of expected deaths.
    expect(dayOf(dry.deaths, 0.3)).toBeGreaterThanOrEqual(2);
    expect(dayOf(dry.deaths, 0.5)).toBeLessThanOrEqual(5);
    expect(dayOf(starved.deaths, 0.001)).toBeGreaterThan(7);
    expect(dayOf(starved.deaths, 0.3)).toBeGreaterThan(35);
    expect(dayOf(starved.deaths, 0.3)).toBeLessThan(75);
  });

  it("kills nobody by hunger that can be borne", () => {
    const { deaths, days } = live(300, () => ({ food: 0.65 }), { "hardship.larderDays": 0 });
    expect(days.hunger!.at(-1)!).toBeCloseTo(0.35, 6);
    expect(total(deaths)).toBe(0);
  });

  it("leaves to the few who are left what there is to be found", () => {
    const starve = (deaths: number): Lived =>
      live(60, () => ({ food: 0 }), { "hardship.otherFood": 0.05, "hardship.larderDays": 0 }, 1000, {
        deaths,
      });
    // With 16 dying a day some 56 of 1,000 are left: what feeds 50 is nearly enough.
    expect(starve(0).days.hunger!.at(-1)!).toBeCloseTo(0.95, 3);
    expect(starve(16).days.hunger!.at(-1)!).toBeLessThan(0.4);
  });

  it("makes a night without power as deadly as that of New York in 2003", () => {
    // Some eight million people for two days, where 28 % more died than the usual 150 or so a day (Anderson and Bell).
    const { deaths } = live(2, () => ({ power: 0 }), {}, 8_000_000);
    expect(total(deaths)).toBeGreaterThan(60);
    expect(total(deaths)).toBeLessThan(150);
  });

  it("is cold in winter alone, and then kills few", () => {
    const summer = live(30, () => ({ heat: 0 }), { "hardship.winter": 0 });
    const winter = live(30, () => ({ heat: 0 }), { "hardship.winter": 1 });
    expect(Math.max(...summer.days.chill!)).toBe(0);
    expect(winter.days.chill!.at(-1)!).toBeGreaterThan(0.99);
    expect(winter.days.cold!.at(-1)!).toBeGreaterThan(990_000);
    expect(total(winter.deaths)).toBeGreaterThan(total(summer.deaths));
    expect(total(winter.deaths)).toBeLessThan(1000);
  });

  it("is softened by relief and by neighbours", () => {
    const alone = live(60, () => NOTHING);
    const helped = live(60, () => ({ ...NOTHING, aid: 1 }));
    const supplied = live(60, () => ({ ...NOTHING, relief: 0.7 }));
    expect(supplied.days.hunger!.at(-1)!).toBeLessThan(0.31);
    expect(total(supplied.deaths)).toBeLessThan(0.6 * total(alone.deaths));
    // Aid is read as of yesterday.
    expect(total(helped.deaths)).toBeLessThan(0.6 * total(alone.deaths));
    expect(total(helped.deaths)).toBeGreaterThan(0.4 * total(alone.deaths));
  });

  it("carries fractions of people over, so that small places lose as many as their share", () => {
    const few = live(100, () => NOTHING, {}, 300);
    const many = live(100, () => NOTHING, {}, 300_000);
    expect(few.deaths.every((units) => Number.isInteger(units))).toBe(true);
    expect(Math.abs(total(few.deaths) - total(many.deaths) / 1000)).toBeLessThan(1.01);
  });

  it("makes dirty where water or sewers fail, and is clean again after", () => {
    const { days } = live(80, (day) => (day < 40 ? { water: 0, sanitation: 0 } : {}));
    expect(days.hygiene![39]!).toBeLessThan(0.01);
    expect(days.hygiene![79]!).toBeGreaterThan(0.99);
    const stinks = (stench: number): number => live(60, () => ({ stench })).days.hygiene!.at(-1)!;
    expect(stinks(1)).toBeLessThan(stinks(0.5));
    expect(stinks(1)).toBeGreaterThan(0.75);
    const drains = live(60, () => ({ sanitation: 0 })).days.hygiene!.at(-1)!;
    expect(drains).toBeCloseTo(0.6, 3);
  });

  it("counts those who are there", () => {
    const { days } = live(30, () => ({ heat: 0 }), { "hardship.winter": 1 }, 1000, { away: 400 });
    expect(days.cold!.at(-1)!).toBeCloseTo(600, 0);
  });

  it("kills by a programme of its own, and tells of it", () => {
    const { society } = live(1, () => ({}));
    expect(society.programmes[DEPRIVATION]).toMatchObject({
      name: "deprivation",
      claims: "anyone",
      effect: { die: true },
      delayDays: 0,
    });
    const event = { time: 0, kind: EventKind.died, a: 255, b: 1 + DEPRIVATION, c: 0, person: 0, other: 0 };
    const happened = { event, programme: "deprivation", forWhom: "they", days: "home" } as const;
    expect(hardship.tell!(happened)).toBe("They die for want of food, water or warmth.");
    expect(hardship.tell!({ ...happened, programme: "violence" })).toBeUndefined();
    expect(hardship.tell!({ ...happened, event: { ...event, kind: EventKind.granted } })).toBeUndefined();
  });

  it("eats from the larders that hoarding keeps, where it is on", () => {
    const play30 = (mechanisms: readonly string[]): Played => {
      const played = makeSociety({ scenario: { with: mechanisms }, mechanisms: given(() => ({ food: 0 })) });
      play(played, 30);
      return played;
    };
    const [off, on] = [play30(["hardship"]), play30(["hardship", "hoarding"])];
    expect(off.society.fields.larder![0]!).toBe(0);
    expect(on.society.fields.larder![0]!).toBe(700_000);
    expect(on.society.fields.pantry![0]!).toBe(0);
    expect(on.society.fields.hunger![0]!).toBeGreaterThan(0.9);
  });
});
