/** What the mechanisms of a world add to the kernel, in the order of the kernel's numbers. */
import { OVERLAYS, type Programme, PROGRAMMES } from "../kernel/engine.ts";
import type { Measure } from "../outcomes/result.ts";
import type { Scenario, WorldPlan } from "../scenario/scenario.ts";
import { suggestion } from "../scenario/suggest.ts";
import type { Mechanism, NumberedProgramme } from "./mechanism.ts";
import { ParameterError } from "./parameters.ts";
import type { Registered } from "./requests.ts";

/** Stands where a number is not used, below one that is: nobody asks for it, nobody gets it. */
const NOBODY_ASKS: Omit<Programme, "name"> = {
  claims: "standing",
  trait: 0,
  priority: [],
  delayDays: 0,
  scope: {},
  effect: null,
};

export interface Registration extends Registered {
  /** By stage: the message that entering it tells the person and the household, or -1. */
  readonly firstHand: readonly number[];
  readonly countsMissing: boolean;
  /** Fields kept for mechanisms that are not Candor's own, with what they count. */
  readonly kept: Readonly<Record<string, string>>;
  /** What the grants of each programme are counted as, by number. */
  readonly counted: readonly (Measure | null)[];
}

/**
 * The mechanisms that are stepped in a world: all but those switched off, those not switched on, and those that nothing
 * in the scenario concerns.
 *
 * @throws ParameterError for an unknown name in `without` or `with`
 */
export function activeMechanisms(
  scenario: Scenario,
  plan: WorldPlan,
  mechanisms: readonly Mechanism[],
): Mechanism[] {
  const check = (names: readonly string[], known: readonly string[], what: string): void => {
    for (const name of names) {
      if (!known.includes(name))
        throw new ParameterError(`Unknown ${what} ${name}${suggestion(name, known, `the ${what}s are`)}`);
    }
  };
  const optional = mechanisms.filter((mechanism) => mechanism.optional === true);
  const namesOf = (of: readonly Mechanism[]): string[] => of.map(({ name }) => name);
  check(scenario.without, namesOf(mechanisms), "mechanism");
  check(scenario.with, namesOf(optional), "optional mechanism");
  return mechanisms.filter(
    (mechanism) =>
      !scenario.without.includes(mechanism.name) &&
      (mechanism.optional !== true || scenario.with.includes(mechanism.name)) &&
      mechanism.idle?.(scenario, plan) !== true,
  );
}

/** Gaps are filled, so that every programme keeps its number; throws RangeError if two have the same. */
function inOrder(programmes: readonly NumberedProgramme[]): NumberedProgramme[] {
  const last = Math.max(-1, ...programmes.map(({ number }) => number));
  return Array.from({ length: last + 1 }, (_, number) => {
    const [programme, other] = programmes.filter((each) => each.number === number);
    if (other !== undefined)
      throw new RangeError(`Two programmes have the number ${number}: ${programme?.name}, ${other.name}.`);
    return programme ?? { ...NOBODY_ASKS, name: `unused-${number}`, number, counted: null };
  });
}

/** Numbers of the programmes that kill those granted. */
export const killingProgrammes = (programmes: readonly Programme[]): number[] =>
  programmes.flatMap(({ effect }, number) => (effect !== null && "die" in effect ? [number] : []));

/** By stage, what the last mechanism that says anything says. */
function firstHandOf(told: readonly (readonly number[])[], stages: number): number[] {
  return Array.from({ length: stages }, (_, s) => told.findLast((each) => each[s] >= 0)?.[s] ?? -1);
}

/** What active mechanisms register; throws RangeError for numbers that the kernel does not have. */
export function register(
  active: readonly Mechanism[],
  valueOf: (mechanism: Mechanism) => (name: string) => number,
  plan: WorldPlan,
  scenario: Scenario,
): Registration {
  const all = <T>(of: (mechanism: Mechanism) => readonly T[] | undefined): T[] =>
    active.flatMap((mechanism) => [...(of(mechanism) ?? [])]);
  const programmes = inOrder(all((each) => each.programmes?.(valueOf(each), plan, scenario)));
  for (const { name, number, effect } of programmes) {
    if (number >= PROGRAMMES)
      throw new RangeError(`Programme ${name} has number ${number}; they are below ${PROGRAMMES}.`);
    if (effect !== null && "overlay" in effect && effect.overlay >= OVERLAYS)
      throw new RangeError(`Programme ${name} sets overlay ${effect.overlay}; they are below ${OVERLAYS}.`);
  }
  return {
    modifiers: all((each) => each.modifiers?.(valueOf(each), plan, scenario)),
    programmes,
    branches: all((each) => each.branches?.(valueOf(each), plan, scenario)),
    counted: programmes.map(({ counted }) => counted),
    firstHand: firstHandOf(
      active.flatMap((each) => (each.firstHand ? [each.firstHand(valueOf(each), scenario)] : [])),
      scenario.disease.stages.length,
    ),
    kept: Object.assign({}, ...active.map(({ measures }) => measures ?? {})) as Record<string, string>,
    countsMissing: active.some((each) => each.countsMissing === true),
  };
}
