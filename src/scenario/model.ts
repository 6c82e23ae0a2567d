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

/** Values by full name, such as trust.initial. */
export const parameters: z.ZodType<Scenario["parameters"]> = z
  .strictObject(
    Object.fromEntries(
      Object.entries(PARAMETERS).map(([name, declared]) => [name, parameter(name, declared)]),
    ),
  )
  .prefault({})
  .describe(
    "Values of the model's parameters that differ from their defaults, by name such as trust.initial",
  );

const names = (mechanisms: readonly Mechanism[], about: string): z.ZodType<readonly string[]> =>
  z
    .array(z.enum(mechanisms.map(({ name }) => name)))
    .max(100)
    .default([])
    .describe(about);

/** Names of mechanisms. */
export const without: z.ZodType<Scenario["without"]> = names(ORDER, "Mechanisms switched off, by name");
export const withMechanisms: z.ZodType<Scenario["with"]> = names(
  ORDER.filter(({ optional }) => optional === true),
  "Optional mechanisms switched on, by name, such as flight",
);
