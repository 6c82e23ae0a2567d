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

/** A value, the same for all or by age: steps [from age, value], the first from 0. */
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
  /** Relative weight by setting in this stage (1 unless said; ward and funeral 0 unless said; of the dead all 0 but funeral). */
  settings: {
    household: number;
    class: number;
    work: number;
    community: number;
    ward: number;
    funeral: number;
  };
  /** People in it are dead and not yet buried; what follows can only be another such stage or "dead". */
  dead: boolean;
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
  /** How fast it spreads, as defined in MODEL.md, by exactly one of these; the others are null. Basic reproduction number. */
  r0: number | null;
  /** Rate of early exponential growth, a day. */
  growth: number | null;
  /** Share of a case's housemates infected by that case. */
  householdSar: number | null;
  /** Dispersion k of individual infectiousness; null for no variation. */
  dispersion: number | null;
  /** Relative susceptibility by age; the kernel divides by the largest. */
  susceptibility: ByAge;
  /** Share with prior immunity by age. */
  immunity: ByAge;
  /** Share who can never be infected, at any age. */
  fullyImmune: number;
  /**
   * Relative transmission of one contact by setting (how many contacts there are is the population's); in a ward and at a
   * funeral of all contacts of a day together.
   */
  intensity: {
    household: number;
    class: number;
    work: number;
    community: number;
    ward: number;
    funeral: number;
  };
  stages: readonly Stage[];
  /** One citation a line, shown wherever the disease is. */
  sources: readonly string[];
}

export type Stance = "silent" | "deny" | "minimise" | "tell" | "tell-with-range" | "exaggerate" | "correct";

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
  when?: "detection" | "leak" | "deaths" | "unburied" | "beds" | "disorder";
  /**
   * The level, over the whole world, as of yesterday: with deaths, per 100,000 people in the last week; unburied, dead per
   * 100,000; beds, share of the severely ill who were refused one; disorder, incidents per 100,000 a day.
   */
  above?: number;
  /** Days of delay after that. */
  after: number;
}

/** Who is traced: scopes of a grant, besides the case, who is isolated by the test or nursed. */
export type TraceScope = "household" | "class" | "team" | "workplace";

/** What the authority may have done, besides speaking. It stands until it is lifted or another of its name takes its place. */
export type Order =
  /** Pupils and teachers who stay away, a share. */
  | { measure: "close-schools"; share: number }
  /** Workers of all sectors but those kept who stay away, a share. */
  | { measure: "close-workplaces"; share: number; keep: readonly string[] }
  /** Share of contacts elsewhere, and at funerals, that fall away. */
  | { measure: "limit-gatherings"; share: number }
  /** Share of people who do not cross the bounds of the places named; of every place if null. */
  | { measure: "cordon"; places: readonly string[] | null; share: number }
  /** Whoever falls ill stays at home, alone as far as possible. */
  | { measure: "isolate"; days: number }
  /** Where someone falls ill, all who live there stay at home. */
  | { measure: "quarantine-households"; days: number }
  /** Tests a day for each 100,000 people, for those who fall ill; who is found is isolated. */
  | { measure: "test"; perDay: number; delayDays: number; isolateDays: number }
  /** Cases a day for each 100,000 people whose company, whole scopes, is put in quarantine. */
  | {
      measure: "trace";
      cases: "tested" | "severe" | "ill";
      casesPerDay: number;
      scopes: readonly TraceScope[];
      days: number;
    }
  | {
      measure: "vaccinate";
      /** Doses a day, and in all (null: no end), for each 100,000 people. */
      perDay: number;
      total: number | null;
      /** Lower ages of the bands in which people live (BANDS), first the first; those in none get nothing. */
      priority: readonly number[];
      /** Reduction of being infected, of infecting others, and of severe illness among the infected. */
      infection: number;
      onward: number;
      severe: number;
      protectsAfterDays: number;
    }
  /** Share of burials at which nobody touches the dead. */
  | { measure: "bury-safely"; share: number }
  /** Share of people who are to wear masks outside their homes. */
  | { measure: "masks"; share: number }
  /** Share of those who can work from home who are asked to; nothing closes. */
  | { measure: "work-from-home"; share: number }
  /** Share of food and water that is given out by ration and not sold. */
  | { measure: "ration"; share: number }
  /** Share of the daily need for food and water that is brought from outside, as far as transport works. */
  | { measure: "relief"; share: number }
  /** How many times as many dead can be buried, reached in equal steps over so many days. */
  | { measure: "surge-burial"; times: number; days: number }
  | { measure: "mass-graves" }
  /** Beds for each 100,000 people, so many days after the decision. */
  | { measure: "field-hospital"; beds: number; delayDays: number }
  | {
      measure: "treat";
      /** Courses of a drug for the severely ill: a day, and in all (null: no end), for each 100,000 people. */
      perDay: number;
      total: number | null;
      priority: readonly number[];
      /** Reduction of the risk of death among those who hold it. */
      death: number;
      delayDays: number;
    }
  /** Guards in the streets: of which force, how many of its full strength, and how far they may use force, 0 to 1. */
  | { measure: "deploy"; who: "police" | "army"; share: number; force: number };
export type OrderName = Order["measure"];

/** Share of the press that prints nothing but what the authority says, from then on; 0 ends it. */
export interface Press {
  control: number;
}

/** What goes round though nobody knows it, in every world. */
export interface Rumour {
  at: Moment;
  says: "false-comfort" | "false-alarm" | "truth";
  /** How much of what is lived through false comfort denies, how high a false alarm goes, how grave the truth is told. */
  strength: number;
  /** Share of each place's people who hear it first, each for themselves; the others are told. */
  startsWith: number;
}

