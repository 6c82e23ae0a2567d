/** A course goes from stage to stage as the disease says, in the time it says. */
import { EventKind } from "../../src/kernel/engine.ts";
import { tickOf, TICK_UNITS } from "../../src/outcomes/causes/log.ts";
import { placeOf } from "../../src/population/people.ts";
import { livesOf } from "./lives.ts";
import type { Law } from "./observed.ts";

const UNITS = 4096;

export const courses: Law = {
  id: "L7",
  claim:
    "a course begins with an infection, once a life, goes from stage to stage as the disease says, and a stage of a fixed duration lasts " +
    "exactly that (within the first tick, until the next one begins)",
  check({ log, setting, run }, witness) {
    const { stages } = setting.scenario.disease;
    const lives = livesOf(log);
    const [infected, died, killed] = [0, 1, 2].map(() => new Float64Array(run.days * run.places));
    for (const [person, { infected: event, stages: passed, end, killed: killing }] of lives) {
      const words = (): string => JSON.stringify({ person, event, passed, end, killing });
      const place = placeOf(setting.population, person);
      const at = (time: number): number => Math.floor(time / UNITS) * run.places + place;
      if (killing !== undefined) killed[at(killing.time)]++;
      if (event === undefined) {
        witness.expect(passed.length === 0 && end === undefined, words);
        continue;
      }
      infected[at(event.time)]++;
      if (end?.kind === EventKind.died) died[at(end.time)]++;
      witness.expect(passed[0]?.time === event.time && passed[0].a === 0, words);
      witness.expect(run.infectedOn[person] === Math.floor(event.time / UNITS) + 1, words);
      passed.forEach(({ a, time }, i) => {
        const { next, dwell, dead } = stages[a];
        const after = passed[i + 1] ?? (dead ? undefined : end);
        if (after === undefined) return;
        const to =
          after.kind === EventKind.stage
            ? stages[after.a].name
            : after.kind === EventKind.died
              ? "dead"
              : "recovered";
        witness.expect(after.time > time && next.some((branch) => branch.to === to), words);
        if (dwell.family !== "fixed") return;
        const due = time + Math.max(1, Math.floor(dwell.days * UNITS));
        const exit = tickOf(due) > tickOf(time) ? due : (tickOf(time) + 1) * TICK_UNITS;
        witness.expect(after.time === exit, words);
      });
    }
    for (const [found, counted] of [
      [infected, run.daily.infections],
      [died, run.daily.deaths],
      [killed, run.daily.killed],
    ]) {
      const wrong = found.findIndex((n, i) => n !== counted[i]);
      witness.expect(
        wrong < 0,
        () => `entry ${wrong} of the measures: ${counted[wrong]}, by the log ${found[wrong]}`,
      );
    }
  },
};
