/** Worlds in which fields of switched-off mechanisms are given, for the laws of a mechanism that reads them. */
import fc from "fast-check";
import { AWARENESS_CLASSES, EVERYONE, MODIFIERS } from "../../src/kernel/engine.ts";
import { makeSociety, type Played, play, Recorder, type Row, type Stage } from "./world.ts";

export type Given = Readonly<Record<string, number>>;

export interface Watched extends Played {
  engine: Recorder;
  /** Field of the first place after the last step. */
  field(name: string): number;
  /** Uptake of a modifier in the first place, 0..1, by awareness class. */
  uptake(name: string): number[];
  /** Values of a field of the first place, day by day. */
  course(name: string): number[];
}

/** Fear is given too, alike in all classes and in the mean. */
function fill({ society }: Played, given: Given): void {
  for (const [name, value] of Object.entries(given)) society.fields[name]!.fill(value);
  if (given.fear !== undefined) society.fields.fearMean!.fill(given.fear);
}

/** Plays some days in a world without fear of its own; `given` may change by the day. */
export function playGiven(
  days: number,
  given: Given | ((day: number) => Given),
  stage: Stage = {},
  rows: (day: number) => readonly Row[] = () => [],
): Watched {
  const without = ["fear", "surveillance", ...(stage.scenario?.without ?? [])];
  const played = makeSociety({ ...stage, scenario: { ...stage.scenario, without } });
  const { society } = played;
  const engine = new Recorder();
  const at = typeof given === "function" ? given : () => given;
  const past: Record<string, number>[] = [];
  fill(played, at(0));
  play(played, days, rows, (day) => {
    society.apply(engine, day);
    past.push(Object.fromEntries(Object.entries(society.fields).map(([name, field]) => [name, field[0]!])));
    fill(played, at(day + 1));
  });
  return {
    ...played,
    engine,
    field: (name) => past.at(-1)![name]!,
    course: (name) => past.map((day) => day[name]!),
    uptake(name) {
      const number = society.modifiers.findIndex((modifier) => modifier.name === name);
      if (number < 0 || number >= MODIFIERS) throw new Error(`no modifier ${name}`);
      const row = engine.uptake.subarray(number * AWARENESS_CLASSES, (number + 1) * AWARENESS_CLASSES);
      return Array.from(row, (units) => units / EVERYONE);
    },
  };
}

export const share: fc.Arbitrary<number> = fc.double({ min: 0, max: 1, noNaN: true });

/** Holds for many values, the same ones each time. */
export function always<T>(values: fc.Arbitrary<T>, law: (value: T) => void, numRuns = 60): void {
  fc.assert(
    fc.property(values, (value) => {
      law(value);
    }),
    { numRuns, seed: 4 },
  );
}
