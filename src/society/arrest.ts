/**
 * Whether one who rises is arrested, as Epstein 2002 has it ("Modeling civil violence: an agent-based computational
 * approach", PNAS 99 suppl. 3, 7243-7250): more likely the more police there are for each who rises within sight.
 */
import { exp } from "../maths/elementary.ts";

/**
 * Epstein's k, chosen so that one officer for one who rises makes an arrest likely: 0.9 (his assumption, not measured).
 */
export const ARREST_CONSTANT = 2.3;

/**
 * Probability of arrest that someone reckons with who rises: 1 - exp(-k · C / A).
 *
 * @param officers C, police within sight, from 0
 * @param risen A, those within sight who have risen, oneself included, from 1
 * @param constant k, above 0
 * @throws RangeError if a number is out of its range
 */
export function arrestProbability(
  officers: number,
  risen: number,
  constant: number = ARREST_CONSTANT,
): number {
  if (!(officers >= 0)) throw new RangeError(`officers is ${officers}; it must be a number from 0`);
  if (!(risen >= 1)) throw new RangeError(`risen is ${risen}; it must be a number from 1, oneself included`);
  if (!(constant > 0)) throw new RangeError(`constant is ${constant}; it must be above 0`);
  return 1 - exp((-constant * officers) / risen);
}
