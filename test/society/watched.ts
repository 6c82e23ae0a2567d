/** A society played on hand-made counts, with what it asks of the kernel in numbers that tests can read. */
import { AWARENESS_CLASSES, EVERYONE, MODIFIERS, PROGRAMMES } from "../../src/kernel/engine.ts";
import type { Decision, Order } from "../../src/scenario/scenario.ts";
import { makeSociety, type Played, play, Recorder, type Row, type Stage } from "./world.ts";

/** Everyone goes along, and takes what is offered. */
export const OBEDIENT = { "orders.unconditional": 1, "orders.acceptance": 1, "behaviour.means": 1 };

export const lifting = (lift: Order["measure"], day: number): Decision => ({
  at: { day, after: 0 },
  or: [],
  lift,
});

/** What was never handed over is as the kernel begins: uptake and supply 0, factors of branches 1. */
export interface Watched extends Played {
  engine: Recorder;
  /** Uptake of a modifier in a place, 0..1 (that of those who have heard nothing). */
  uptake(name: string, place?: number): number;
  supply(number: number, place?: number): number;
  /** Factor of a branch of the plan in a place. */
  branch(name: string, place?: number): number;
  /** Field of society in a place, or of the world. */
  field(name: string, place?: number): number;
}

export function watch(
  days: number,
  stage: Stage,
  rows: (day: number) => readonly Row[] = () => [],
  each: (watched: Watched, day: number) => void = () => {},
): Watched {
  const played = makeSociety({ parameters: OBEDIENT, ...stage });
  const { society } = played;
  const engine = new Recorder();
  const numberOf = (of: readonly { name: string }[], name: string): number => {
    const found = of.findIndex((one) => one.name === name);
    if (found < 0) throw new Error(`nothing named ${name} is registered`);
    return found;
  };
  const watched: Watched = {
    ...played,
    engine,
    uptake: (name, place = 0) => {
      const row = place * MODIFIERS + numberOf(society.modifiers, name);
      return (engine.uptake[row * AWARENESS_CLASSES] ?? 0) / EVERYONE;
    },
    supply: (k, place = 0) => engine.supply[place * PROGRAMMES + k] ?? 0,
    branch: (name, place = 0) => {
      const all = society.branches.length;
      return (engine.branches[place * all + numberOf(society.branches, name)] ?? EVERYONE) / EVERYONE;
    },
    field: (name, place = 0) => society.fields[name]![place]!,
  };
  play(played, days, rows, (day) => {
    society.apply(engine, day);
    each(watched, day);
  });
  return watched;
}
