/** Nobody is made, lost or in two states: everybody is counted once in every place on every day. */
import { AWARENESS_CLASSES, Course, EventKind, MESSAGES, OVERLAYS } from "../../src/kernel/engine.ts";
import type { KernelPlan } from "../../src/kernel/plan.ts";
import { philox, seedWords } from "../../src/maths/philox.ts";
import { livingThere, personAt, placeOf } from "../../src/population/people.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import type { Law } from "./observed.ts";
import { dayOf } from "./retell.ts";

const sumRow = (of: ArrayLike<number>, row: number, width: number): number => {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += of[row * width + i];
  return sum;
};

/** Purpose PERSON of the kernel's randomness, whose second word decides immunity. */
const PERSON = 5;

function wasImmune({ course, population, seeds }: KernelPlan, address: number): boolean {
  const { place, local, age } = personAt(population, address);
  const words = new Uint32Array(4);
  philox(...seedWords(seeds.people), local, population.key[place], PERSON, 0, words);
  return words[1] < course.immunity[age];
}

/** The state that an event brings somebody to. */
const BRINGS_TO: Readonly<Record<number, number>> = {
  [EventKind.infected]: Course.inCourse,
  [EventKind.recovered]: Course.immune,
  [EventKind.died]: Course.dead,
};

export const peopleAreKept: Law = {
  id: "L1",
  claim: "people are kept: everyone is in one state in every place on every day, and nobody goes back to one",
  check({ setting, plan, log, days, run }, witness) {
    const { population } = setting;
    const { places } = population;
    const { stages } = plan.course;
    /** By the log alone: the state of everybody, people of each place in each of the four, and who was killed in a course. */
    const state = new Uint8Array(population.addresses);
    const byLog = new Uint32Array(4 * places);
    population.people.forEach((people, place) => (byLog[4 * place] = people));
    const killed = new Uint32Array(places);
    let next = 0;
    days.forEach(({ counts, people, active }, day) => {
      for (; next < log.length && dayOf(log[next]) === day; next++) {
        const { kind, person } = log[next];
        const to = BRINGS_TO[kind];
        if (to === undefined) continue;
        const place = placeOf(population, person);
        const from = state[person];
        const isKilled = isKilling(log[next]);
        const before = to === Course.inCourse ? Course.never : Course.inCourse;
        witness.expect(isKilled ? from !== Course.dead : from === before, () => JSON.stringify(log[next]));
        if (isKilled && from === Course.inCourse) killed[place]++;
        byLog[4 * place + from]--;
        byLog[4 * place + to]++;
        state[person] = to;
      }
      const states = new Uint32Array(4 * places);
      for (let address = 0; address < population.addresses; address++) {
        if (livingThere(population, address))
          states[4 * placeOf(population, address) + (people[address] & 3)]++;
      }
      let inCourse = 0;
      for (let place = 0; place < places; place++) {
        const all = population.people[place];
        const expected = [...byLog.subarray(4 * place, 4 * place + 4)];
        const died = expected[Course.dead];
        const found = [...states.subarray(4 * place, 4 * place + 4)];
        const where = (): string => `day ${day}, place ${place}: never, in course, immune, dead`;
        witness.expect(
          found.join() === expected.join(),
          () => `${where()}: ${found}, by the log ${expected}`,
        );
        let unburied = 0;
        for (let s = 0; s < stages; s++)
          unburied += plan.course.dead[s] * counts.occupied[place * stages + s];
        const living = all - died;
        const lying = sumRow(counts.occupied, place, stages) - unburied - found[Course.inCourse];
        const counted = [
          // Whoever is killed counts in their stage until it would have ended, which nothing logs.
          lying >= 0 && lying <= killed[place],
          unburied <= died,
          sumRow(counts.aware, place, AWARENESS_CLASSES) === living,
          [0, 1, 2].every((slot) => sumRow(counts.heard, place * MESSAGES + slot, 4) === all),
          counts.away[place] <= living,
          Array.from({ length: OVERLAYS }, (_, k) => counts.holding[place * OVERLAYS + k]).every(
            (n) => n <= living,
          ),
        ];
        witness.expect(!counted.includes(false), () => `day ${day}, place ${place}: ${counted}`);
        inCourse += found[Course.inCourse];
      }
      witness.expect(active === inCourse, () => `day ${day}: ${active} active, ${inCourse} in course`);
      if (day > 0) {
        const before = days[day - 1].people;
        const back = people.findIndex((byte, address) => (byte & 3) < (before[address] & 3));
        witness.expect(back < 0, () => `day ${day}: person ${back} goes back to an earlier state`);
      }
    });
    const last = days.at(-1)!.people;
    witness.expect(
      run.people.every((byte, i) => byte === last[i]),
      () => "the people left are others",
    );
    let susceptible = 0;
    last.forEach((byte, address) => {
      if (livingThere(population, address) && (byte & 3) === Course.never && !wasImmune(plan, address))
        susceptible++;
    });
    witness.expect(
      run.susceptible === susceptible,
      () => `${run.susceptible} susceptible, not ${susceptible}`,
    );
  },
};
