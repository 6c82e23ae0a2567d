import { describe, expect, it } from "vitest";
import { EVERYONE, PROGRAMMES } from "../../src/kernel/engine.ts";
import type { Decision } from "../../src/scenario/scenario.ts";
import { Heard, ProgrammeNumber } from "../../src/society/mechanism.ts";
import { doing, makeSociety, type Played, play, Recorder, type Row, saying, type Stage } from "./world.ts";

const FLIGHT = ProgrammeNumber.flight;
const ON = { with: ["flight"] };
/** Half the people die in view of the others: fear is full. */
const terror = (): Row[] => [{ deaths: 3000, severe: 3000, aware: [50_000, 50_000, 0, 0] }];
const SURE = { "fear.fatigue": 1e6, "behaviour.means": 1, "orders.unconditional": 1 };

interface Fled extends Played {
  /** Units by day, of the first place. */
  supply: number[];
  engine: Recorder;
}

function flee(days: number, stage: Stage, rows: (day: number) => readonly Row[] = terror): Fled {
  const played = makeSociety({ scenario: ON, ...stage, parameters: { ...SURE, ...stage.parameters } });
  const engine = new Recorder();
  const supply: number[] = [];
  play(played, days, rows, (day) => {
    played.society.apply(engine, day);
    supply.push(engine.supply[FLIGHT] ?? 0);
  });
  return { ...played, supply, engine };
}

const total = (units: readonly number[]): number => units.reduce((sum, x) => sum + x, 0);

describe("flight", () => {
  it("is off unless it is asked for, and then a programme that moves households for some time", () => {
    const { society } = makeSociety();
    expect(society.programmes).toEqual([]);
    const asked = makeSociety({ scenario: ON, parameters: { "flight.awayDays": 21.6 } }).society;
    expect(asked.programmes[FLIGHT]).toMatchObject({
      claims: "anyone",
      effect: { move: true, lastsDays: 22 },
      delayDays: 0,
    });
    expect(asked.programmes[FLIGHT]!.priority).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("is of nobody while fear is below one half", () => {
    const calm = flee(40, { parameters: { "fear.half": 1e5 } });
    expect(Math.max(...calm.society.fields.fear!)).toBeLessThan(0.5);
    expect(total(calm.supply)).toBe(0);
  });

  it("is of the rate times the fear beyond one half, less advice believed, over the awareness classes", () => {
    const decisions = [saying({ advice: 0.6 })];
    const { society, supply } = flee(30, { decisions, parameters: { "flight.rate": 0.02 } });
    const { fear, officialWeight } = society.fields;
    const afraid = (c: number): number => (fear![c]! - 0.5) / 0.5;
    const advised = 1 - 0.6 * officialWeight![0]!;
    const share = 0.02 * (0.5 * afraid(0) + 0.5 * afraid(Heard.official) * advised);
    const expected = share * society.living[0]!;
    expect(expected).toBeGreaterThan(50);
    expect(Math.abs(supply.at(-1)! - expected)).toBeLessThan(1);
    const unadvised = flee(30, { decisions: [saying({ advice: 0 })], parameters: { "flight.rate": 0.02 } });
    expect(unadvised.supply.at(-1)!).toBeGreaterThan(supply.at(-1)! * 1.2);
  });

  it("keeps the remainders of small places", () => {
    const small = flee(80, { people: [100] }, () => [{ deaths: 1, aware: [100, 0, 0, 0] }]);
    expect(total(small.supply)).toBeGreaterThan(3);
    expect(small.supply.every((units) => units <= 1)).toBe(true);
  });

  it("is only of those who are still there", () => {
    const gone = flee(30, {}, () => [{ ...terror()[0], away: 90_000 }]);
    const none = flee(30, {});
    expect(gone.supply.at(-1)! / none.supply.at(-1)!).toBeLessThan(0.2);
  });

  it("is held back by a cordon as far as people keep to it, and only where it is", () => {
    const cordon = (share: number): Decision[] => [doing({ measure: "cordon", places: ["place-0"], share })];
    const free = flee(30, { people: [100_000, 100_000] }, () => [terror()[0]!, terror()[0]!]);
    const half = flee(30, { people: [100_000, 100_000], decisions: cordon(0.5) }, () => [
      terror()[0]!,
      terror()[0]!,
    ]);
    expect(total(half.supply) / total(free.supply)).toBeCloseTo(0.5, 2);
    expect(half.engine.supply[PROGRAMMES + FLIGHT]).toBe(free.engine.supply[PROGRAMMES + FLIGHT]);
    expect(total(flee(30, { decisions: cordon(1) }).supply)).toBe(0);
    expect(half.engine.willing[FLIGHT]).toBe(EVERYONE);
  });
});
