/** Journeys by air between the places of a world, as meetings far from home. */
import { power } from "../maths/power.ts";
import type { Airport } from "./airports.ts";
import { EARTH_RADIUS_KM, squaredChord, squaredChordOf, unitVectors } from "./geodesy.ts";
import { TRAVEL } from "./parameters.ts";
import type { Place, Tie } from "./world.ts";

/** Of each airport the strongest connections are kept; a connection stays if either end keeps it. */
const CONNECTIONS = TRAVEL.connectionsKept.value;
/** Share of community meetings that are with people reached by air, unless a scenario says otherwise. */
export const AIR_SHARE: number = TRAVEL.airShare.value;

/** Airport of each place, an index; -1 for places too far from any. */
export function catchments(places: readonly Place[], airports: readonly Airport[]): Int32Array {
  const all = [...places, ...airports];
  const vectors = unitVectors(
    all.map(({ latitude }) => latitude),
    all.map(({ longitude }) => longitude),
  );
  const limit = squaredChordOf(TRAVEL.airportCatchment.value);
  return Int32Array.from(places, (_, i) => {
    const nearest = { large: -1, medium: -1 };
    const least = { large: limit, medium: limit };
    airports.forEach((airport, a) => {
      const size = airport.large ? "large" : "medium";
      const chord = squaredChord(vectors, i, places.length + a);
      if (chord <= least[size] && (nearest[size] < 0 || chord < least[size]))
        [nearest[size], least[size]] = [a, chord];
    });
    return nearest.large >= 0 ? nearest.large : nearest.medium;
  });
}

/** An airport that serves somebody: its places, their people, the largest of them. */
interface Gate {
  airport: Airport;
  places: number[];
  people: number;
  hub: number;
}

function gatesOf(places: readonly Place[], airports: readonly Airport[]): Gate[] {
  const served = catchments(places, airports);
  const gates = new Map<number, Gate>();
  places.forEach((place, i) => {
    const airport = airports[served[i]];
    if (airport === undefined) return;
    const gate = gates.get(served[i]) ?? { airport, places: [], people: 0, hub: i };
    gate.places.push(i);
    gate.people += place.people;
    if (place.people > places[gate.hub].people) gate.hub = i;
    gates.set(served[i], gate);
  });
  return [...gates].sort(([a], [b]) => a - b).map(([, gate]) => gate);
}

/** Pairs of gates and their passengers, relative: class times people at both ends over the root of the distance. */
function connections(gates: readonly Gate[]): { a: number; b: number; flow: number }[] {
  const vectors = unitVectors(
    gates.map(({ airport }) => airport.latitude),
    gates.map(({ airport }) => airport.longitude),
  );
  const mass = gates.map(({ airport, people }) => people * (airport.large ? 1 : TRAVEL.mediumAirport.value));
  const shortest = squaredChordOf(TRAVEL.shortestFlight.value);
  const flowOf = (a: number, b: number): number => {
    const chord = squaredChord(vectors, a, b);
    return chord < shortest
      ? 0
      : (mass[a] * mass[b]) / power(Math.sqrt(chord) * EARTH_RADIUS_KM, TRAVEL.airDistance.value);
  };
  const kept = new Map<number, { a: number; b: number; flow: number }>();
  for (let a = 0; a < gates.length; a++) {
    const row = gates.map((_, b) => ({ b, flow: a === b ? 0 : flowOf(a, b) })).filter(({ flow }) => flow > 0);
    row.sort((one, two) => two.flow - one.flow || one.b - two.b);
    for (const { b, flow } of row.slice(0, CONNECTIONS)) {
      const [low, high] = a < b ? [a, b] : [b, a];
      kept.set(low * gates.length + high, { a: low, b: high, flow });
    }
  }
  return [...kept].sort(([a], [b]) => a - b).map(([, connection]) => connection);
}

/**
 * Meetings by air, as ties of places in order of i, then j: all together the share `share` (0 to 1) of the community
 * meetings of everybody. People of every place of a catchment, in proportion to their number, meet people of the largest
 * place of the catchment they fly to. None if no two airports that serve somebody are 200 km apart.
 */
export function airTies(places: readonly Place[], airports: readonly Airport[], share: number): Tie[] {
  const gates = gatesOf(places, airports);
  const flights = connections(gates);
  const flown = flights.reduce((sum, { flow }) => sum + flow, 0);
  if (flown === 0 || share === 0) return [];
  const people = places.reduce((sum, place) => sum + place.people, 0);
  const ties = new Map<number, Tie>();
  const add = (one: number, two: number, weight: number): void => {
    const [i, j] = one < two ? [one, two] : [two, one];
    const tie = ties.get(i * places.length + j) ?? { i, j, weight: 0 };
    tie.weight += weight;
    ties.set(i * places.length + j, tie);
  };
  for (const { a, b, flow } of flights) {
    // A tie is a meeting of both ends, and either end travels half of the time: a quarter of the share each way round.
    const each = (share * people * flow) / flown / 4;
    for (const [from, to] of [
      [gates[a], gates[b]],
      [gates[b], gates[a]],
    ]) {
      for (const i of from.places) add(i, to.hub, (each * places[i].people) / from.people);
    }
  }
  return [...ties].sort(([a], [b]) => a - b).map(([, tie]) => tie);
}
