/** What incidents do: people killed, buildings burnt. */

/** What happens in a place on a day. */
export interface Happened {
  /** All incidents of the day, and those that come of a rising. */
  incidents: number;
  risen: number;
  /** How far guards are in the streets and free to shoot, 0..1. */
  shooting: number;
  /** Output of the fire service and of water, 0..1. */
  fire: number;
  water: number;
  /** Buildings that still stand. */
  standing: number;
}

export interface Harm {
  killed: number;
  burnt: number;
}

/**
 * Expected deaths and buildings lost, beyond those of ordinary days, which the model leaves out as it does all other
 * deaths. Every fire spreads as far as nobody, or no water, puts it out.
 */
export function harmOf(happened: Happened, value: (name: string) => number): Harm {
  const { incidents, risen, shooting, standing } = happened;
  const unfought = 1 - Math.min(happened.fire, happened.water);
  const lost = value("arson") * (risen + incidents * value("spread") * unfought);
  const burnt = Math.min(standing, lost);
  const violent = risen * value("violence") * value("lethality");
  return { burnt, killed: violent + risen * shooting * value("shooting") + burnt * value("fireDeaths") };
}
