/** One body, one place: who leaves was at home, who comes back was away, and households go together. */
import { EventKind, ELSEWHERE, PROGRAMMES } from "../../src/kernel/engine.ts";
import { personAt, placeOf } from "../../src/population/people.ts";
import { sum } from "./statistics.ts";
import type { Law } from "./observed.ts";
import { dayOf, retell } from "./retell.ts";

export const oneBody: Law = {
  id: "L5",
  claim:
    "everybody is in one place: who leaves was at home and alive and takes along all who live there, where a way leads, but for homes of many; who returns comes " +
    "from there on the day it is over; guests and those out of the world are those away",
  check(world, witness) {
    const { log, days, plan, setting } = world;
    const { population } = setting;
    const { programmes } = plan;
    const backOn = new Map<number, number>();
    const lasts = programmes.map(({ effect }) =>
      effect !== null && "move" in effect ? effect.lastsDays : null,
    );
    retell(log, days.length, {
      morning: (day, { dead, hosts }, events) => {
        for (const person of backOn.keys()) if (dead.has(person)) backOn.delete(person);
        const due = [...backOn].filter(([, on]) => on === day).map(([person]) => person);
        const back = events.filter(({ kind }) => kind === EventKind.returned).map(({ person }) => person);
        witness.expect(
          back.toSorted().join() === due.toSorted().join(),
          () => `day ${day}: ${back} return, due ${due}`,
        );
        for (const person of due) backOn.delete(person);
        const moved = events.filter(({ kind }) => kind === EventKind.moved);
        const leaving = new Map(moved.map((event) => [event.person, event]));
        witness.expect(leaving.size === moved.length, () => `day ${day}: someone leaves twice`);
        for (const event of moved) {
          const { a, person, other } = event;
          const words = (): string => JSON.stringify(event);
          const home = placeOf(population, person);
          const row = population.flightTo.subarray(
            population.flightPtr[home],
            population.flightPtr[home + 1],
          );
          witness.expect(
            !dead.has(person) && !hosts.has(person) && other !== home && row.includes(other),
            words,
          );
          const { householdFirst, householdSize } = personAt(population, person);
          witness.expect(householdSize < population.quartersFrom, words);
          for (let mate = householdFirst; mate < householdFirst + householdSize; mate++) {
            const along = leaving.get(mate);
            const stays = dead.has(mate) || hosts.has(mate);
            witness.expect(
              along ? along.other === other && along.a === a : stays,
              () => `${mate} is left: ${words()}`,
            );
          }
          const days = lasts[a];
          if (days !== null) backOn.set(person, dayOf(event) + days);
        }
        const granted = days[day].counts.granted.filter((_, i) => lasts[i % PROGRAMMES] !== null);
        witness.expect(moved.length === 0 || sum(granted) > 0, () => `day ${day}: nobody was to leave`);
      },
      evening: (day, { hosts }) => {
        const { away, guests } = days[day].counts;
        const outside = [...hosts.values()].filter((host) => host === ELSEWHERE).length;
        witness.expect(sum(away) === hosts.size && sum(guests) === hosts.size - outside, () => `day ${day}`);
      },
    });
  },
};
