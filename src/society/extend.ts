/** Mechanisms of a user's own, added to the order of the day before any scenario is read. */
import { suggestion } from "../scenario/suggest.ts";
import type { Mechanism, Parameter } from "./mechanism.ts";
import { ORDER } from "./order.ts";
import { declareParameters, PARAMETERS } from "./parameters.ts";

/** A mechanism that cannot be added, and why. */
export class MechanismError extends Error {
  override name = "MechanismError";
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** From low to high, both finite numbers. */
function isRange(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((x) => Number.isFinite(x)) &&
    value[0] < value[1]
  );
}

type Refuse = (what: string) => never;

function checkParameter(name: string, declared: Parameter, refuse: Refuse): void {
  if (!isObject(declared)) refuse(`parameter ${name} must be declared with about, unit, value and so on`);
  const { about, unit, source, value, range, limits = range, grade, draw } = declared;
  if (![about, unit, source].every((text) => typeof text === "string" && text.length > 2))
    refuse(`parameter ${name} needs about, unit and source`);
  if (!["C", "D", "M", "X"].includes(grade)) refuse(`parameter ${name} needs a grade: C, D, M or X`);
  if (!isRange(range)) refuse(`parameter ${name} needs a range of two numbers, from low to high`);
  if (!(value >= range[0] && value <= range[1]))
    refuse(`parameter ${name} is ${value}, which is not in its range ${range[0]} to ${range[1]}`);
  if (!isRange(limits) || limits[0] > range[0] || limits[1] < range[1])
    refuse(`parameter ${name} needs limits of two numbers that hold its range`);
  if (draw === "logarithm" && range[0] <= 0)
    refuse(`parameter ${name} is drawn by its logarithm, so its range must begin above 0`);
}

function checkFields(
  { owns, reads, measures = {} }: Mechanism,
  order: readonly Mechanism[],
  refuse: Refuse,
): void {
  if (!isObject(owns)) refuse("it must say what it owns, if only {}");
  if (!Array.isArray(reads)) refuse("it must say what it reads, if only []");
  for (const field of Object.keys(owns)) {
    const owner = order.find((other) => Object.hasOwn(other.owns, field));
    if (owner !== undefined) refuse(`the field ${field} is owned by ${owner.name}`);
  }
  const known = [...order.flatMap((other) => Object.keys(other.owns)), ...Object.keys(owns)];
  for (const field of reads)
    if (!known.includes(field))
      refuse(`it reads the field ${field}, which nobody owns${suggestion(field, known, "the fields are")}`);
  for (const field of Object.keys(measures))
    if (owns[field] !== "place") refuse(`it measures ${field}, which is not a field by place that it owns`);
}

function check(mechanism: Mechanism, order: readonly Mechanism[]): void {
  const { name, about, parameters } = mechanism;
  const refuse = (what: string): never => {
    throw new MechanismError(`Mechanism ${String(name)}: ${what}${what.endsWith("?") ? "" : "."}`);
  };
  if (typeof name !== "string" || !/^[a-z]+$/.test(name)) refuse("its name must be of small letters only");
  if (order.some((other) => other.name === name)) refuse("there is one of that name already");
  if (typeof about !== "string" || !/^[A-Z].*\.$/.test(about)) refuse("about must be a sentence");
  if (typeof mechanism.day !== "function") refuse("it needs a function day(today)");
  if (mechanism.optional !== true)
    refuse("optional must be true, so that scenarios without it stay as they are");
  checkFields(mechanism, order, refuse);
  if (!isObject(parameters)) refuse("it must declare its parameters, if only {}");
  for (const [parameter, declared] of Object.entries(parameters)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(parameter)) refuse(`${parameter} cannot be the name of a parameter`);
    checkParameter(parameter, declared, refuse);
  }
}

const added: Mechanism[] = [];

/** Those that somebody has added to Candor's own, in the order in which that was done. */
export const addedMechanisms = (): readonly Mechanism[] => added;

/**
 * Adds a mechanism to the order of the day, after the one named, or at the end. It is then known to scenarios, help,
 * reports and lives, and at work where a scenario names it in `with`. To be called before a scenario is read.
 *
 * @throws MechanismError if it breaks the contract (`mechanism.ts`), or there is no mechanism `after`
 */
export function addMechanism(mechanism: Mechanism, after: string = ORDER.at(-1)!.name): void {
  check(mechanism, ORDER);
  const at = ORDER.findIndex(({ name }) => name === after);
  if (at < 0) {
    const names = ORDER.map(({ name }) => name);
    throw new MechanismError(
      `Mechanism ${mechanism.name}: there is no mechanism ${after} to come after${suggestion(after, names, "there are")}`,
    );
  }
  added.push(mechanism);
  (ORDER as Mechanism[]).splice(at + 1, 0, mechanism);
  Object.assign(PARAMETERS, declareParameters([mechanism]));
}
