import type { Disease, Stage } from "./scenario.ts";

/**
 * Relative contact rates unless a disease says otherwise: Covasim's layer defaults (Kerr et al. 2021), contacts a day
 * times relative transmission: school 20 × 0.6, work 16 × 0.6, community 20 × 0.3, and 3.0 per household member.
 * Estimated by their authors, not measured. In a ward as at work and at a funeral as in the community, by assumption: they
 * count only in stages that give them a weight, which is where a disease sets its own level.
 */
export const CONTACTS: Disease["contacts"] = {
  household: 3,
  class: 12,
  work: 9.6,
  community: 6,
  ward: 9.6,
  funeral: 6,
};

export const CONTACTS_SOURCE =
  "Contacts by setting: Covasim layer defaults, contacts a day times relative transmission (Kerr et al. 2021) [confirmed; estimated there, not measured]";

/** Whoever is not yet buried meets nobody but mourners, and the living are neither in a ward nor mourned. */
const WEIGHTS: Stage["settings"] = { household: 1, class: 1, work: 1, community: 1, ward: 0, funeral: 0 };
const WEIGHTS_OF_THE_DEAD: Stage["settings"] = {
  household: 0,
  class: 0,
  work: 0,
  community: 0,
  ward: 0,
  funeral: 1,
};

/** The weights of a stage by setting, filled in where nothing is said. */
export function settingWeights(given: Partial<Stage["settings"]>, dead: boolean): Stage["settings"] {
  return { ...(dead ? WEIGHTS_OF_THE_DEAD : WEIGHTS), ...given };
}
