/** A number of the model, declared once, where the part that uses it is. */

/** Confirmed in a source, derived from confirmed data, from memory, or an assumption. */
export type Grade = "C" | "D" | "M" | "X";

/** Its value, unit, plausible range, source and evidence grade. */
export interface Parameter {
  about: string;
  unit: string;
  value: number;
  /** Plausible values: what an assumption of the society is drawn from. */
  range: readonly [number, number];
  /** What may be asked for in an exercise, such as a trust of zero; the range if not given. */
  limits?: readonly [number, number];
  /** An assumption over several powers of ten is drawn evenly in its logarithm; evenly in itself if not given. */
  draw?: "logarithm";
  grade: Grade;
  /** A citation, or "assumption", and why. */
  source: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** Values by full name, such as "trust.initial". */
export type ParameterValues = Readonly<Record<string, number>>;