export interface Decision {
  at: Moment;
  /** Any one of several moments will do: the first to come. */
  or: readonly Moment[];
  say?: Statement;
  press?: Press;
  /** An act that is impossible while the outbreak is not admitted: it waits until the authority's stance admits it. */
  needsTold?: boolean;
  /** What is done from then on, and what ceases to be done. */
  do?: Order;
  lift?: OrderName;
  /** A constant cut of contacts in a setting, by this share, from then on; for exercises and tests of exactness. */
  cut?: { setting: "household" | "class" | "work" | "community" | "all"; share: number };
}

/** A hazard of the surroundings for some days: where, how many take it up, and what it does to them, for better or worse. */
export interface Zone {
  name: string;
  /** The places within so many km of a place of the world, or of a point. */
  around?: { place?: string; latitude?: number; longitude?: number; radius: number };
  /** The places named; exactly one of the two is given. */
  places?: readonly string[];
  /** Days on which it is taken up, from 0, `until` not included. */
  from: number;
  until: number;
  /** Share of residents who take it up, spread evenly over the days. */
  dose: number;
  /** Factor on their being infected, 0 to 10. */
  susceptibility: number;
  /** Factor on the probabilities of turning severely ill, 0 to 4. */
  severity: number;
  /** How many times as likely they are to get away from death: their probabilities of dying are divided by it; 0.0625 to 4. */
  recovery: number;
}

/** In order of their numbers. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface WorldPlan {
  name: string;
  title: string;
  decisions: readonly Decision[];
}

/** Journeys far from home, beside commuting: the share of community meetings with people reached by air, 0 to 0.5. */
export interface Travel {
  airports: number;
}

export interface GivenPlace {
  name: string;
  people: number;
  latitude: number;
  longitude: number;
  /** Identity of the place, below 2³²; the hash of its name unless given. */
  key?: number;
  /** ISO 3166-1, two letters. */
  country?: string;
}

/** Those of a place who work in another, or at home; places by name, or by key. */
export interface GivenFlow {
  from: string;
  to: string;
  workers: number;
}

/** Contacts by band of age (BANDS), in the population where they were counted. */
export interface ContactMatrix {
  /** [8][8] mean daily contacts of a row person with the column band. */
  contacts: readonly (readonly number[])[];
  /** People by band, in numbers or shares; all above 0. */
  people: readonly number[];
}

/** Where it happens. Without `travel` nobody flies. */
export type WorldSpec =
  | {
      around: {
        place?: string;
        country?: string;
        latitude?: number;
        longitude?: number;
        radius: number;
        /** Bring the countries around to their totals, with people who live in no known place. */
        rescale?: boolean;
      };
      travel?: Travel;
    }
  /** Whole countries, ISO 3166-1 two letters, in at most so many places. */
  | { countries: readonly string[]; most: number; travel: Travel }
  | { places: readonly GivenPlace[]; flows?: readonly GivenFlow[]; travel?: Travel };

/** Contacts a day, means over the seven days of a week. Each other member of a household is met once a day besides. */
export interface Contacts {
  /** Of a pupil or teacher, in a class of eleven or more; by age, steps beginning where BANDS do. */
  class: ByAge;
  /** Of a worker who does not teach, in a workplace of six or more. */
  work: number;
  /** Elsewhere, visits at home among them; by age, likewise. */
  community: ByAge;
}

export interface Scenario {
  version: 3;
  name: string;
  title: string;
  question: string;
  notice: string;
  days: number;
  seeds: { people: number; fates: number };
  world: WorldSpec;
  /** Scale the whole world to this many people (a preview); null for all. */
  people: number | null;
  population: {
    /** Households, ages, schools and work of each place's country, or of the United States everywhere. */
    type: "country" | "us";
    /** A file of people given one by one, instead of computed ones; a path as the runner resolves it. */
    people?: string;
    /** "structured", or "homogeneous": no households, classes or workplaces, one band. */
    mixing: "structured" | "homogeneous";
    /** Who meets whom about town, instead of the built-in matrix. */
    contactMatrix?: ContactMatrix;
    householdSizes: readonly number[] | null;
    /** Care homes and prisons: homes of many who are no family. None unless true. */
    quarters?: boolean;
    ages: readonly { from: number; to: number; share: number }[] | null;
    /** How many they meet; what is not said is as in POLYMOD (`population/contacts.ts`). */
    contacts?: Partial<Contacts>;
  };
  disease: Disease;
  /** Infected from elsewhere: a day's mean, over the days [from, until). */
  imports: readonly { from: number; until: number; perDay: number }[];
  /** Infected at the start, besides imports. */
  seedInfections: number;
  /** Names of the places in which both are; null: everywhere. */
  arriveIn: readonly string[] | null;
  /** One or two courses of the authority; the second is compared with the first. */
  worlds: readonly WorldPlan[];
  /** Alike in all worlds, whatever is decided; one stands at a time. Only with the mechanism rumour. */
  rumours: readonly Rumour[];
  /** Whether Saturdays and Sundays differ, and which day of the week day 0 is. */
  calendar: { weekends: boolean; startsOn: Weekday };
  /** Zones of one environmental hazard; alike in what it does, whatever the place and dose. */
  exposure: readonly Zone[];
  /** Values of the society's parameters that differ from their declarations, by name such as "trust.initial". */
  parameters: Readonly<Record<string, number>>;
  /** Mechanisms switched off, by name. */
  without: readonly string[];
  /** Optional mechanisms switched on, by name; "all" has been replaced by all their names. */
  with: readonly string[];
}
