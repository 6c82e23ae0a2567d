/**
 * ★ The extension point. A mechanism is one file: what it owns, what it reads, its parameters, and one function that
 * steps it a day over the places. The kernel names none of them; `order.ts` lists them in order.
 */
import type { BranchFactor, DayCounts, LogEvent, Modifier, Programme } from "../kernel/engine.ts";
import type { Measure } from "../outcomes/result.ts";
import type { Parameters } from "../parameter.ts";
import type { Population } from "../population/population.ts";
import type { Scenario, WorldPlan } from "../scenario/scenario.ts";
import type { Site } from "../world/zones.ts";

export type { Grade, Parameter, Parameters } from "../parameter.ts";

/**
 * What an owned field is indexed by: the whole world (1), a place (P), a place and awareness class (P × 4), or a list
 * of a fixed length for the world or each place (P × of), such as the last 14 days. Mechanisms keep no state elsewhere.
 */
export type FieldShape = "world" | "place" | "place×class" | { each: "world" | "place"; of: number };

/** Named state, each array written by its owner only. */
export type Fields = Readonly<Record<string, Float64Array>>;

/** Everything a mechanism may see on a day. `counts` are of yesterday; fields as the order of the day has left them. */
export interface Today {
  day: number;
  scenario: Scenario;
  plan: WorldPlan;
  population: Population;
  /** Names of the places, in their order; empty where nobody needs them. */
  placeNames: readonly string[];
  /** The same with their coordinates, degrees. */
  sites: readonly Site[];
  counts: DayCounts;
  /** Awareness classes that anyone can be in, from 0: half of them where no rumour is told. */
  classes: number;
  fields: Fields;
  /** Living people by place. */
  living: Float64Array;
  /** By place: who died yesterday of the disease, and who of anything else that a programme brought. */
  died: Float64Array;
  killed: Float64Array;
  /** Value of a parameter of this mechanism in this run. */
  value(name: string): number;
  /** Uniform word for a purpose of society on this day (seed `fates`), the same in both worlds. */
  word(purpose: "leak"): number;
  /** What a mechanism asks of the kernel; applied in order before the day is run. */
  ask: Requests;
}

/** The only ways in which society acts on the kernel. */
export interface Requests {
  /** Sets uptake of a modifier (index as registered by name) for a place and awareness class, 0..1. */
  uptake(modifier: string, place: number, awareness: number, share: number): void;
  /** Sets which share of a place would believe a message, 0..1. */
  belief(slot: number, place: number, share: number): void;
  /** Everyone is unheard of this slot again (a new statement). */
  clear(slot: number): void;
  /** Cumulative share of the place's people reached by the media for this slot, 0..1; never falls until cleared. */
  reach(slot: number, place: number, share: number): void;
  /** Units of a programme that may be granted today in a place, a whole number; until asked anew. */
  supply(programme: string, place: number, units: number): void;
  /** Share of a place's people who would ask for a programme, or take it, 0..1; until asked anew. */
  willing(programme: string, place: number, share: number): void;
  /** By how much the probabilities of a branch factor are multiplied in a place, 0..16; 1 until asked. */
  branch(name: string, place: number, factor: number): void;
  /** A dated sentence for the flags of the time axis and the chronicle; of one place only, for the lives lived there. */
  note(kind: string, words: string, place?: number): void;
}

/** A programme with its number, on which its draws hang, and the measure its grants are counted as. */
export interface NumberedProgramme extends Programme {
  number: number;
  counted: Measure | null;
}

export interface NamedBranch extends BranchFactor {
  name: string;
}

/** What a world may need of the kernel besides fields: alike in all worlds of a scenario, whatever each decides. */
export type Registration<T> = (
  value: (name: string) => number,
  plan: WorldPlan,
  scenario: Scenario,
) => readonly T[];

