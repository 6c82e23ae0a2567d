/** What of the model itself a scenario may change: these parts of the file format, from the mechanisms' own declarations. */
import { z } from "zod";
import type { Mechanism, Parameter } from "../society/mechanism.ts";
import { ORDER } from "../society/order.ts";
import { PARAMETERS } from "../society/parameters.ts";
import type { Scenario } from "./scenario.ts";

function parameter(name: string, { about, unit, value, range, limits = range, grade, source }: Parameter) {
  const [low, high] = limits;
  const error = ({ input }: { input?: unknown }): string =>
    `must be from ${low} to ${high} (${unit}), found ${String(input)}`;
  return z
    .number()
    .min(low, { error })
    .max(high, { error })
    .exactOptional()
    .meta({
      title: name,
      description: `${about}. Unit: ${unit}; plausible: ${range[0]} to ${range[1]}; grade ${grade}: ${source}`,
      default: value,
    });
}

// Made when first used, so that mechanisms of a user's own, added before, are known.
/** Values by full name, such as trust.initial. */
export const parameters: z.ZodType<Scenario["parameters"]> = z
  .lazy(() =>
    z.strictObject(
      Object.fromEntries(
        Object.entries(PARAMETERS).map(([name, declared]) => [name, parameter(name, declared)]),
      ),
    ),
  )
  .prefault({})
  .describe(
    "Values of the model's parameters that differ from their defaults, by name such as trust.initial",
  );

const namesOf = (mechanisms: readonly Mechanism[]): string[] => mechanisms.map(({ name }) => name);
const optional = (): Mechanism[] => ORDER.filter(({ optional: asked }) => asked === true);

/** Stands for the names of all optional mechanisms. */
const ALL = "all";

/** Names of mechanisms. */
export const without: z.ZodType<Scenario["without"]> = z
  .lazy(() => z.array(z.enum(namesOf(ORDER))).max(100))
  .default([])
  .describe("Mechanisms switched off, by name");

export const withMechanisms: z.ZodType<Scenario["with"]> = z
  .lazy(() => z.union([z.literal(ALL), z.array(z.enum([...namesOf(optional()), ALL])).max(100)]))
  .default([])
  .transform((given) => (given.includes(ALL) ? namesOf(optional()) : [...new Set(given)]))
  .describe("Optional mechanisms switched on, by name, such as flight; all: every one of them");
