/**
 * The population type of the United States. Every figure is from a named source; what no source gave is marked as
 * an assumption. The marginals are national; workplaces and employment are those of the Seattle area.
 */
import type { PopulationType } from "./population.ts";

/**
 * Households by size, US Census as carried by synthpops (usa.json): 1 to 6 and "7 or more" (.0146). Assumption: from
 * 7 to 10 people, each size is half as common as the one before.
 */
const householdSizes = [0.2802, 0.3426, 0.1547, 0.1262, 0.0589, 0.0228, 0.0078, 0.0039, 0.0019, 0.001];

/** People aged 75 and over (synthpops usa.json). */
const AGED = 0.0685;

/**
 * People by age, US Census as carried by synthpops (usa.json), in five-year groups to 74. Assumption: those of 75 and
 * over decline from group to group as below; within a group every year of age is equally common.
 */
const ages = [
  { from: 0, to: 4, share: 0.0591 },
  { from: 5, to: 9, share: 0.06 },
  { from: 10, to: 14, share: 0.0653 },
  { from: 15, to: 19, share: 0.0651 },
  { from: 20, to: 24, share: 0.0654 },
  { from: 25, to: 29, share: 0.0708 },
  { from: 30, to: 34, share: 0.0681 },
  { from: 35, to: 39, share: 0.0662 },
  { from: 40, to: 44, share: 0.0615 },
  { from: 45, to: 49, share: 0.0621 },
  { from: 50, to: 54, share: 0.0623 },
  { from: 55, to: 59, share: 0.0655 },
  { from: 60, to: 64, share: 0.0639 },
  { from: 65, to: 69, share: 0.0531 },
  { from: 70, to: 74, share: 0.0431 },
  { from: 75, to: 79, share: AGED * 0.42 },
  { from: 80, to: 84, share: AGED * 0.28 },
  { from: 85, to: 89, share: AGED * 0.18 },
  { from: 90, to: 94, share: AGED * 0.09 },
  { from: 95, to: 100, share: AGED * 0.03 },
];

/** Employed share by age, Seattle area (synthpops); applied to those who are not pupils. None under 16. */
const employment = [
  { from: 16, to: 19, rate: 0.3 },
  { from: 20, to: 24, rate: 0.693 },
  { from: 25, to: 29, rate: 0.861 },
  { from: 30, to: 44, rate: 0.838 },
  { from: 45, to: 54, rate: 0.814 },
  { from: 55, to: 59, rate: 0.761 },
  { from: 60, to: 64, rate: 0.626 },
  { from: 65, to: 74, rate: 0.294 },
  { from: 75, to: 100, rate: 0.061 },
];

/** Assumption: all go to school from 5 to 17, half of those aged 3, 4 and 18. */
const enrolment = [
  { from: 3, to: 4, rate: 0.5 },
  { from: 5, to: 17, rate: 1 },
  { from: 18, to: 18, rate: 0.5 },
];

/** Workplaces by size, Seattle area (synthpops). */
const workplaces = [
  { from: 1, to: 4, count: 60050 },
  { from: 5, to: 9, count: 19002 },
  { from: 10, to: 19, count: 13625 },
  { from: 20, to: 49, count: 9462 },
  { from: 50, to: 99, count: 3190 },
  { from: 100, to: 249, count: 1802 },
  { from: 250, to: 499, count: 486 },
  { from: 500, to: 999, count: 157 },
  { from: 1000, to: 1999, count: 109 },
];

/**
 * Mean daily contacts neither at home, at work nor at school (leisure, transport, other): POLYMOD microdata, Great
 * Britain (Mossong et al. 2008, doi:10.1371/journal.pmed.0050074), weighted by day of the week and made symmetric in
 * totals. Rows take part, columns are met; only 8 participants were 75 or over. Assumption: they hold for the US.
 */
const communityContacts = [
  [0.293, 0.243, 0.077, 0.449, 0.569, 0.276, 0.14, 0.185],
  [0.147, 0.979, 0.237, 0.367, 0.661, 0.282, 0.183, 0.032],
  [0.08, 0.406, 1.95, 0.769, 0.528, 0.46, 0.152, 0.015],
  [0.176, 0.238, 0.291, 1.826, 0.883, 0.797, 0.491, 0.068],
  [0.164, 0.316, 0.147, 0.651, 1.261, 0.993, 0.568, 0.237],
  [0.081, 0.136, 0.129, 0.594, 1.002, 1.133, 0.71, 0.223],
  [0.052, 0.111, 0.054, 0.461, 0.724, 0.895, 0.68, 0.379],
  [0.123, 0.036, 0.009, 0.115, 0.548, 0.511, 0.687, 0.12],
];

/** Thousands of people by band, United Kingdom 2020 (UN World Population Prospects 2020, as in socialmixr). */
const communityBands = [3924.5, 6493.4, 3794.2, 10033.2, 13603.2, 13469.6, 10675.3, 5892.8];

export const us: PopulationType = {
  name: "us",
  householdSizes,
  ages,
  employment,
  enrolment,
  workplaces,
  communityContacts,
  communityBands,
};
