/** What the services are, what each depends on, and what tides it over: data, printed wherever the model is explained. */

/** Outputs by place, 0 nothing to 1 all, in the order in which they are reckoned; of those further down a service sees yesterday's. */
export const OUTPUTS = [
  "power",
  "phone",
  "transport",
  "water",
  "heat",
  "food",
  "sanitation",
  "police",
  "fire",
  "media",
  "hospital",
  "burial",
] as const;
export type Output = (typeof OUTPUTS)[number];

/**
 * Whose workers keep a service going: a grid reaches far, works serve a town and what is around it, local services a
 * quarter or a few villages; hospitals those whom they nurse.
 */
export type AreaKind = "grid" | "works" | "local" | "ward";

export interface Crew {
  /** Sectors of `SECTOR_LIST` whose workers run it. */
  sectors: readonly string[];
  area: AreaKind;
  /** Parameter: the share of them that it needs. */
  required: "requiredPower" | "requiredWater" | "requiredHospital" | "requiredBurial" | "requiredOther";
  /** Has a part in which every absent worker is missed (parameter `operated`). */
  operated?: true;
  /** Wears without upkeep: a debt of repairs. */
  wears?: true;
  /** Its work is for so many people: where some have died, fewer workers are needed. A grid takes as many as ever. */
  perHead?: true;
}

export interface Service {
  name: Output;
  /** Null: it runs by itself, on what it depends on. */
  crew: Crew | null;
  /** Noticed in every home: told in the lives of those who live there. */
  noticed?: true;
  /** Begins of sentences. */
  fails: string;
  back: string;
}

/** In the order of OUTPUTS. */
export const SERVICES: readonly Service[] = [
  {
    name: "power",
    crew: { sectors: ["power"], area: "grid", required: "requiredPower", wears: true },
    noticed: true,
    fails: "Power fails",
    back: "Power is back",
  },
  {
    name: "phone",
    crew: { sectors: ["telecom"], area: "grid", required: "requiredOther", operated: true, wears: true },
    noticed: true,
    fails: "The telephone fails",
    back: "The telephone is back",
  },
  {
    name: "transport",
    crew: { sectors: ["transport"], area: "local", required: "requiredOther", perHead: true, wears: true },
    fails: "Fuel and transport fail",
    back: "Fuel and transport are back",
  },
  {
    name: "water",
    crew: { sectors: ["water"], area: "works", required: "requiredWater", wears: true },
    noticed: true,
    fails: "Running water fails",
    back: "Running water is back",
  },
  { name: "heat", crew: null, fails: "Heating fails", back: "Heating is back" },
  {
    name: "food",
    crew: { sectors: ["food"], area: "local", required: "requiredOther", perHead: true },
    noticed: true,
    fails: "Food shops fail",
    back: "Food shops are back",
  },
  {
    name: "sanitation",
    crew: {
      sectors: ["sanitation-and-burial"],
      area: "local",
      required: "requiredOther",
      perHead: true,
      wears: true,
    },
    fails: "Sewers and waste collection fail",
    back: "Sewers and waste collection are back",
  },
  {
    name: "police",
    crew: { sectors: ["police-and-fire"], area: "local", required: "requiredOther", perHead: true },
    fails: "The police fail",
    back: "The police are back",
  },
  {
    name: "fire",
    crew: { sectors: ["police-and-fire"], area: "local", required: "requiredOther", perHead: true },
    fails: "The fire brigade fails",
    back: "The fire brigade is back",
  },
  {
    name: "media",
    // No sector is the media's own: technicians of one, editors of the other.
    crew: { sectors: ["telecom", "other"], area: "grid", required: "requiredOther" },
    fails: "Newspapers and broadcasts fail",
    back: "Newspapers and broadcasts are back",
  },
  {
    name: "hospital",
    crew: { sectors: ["health"], area: "ward", required: "requiredHospital" },
    fails: "The hospitals fail",
    back: "The hospitals are back",
  },
  {
    name: "burial",
    crew: { sectors: ["sanitation-and-burial"], area: "local", required: "requiredBurial" },
    fails: "Burial crews fail",
    back: "Burial crews are back",
  },
];

export type StoreName =
  | "batteries"
  | "tanks"
  | "towers"
  | "chlorine"
  | "stations"
  | "cellars"
  | "shops"
  | "generators"
  | "coffins";

export interface Store {
  name: StoreName;
  /** What is in it, for documents. */
  about: string;
  /** Parameter: days of full need it holds. */
  days: string;
  /** What fills it. */
  filledBy: Output;
  /** The need is what people want to buy, more than one day's worth where they hoard. */
  sold?: true;
}

/** In the order of their levels in the field `stores`. */
export const STORES: readonly Store[] = [
  {
    name: "batteries",
    about: "batteries of exchanges and masts",
    days: "batteryDays",
    filledBy: "power",
  },
  {
    name: "tanks",
    about: "fuel in vehicles and in tanks that need no pump",
    days: "tankDays",
    filledBy: "transport",
  },
  {
    name: "towers",
    about: "water towers, and fuel of the pumps' own generators",
    days: "towerDays",
    filledBy: "power",
  },
  {
    name: "chlorine",
    about: "chlorine at the waterworks",
    days: "chlorineDays",
    filledBy: "transport",
  },
  {
    name: "stations",
    about: "fuel and spare parts at power stations",
    days: "stationDays",
    filledBy: "transport",
  },
  { name: "cellars", about: "heating fuel in houses", days: "cellarDays", filledBy: "transport" },
  { name: "shops", about: "food in shops", days: "shopDays", filledBy: "transport", sold: true },
  {
    name: "generators",
    about: "fuel of hospitals' generators",
    days: "generatorDays",
    filledBy: "transport",
  },
  { name: "coffins", about: "coffins and shrouds", days: "coffinDays", filledBy: "transport" },
];

export interface Dependence {
  of: Output;
  on: Output;
  /** Parameter: the share of the service that goes when what it depends on is gone and the store is empty. */
  strength: "vital" | "partial" | "minor";
  /** Null: nothing tides it over. */
  store: StoreName | null;
}

export const DEPENDENCES: readonly Dependence[] = [
  { of: "power", on: "transport", strength: "partial", store: "stations" },
  { of: "phone", on: "power", strength: "vital", store: "batteries" },
  { of: "transport", on: "power", strength: "vital", store: "tanks" },
  { of: "water", on: "power", strength: "vital", store: "towers" },
  { of: "water", on: "transport", strength: "partial", store: "chlorine" },
  { of: "heat", on: "power", strength: "vital", store: null },
  { of: "heat", on: "transport", strength: "partial", store: "cellars" },
  { of: "food", on: "transport", strength: "vital", store: "shops" },
  { of: "food", on: "power", strength: "partial", store: null },
  { of: "sanitation", on: "water", strength: "partial", store: null },
  { of: "sanitation", on: "transport", strength: "partial", store: null },
  { of: "police", on: "phone", strength: "minor", store: null },
  { of: "police", on: "transport", strength: "minor", store: null },
  { of: "fire", on: "water", strength: "partial", store: null },
  { of: "fire", on: "phone", strength: "partial", store: null },
  { of: "media", on: "power", strength: "partial", store: null },
  { of: "media", on: "phone", strength: "minor", store: null },
  { of: "hospital", on: "power", strength: "vital", store: "generators" },
  { of: "hospital", on: "water", strength: "partial", store: null },
  { of: "burial", on: "transport", strength: "partial", store: "coffins" },
  { of: "burial", on: "power", strength: "minor", store: null },
];
