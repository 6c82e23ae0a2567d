/** A hazard of the surroundings: zones with a dose, and what it does to those exposed, for better or worse. */
import { type BySetting, EventKind, PROGRAMMES } from "../kernel/engine.ts";
import { BAND_COUNT } from "../population/population.ts";
import type { Scenario, Zone } from "../scenario/scenario.ts";
import { placesOfZone, type Site } from "../world/zones.ts";
import {
  type Mechanism,
  type NamedBranch,
  Overlay,
  ProgrammeNumber,
  type Today,
  Trait,
} from "./mechanism.ts";
import { takeUp } from "./orders/use.ts";
import { type Turn, turnsToDeath, turnsToSevere } from "./turns.ts";
import { percent } from "./words.ts";

const EXPOSE = "expose";
const EXPOSED = "exposed";
/** Parts that do not add up to one whole in doubles are forgiven this much. */
const SLACK = 1e-9;
const AS_EVER: BySetting = [1, 1, 1, 1, 1, 1];
const EVERY_BAND: readonly number[] = Array.from({ length: BAND_COUNT }, (_, band) => band);

/** A turn of the course with the factor on its probabilities among those exposed, and a name. */
interface Tilt extends Turn {
  name: string;
  factor: number;
}

/** How the course of those exposed differs: zones are of one hazard, so the first says what it does. */
function tiltsOf({ exposure: [zone], disease }: Scenario): Tilt[] {
  const tilts = (turns: readonly Turn[], name: string, factor: number): Tilt[] =>
    factor === 1 ? [] : turns.map((turn) => ({ ...turn, name: `${name}-${turn.stage}`, factor }));
  if (zone === undefined) return [];
  return [
    ...tilts(turnsToSevere(disease.stages), "exposed-severe", zone.severity),
    ...tilts(turnsToDeath(disease.stages), "exposed-dead", 1 / zone.recovery),
  ];
}

const found = new WeakMap<Zone, { sites: readonly Site[]; places: readonly number[] }>();

/** Places of a zone, looked for once. */
function placesOf(zone: Zone, sites: readonly Site[]): readonly number[] {
  const known = found.get(zone);
  if (known?.sites === sites) return known.places;
  const places = placesOfZone(zone, sites);
  found.set(zone, { sites, places });
  return places;
}

/** Adds to what is due in each place the share of today of the zones that hold it. */
function addDue({ scenario, sites, day, fields, living, ask }: Today): void {
  for (const zone of scenario.exposure) {
    const { name, from, until, dose } = zone;
    const days = until - from;
    if (day === from)
      ask.note(
        "exposure",
        `${name}: ${percent(dose)} of those who live there take it up, within ${days} ${days === 1 ? "day" : "days"}.`,
      );
    if (day === until) ask.note("exposure", `${name}: nobody else takes it up.`);
    if (day < from || day >= until) continue;
    for (const p of placesOf(zone, sites)) fields.exposureDue[p] += (dose * living[p]) / days;
  }
}

export const exposure: Mechanism = {
  name: "exposure",
  about:
    "Those who live in a zone and take up its hazard become more or less susceptible, and more or less frail.",
  parameters: {},
  owns: {
    exposed: "place",
    exposureDue: "place",
  },
  reads: [],
  optional: true,
  idle: (scenario) => scenario.exposure.length === 0,

  modifiers(_value, _plan, { exposure: [zone] }) {
    const { susceptibility: s } = zone;
    if (s === 1) return [];
    const when = { overlay: Overlay.exposed };
    return [{ name: EXPOSED, trait: Trait.exposed, when, source: AS_EVER, target: [s, s, s, s, s, s] }];
  },
  programmes: () => [
    {
      name: EXPOSE,
      number: ProgrammeNumber.expose,
      claims: "anyone",
      trait: Trait.exposed,
      priority: EVERY_BAND,
      delayDays: 0,
      scope: { self: true },
      effect: { overlay: Overlay.exposed, lastsDays: null },
      // The field has those up to yesterday, to which those of today are added.
      counted: "exposed",
    },
  ],
  branches: (_value, _plan, scenario): NamedBranch[] =>
    tiltsOf(scenario).map(({ name, stage, toward }) => ({ name, stage, overlay: Overlay.exposed, toward })),

  tell({ event, programme }) {
    if (programme !== EXPOSE) return undefined;
    return event.kind === EventKind.began ? "They take up the hazard of the zone in which they live." : "";
  },

  day(today) {
    const { fields: f, population, counts, scenario, ask } = today;
    const tilts = tiltsOf(scenario);
    addDue(today);
    for (let p = 0; p < population.places; p++) {
      f.exposed[p] += counts.granted[p * PROGRAMMES + ProgrammeNumber.expose];
      const whole = Math.floor(f.exposureDue[p] + SLACK);
      f.exposureDue[p] = Math.max(0, f.exposureDue[p] - whole);
      ask.supply(EXPOSE, p, whole);
      ask.willing(EXPOSE, p, 1);
      for (const { name, factor } of tilts) ask.branch(name, p, factor);
    }
    if (scenario.exposure[0].susceptibility !== 1) takeUp(today, EXPOSED, () => 1);
  },
};
