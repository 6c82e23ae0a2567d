/**
 * A scenario: what a user asks. The Zod schema in `schema.ts` is the single source of the file format and of these
 * shapes after reading (presets expanded, defaults filled).
 */

/** How long a stage lasts, in days. */
export type Dwell =
  | { family: "fixed"; days: number }
  | { family: "exponential"; mean: number }
  | { family: "gamma" | "lognormal" | "weibull"; mean: number; sd: number }
  | { family: "empirical"; days: readonly number[]; weights: readonly number[] };

/** A probability, the same for all or by age: steps [from age, value], the first from 0. */
export type ByAge = number | readonly (readonly [number, number])[];

export interface Branch {
  /** Name of a stage, or "recovered", or "dead". */
  to: string;
  /** The last branch of a stage takes what the others leave and has no probability. */
  probability?: ByAge;
}

export interface Stage {
  name: string;
  dwell: Dwell;
  /** Relative infectiousness a day; 0 if none. */
  infectiousness: number;
  /** Relative weight by setting in this stage (1 unless said). */
  settings: { household: number; class: number; work: number; community: number };
  /** Feels ill, and may stay at home for it. */
  ill: boolean;
  /** Ill enough to be seen by the authorities' surveillance; a case counts once, on the way from a stage that is not. */
  severe: boolean;
  next: readonly Branch[];
}

export interface Disease {
  name: string;
  about: string;
  hypothetical: boolean;
  /** Basic reproduction number, as defined in MODEL.md. */
  r0: number;
  /** Dispersion k of individual infectiousness; null for no variation. */
  dispersion: number | null;
  /** Relative susceptibility by age; the kernel divides by the largest. */
  susceptibility: ByAge;
  /** Share with prior immunity by age. */
  immunity: ByAge;
  /** Share who can never be infected, at any age. */
  fullyImmune: number;
  /** Relative contact rates: household per other member, the others per person. */
  contacts: { household: number; class: number; work: number; community: number };
  stages: readonly Stage[];
  /** One citation a line, shown wherever the disease is. */
  sources: readonly string[];
}

export type Stance = "silent" | "deny" | "minimise" | "tell" | "tell-with-range" | "exaggerate";

/** A statement of the authority; it is not a number (SOCIETY rule 4). */
export interface Statement {
  stance: Stance;
  /** Share of the known burden announced when minimising or exaggerating; null takes the parameter's default. */
  share: number | null;
  /** How grave the threat is said to be, 0 to 1: what moves people before they see anything. */
  threat: number;
  /** Expected deaths per 100,000 a week at the horizon, and the horizon in days; null for no forecast. */
  forecast: number | null;
  horizon: number | null;
  /** Strength of practical advice, 0 to 1. */
  advice: number;
  /** Share of people given the means to follow it (paid leave, masks, remote work), 0 to 1; null: as they are. */
  means: number | null;
}

/** When a decision is taken: on a date, or once something has happened, and then after a delay. */
export interface Moment {
  day?: number;
  when?: "detection" | "leak" | "deaths";
  /** With when: deaths per 100,000 in the last week, over the whole world. */
  above?: number;
  /** Days of delay after that. */
  after: number;
}

export interface Decision {
  at: Moment;
  /** Any one of several moments will do: the first to come. */
  or: readonly Moment[];
  say?: Statement;
  /** A constant cut of contacts in a setting, by this share, from then on; for exercises and tests of exactness. */
  cut?: { setting: "household" | "class" | "work" | "community" | "all"; share: number };
}

export interface WorldPlan {
  name: string;
  title: string;
  decisions: readonly Decision[];
}

export interface Scenario {
  version: 1;
  name: string;
  title: string;
  question: string;
  notice: string;
  days: number;
  seeds: { people: number; fates: number };
  world:
    | { around: { place?: string; country?: string; latitude?: number; longitude?: number; radius: number } }
    | { places: readonly { name: string; people: number; latitude: number; longitude: number }[] };
  /** Scale the whole world to this many people (a preview); null for all. */
  people: number | null;
  population: {
    type: "us";
    /** "structured", or "homogeneous": no households, classes or workplaces, one band. */
    mixing: "structured" | "homogeneous";
    householdSizes: readonly number[] | null;
    ages: readonly { from: number; to: number; share: number }[] | null;
  };
  disease: Disease;
  /** Infected from elsewhere: a day's mean, over the days [from, until). */
  imports: readonly { from: number; until: number; perDay: number }[];
  /** Infected at the start, besides imports. */
  seedInfections: number;
  /** One or two courses of the authority; the second is compared with the first. */
  worlds: readonly WorldPlan[];
  /** Values of the society's parameters that differ from their declarations, by name such as "trust.initial". */
  parameters: Readonly<Record<string, number>>;
  /** Mechanisms switched off, by name. */
  without: readonly string[];
}
