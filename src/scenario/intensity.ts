import { MEAN_CONTACTS } from "../population/contacts.ts";
import type { Disease, Stage } from "./scenario.ts";

/** Covasim's layer defaults (Kerr et al. 2021): contacts a day times relative transmission, of a pupil, a worker, about town. */
const COVASIM = { class: 20 * 0.6, work: 16 * 0.6, community: 20 * 0.3 };

/**
 * Relative transmission of one contact unless a disease says otherwise: such that a mean person's contacts of a day come to
 * Covasim's products, and 3 at home for each other member. Those are estimated by their authors, not measured. In a ward all
 * together as at work and at a funeral as in the community, by assumption: they count only in stages that give them a weight,
 * which is where a disease sets its own level.
 */
export const INTENSITY: Disease["intensity"] = {
  household: 3,
  class: COVASIM.class / MEAN_CONTACTS.class,
  work: COVASIM.work / MEAN_CONTACTS.work,
  community: COVASIM.community / MEAN_CONTACTS.community,
  ward: COVASIM.work,
  funeral: COVASIM.community,
};

export const INTENSITY_SOURCE =
  "Intensity by setting: Covasim layer defaults, contacts a day times relative transmission (Kerr et al. 2021) [confirmed; estimated there, not measured], over the contacts of people here [derived]";

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
