/** The numbers of the society: declared by the mechanisms, set by the scenario, drawn where they are assumptions. */
import { exp, log } from "../maths/elementary.ts";
import { mix, philox, seedWords } from "../maths/philox.ts";
import type { Parameter, ParameterValues, Parameters } from "../parameter.ts";
import { suggestion } from "../scenario/suggest.ts";
import type { Mechanism } from "./mechanism.ts";
import { ORDER } from "./order.ts";

/** Purpose of the draws of assumptions; those of the kernel's README end at 23. */
const ASSUMPTION = 24;

/** A parameter or mechanism that does not exist, or a value it cannot have. */
export class ParameterError extends Error {
  override name = "ParameterError";
}

/** All parameters of some mechanisms by full name, in their order. */
export function declareParameters(mechanisms: readonly Mechanism[]): Parameters {
  return Object.fromEntries(
    mechanisms.flatMap((mechanism) =>
      Object.entries(mechanism.parameters).map(([name, parameter]) => [
        `${mechanism.name}.${name}`,
        parameter,
      ]),
    ),
  );
}

/** Every parameter of the order of the day. */
export const PARAMETERS: Parameters = declareParameters(ORDER);

/** Throws ParameterError unless the parameter exists and may have the value. */
function checkParameter(declared: Parameters, name: string, value: number): void {
  if (!Object.hasOwn(declared, name)) {
    throw new ParameterError(
      `Unknown parameter ${name}${suggestion(name, Object.keys(declared), "the parameters are")}`,
    );
  }
  const parameter = declared[name];
  const [low, high] = parameter.limits ?? parameter.range;
  if (!(value >= low && value <= high)) {
    throw new ParameterError(
      `Parameter ${name} must be from ${low} to ${high} (${parameter.unit}), not ${value}.`,
    );
  }
}

/** Declared values, with those of each layer in turn put over them; throws ParameterError. */
export function readParameters(declared: Parameters, ...layers: readonly ParameterValues[]): ParameterValues {
  const values: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(declared)) values[name] = parameter.value;
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) {
      checkParameter(declared, name, value);
      values[name] = value;
    }
  }
  return values;
}

/** A u32 of a name (FNV-1a over its letters, then mixed). */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The value at share u, 0 to 1, of the parameter's range. */
function valueAt(parameter: Parameter, u: number): number {
  const [low, high] = parameter.range;
  const value = parameter.draw === "logarithm" ? low * exp(u * log(high / low)) : low + (high - low) * u;
  return Math.min(high, Math.max(low, value));
}

/**
 * Draws every assumption (grade X) from its range, for one pair of worlds. A draw hangs on the seed, the pair and the
 * parameter's own name: adding a parameter changes no other draw.
 *
 * @param keep names a user has set, such as `scenario.parameters`: these are not drawn
 */
export function drawAssumptions(
  seed: number,
  pair: number,
  keep: ParameterValues = {},
  declared: Parameters = PARAMETERS,
): Record<string, number> {
  const [low, high] = seedWords(seed);
  const words = new Uint32Array(4);
  const drawn: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(declared)) {
    if (parameter.grade !== "X" || Object.hasOwn(keep, name)) continue;
    philox(low, high, hashName(name), pair, ASSUMPTION, 0, words);
    drawn[name] = valueAt(parameter, (words[0] + 0.5) / 0x1_0000_0000);
  }
  return drawn;
}