/** Something that befell one person, as the log has it, with names for numbers. */
export interface PersonalEvent {
  event: LogEvent;
  /** Name of the programme under which it came; undefined where there is none. */
  programme?: string;
  /** "they", or the one it was granted for, such as "the 41-year-old they live with". */
  forWhom: string;
  /** Name of the place that a move leads to, or "" out of the world; undefined where nobody moves. */
  where?: string;
  /** Nobody else of the household lives any more, or ever did. */
  alone?: true;
  /** Names of the programmes granted to them at that moment. */
  granted?: readonly string[];
  /** Goes to school or teaches there, goes to work, or neither. */
  days: "school" | "work" | "home";
}

export interface Mechanism {
  name: string;
  /** One sentence: becomes documentation and tooltips. */
  about: string;
  parameters: Parameters;
  owns: Readonly<Record<string, FieldShape>>;
  reads: readonly string[];
  /** Off unless the scenario names it in `with`. */
  optional?: true;
  /** Nothing in the scenario concerns it: it is not stepped and adds nothing to the kernel. */
  idle?(scenario: Scenario, plan: WorldPlan): boolean;
  /** Modifiers the mechanism adds to the kernel, made from its parameter values, this world's plan and the scenario. */
  modifiers?: Registration<Modifier>;
  programmes?: Registration<NumberedProgramme>;
  branches?: Registration<NamedBranch>;
  /** By stage of the disease: the message that entering it tells the person and all they live with (a slot), or -1. */
  firstHand?(value: (name: string) => number, scenario: Scenario): readonly number[];
  /** It needs to know which workers are missing, by sector; counted only then. */
  countsMissing?: true;
  /** Sets its fields before the first day; also called if it is switched off, so that its fields hold for others. */
  begin?(today: Today): void;
  day(today: Today): void;
  /** How an event that its programmes or messages brought reads in a life ("They …"); undefined if it is not its own. */
  tell?(happened: PersonalEvent): string | undefined;
  /** For a mechanism of one's own: owned fields by place that are kept by day, with what each counts. */
  measures?: Readonly<Record<string, string>>;
}

/** Message slots. */
export const Slot = { official: 0, leak: 1, rumour: 2 } as const;
/** Awareness classes are sums of bits: has heard, and believed, the official word, the unofficial truth, a rumour. */
export const Heard = { official: 1, leak: 2, rumour: 4 } as const;
/** Personal thresholds by name; a mechanism names its trait, so correlation is chosen (SOCIETY rule 10). */
export const Trait = {
  precaution: 0,
  comply: 1,
  trust: 2,
  peer: 3,
  remote: 4,
  home: 5,
  gather: 6,
  quarantine: 7,
  vaccine: 8,
  test: 9,
  trace: 10,
  flight: 11,
  burial: 12,
  mask: 13,
  attend: 14,
  care: 15,
  treatment: 16,
  frailty: 17,
  exposed: 18,
} as const;
/**
 * Numbers of programmes, below 16; 14 and 15 are free for mechanisms of one's own, as are traits from 19 and overlays from 9. 6 and 7 are for a second way of doing one of them. A programme's draws hang on its number, so
 * each keeps its own whatever else a scenario asks for.
 */
export const ProgrammeNumber = {
  isolate: 0,
  quarantine: 1,
  test: 2,
  trace: 3,
  vaccinate: 4,
  flight: 5,
  spare: 6,
  assess: 8,
  admit: 9,
  treat: 10,
  expose: 11,
  deprivation: 12,
  violence: 13,
} as const;
/** Marks that people hold; from `vaccinated` on one for each of three vaccines. */
export const Overlay = {
  isolated: 0,
  quarantined: 1,
  vaccinated: 2,
  admitted: 5,
  /** Has been severely ill on a morning, and needed a bed. */
  assessed: 6,
  treated: 7,
  exposed: 8,
} as const;
/** Bits of the overlays whose holders do not go to work. */
export const CONFINING: number = (1 << Overlay.isolated) | (1 << Overlay.quarantined);
