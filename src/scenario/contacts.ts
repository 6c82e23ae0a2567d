import type { Disease } from "./scenario.ts";

/**
 * Relative contact rates unless a disease says otherwise: Covasim's layer defaults (Kerr et al. 2021), contacts a day
 * times relative transmission: school 20 × 0.6, work 16 × 0.6, community 20 × 0.3, and 3.0 per household member.
 * Estimated by their authors, not measured.
 */
export const CONTACTS: Disease["contacts"] = { household: 3, class: 12, work: 9.6, community: 6 };

export const CONTACTS_SOURCE =
  "Contacts by setting: Covasim layer defaults, contacts a day times relative transmission (Kerr et al. 2021) [confirmed; estimated there, not measured]";
