/** Mechanisms of a user's own, added to the order of the day before any scenario is read. */
import type { Mechanism } from "./mechanism.ts";
import { ORDER } from "./order.ts";
import { declareParameters, PARAMETERS } from "./parameters.ts";

/** A mechanism that cannot be added, and why. */
export class MechanismError extends Error {
  override name = "MechanismError";
}

function check(mechanism: Mechanism, order: readonly Mechanism[]): void {
  const refuse = (what: string): never => {
    throw new MechanismError(`Mechanism ${String(mechanism.name)}: ${what}.`);
  };
  const { name, about, parameters, owns, reads } = mechanism;
  if (typeof name !== "string" || !/^[a-z]+$/.test(name)) refuse("its name must be of small letters only");
  if (order.some((other) => other.name === name)) refuse("there is one of that name already");
  if (typeof about !== "string" || !/^[A-Z].*\.$/.test(about)) refuse("about must be a sentence");
  if (typeof mechanism.day !== "function") refuse("it needs a function day(today)");
  if (mechanism.optional !== true)
    refuse("optional must be true, so that scenarios without it stay as they are");
  for (const [field] of Object.entries(owns ?? refuse("it must say what it owns"))) {
    const owner = order.find((other) => Object.hasOwn(other.owns, field));
    if (owner !== undefined) refuse(`the field ${field} is owned by ${owner.name}`);
  }
  const known = new Set([...order.flatMap((other) => Object.keys(other.owns)), ...Object.keys(owns)]);
  for (const field of reads ?? refuse("it must say what it reads"))
    if (!known.has(field)) refuse(`it reads the field ${field}, which nobody owns`);
  for (const [parameter, { about: what, unit, value, range, grade, source }] of Object.entries(
    parameters ?? refuse("it must declare its parameters, if only none"),
  )) {
    if (![what, unit, source].every((text) => typeof text === "string" && text.length > 2))
      refuse(`parameter ${parameter} needs about, unit and source`);
    if (!["C", "D", "M", "X"].includes(grade)) refuse(`parameter ${parameter} needs a grade: C, D, M or X`);
    if (!(range[0] < range[1] && value >= range[0] && value <= range[1]))
      refuse(`parameter ${parameter} must lie in its range, from low to high`);
  }
}

/**
 * Adds a mechanism to the order of the day, after the one named, or at the end. It is then known to scenarios, help,
 * reports and lives, and at work where a scenario names it in `with`. To be called before a scenario is read.
 *
 * @throws MechanismError if it breaks the contract (`mechanism.ts`), or there is no mechanism `after`
 */
export function addMechanism(mechanism: Mechanism, after: string = ORDER.at(-1)!.name): void {
  check(mechanism, ORDER);
  const at = ORDER.findIndex(({ name }) => name === after);
  if (at < 0)
    throw new MechanismError(`Mechanism ${mechanism.name}: there is no mechanism ${after} to come after.`);
  (ORDER as Mechanism[]).splice(at + 1, 0, mechanism);
  Object.assign(PARAMETERS, declareParameters([mechanism]));
}
