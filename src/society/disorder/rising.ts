/**
 * Who rises, as in Epstein's model of civil violence ("Modeling civil violence: an agent-based computational approach",
 * PNAS 2002, 99 suppl. 3, 7243-7250), without space: grievance G = hardship · (1 - legitimacy), and a person of risk
 * aversion R acts when G - R · P > T, P the probability of arrest (`../arrest.ts`). With R uniform from 0 to 1 those who act
 * are a closed share. Three things are taken over: the threshold, the arrest that gets less likely the more others rise (as
 * seen the day before), and jail, which takes the boldest first.
 */
import { clamp } from "../clamp.ts";
import { arrestProbability } from "../arrest.ts";

/** G, 0..1, of hardship and legitimacy from 0 to 1. */
export const grievanceOf = (hardship: number, legitimacy: number): number => hardship * (1 - legitimacy);

/**
 * Share of people of uniform risk aversion who act: those of R < (G - T) / risk.
 *
 * @param grievance G, 0..1
 * @param threshold T, from 0
 * @param risk probability of arrest, or more where worse is to be feared, from 0
 */
export function shareWilling(grievance: number, threshold: number, risk: number): number {
  const beyond = grievance - threshold;
  if (beyond <= 0) return 0;
  return beyond < risk ? beyond / risk : 1;
}

/** A place on a day; people and officers are counted for each 100,000 living there, so that size does not matter. */
export interface Streets {
  grievance: number;
  threshold: number;
  /** Police and soldiers on duty. */
  officers: number;
  /** Those who may rise at all. */
  prone: number;
  /** How much more is to be feared than arrest, as a share of it, from 0. */
  deterrent: number;
  /** Arrests that an officer makes in a day at most, and the days for which those arrested are held, from 1. */
  arrestsADay: number;
  jailDays: number;
}

/** Shares of those who may rise: who have risen, and who are held. */
export interface Rising {
  risen: number;
  held: number;
}

/** A day on: who rises, seeing who had risen the day before, and who is held in the end. */
export function rise(before: Rising, streets: Streets): Rising {
  const { officers, prone } = streets;
  if (prone <= 0) return { risen: 0, held: 0 };
  const arrest = arrestProbability(officers, Math.max(1, before.risen * prone));
  const willing = shareWilling(streets.grievance, streets.threshold, arrest * (1 + streets.deterrent));
  // Those who fear least rise first, and have been arrested first.
  const risen = Math.max(0, willing - before.held);
  const arrested = Math.min(risen, (officers * streets.arrestsADay) / prone);
  return { risen, held: clamp(before.held * (1 - 1 / streets.jailDays) + arrested) };
}
