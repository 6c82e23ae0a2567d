/** The dead do nothing but infect from stages that say so. */
import { EventKind, NOBODY, UNITS_PER_DAY } from "../../src/kernel/engine.ts";
import { killerOf, TICK_UNITS } from "../../src/outcomes/causes/log.ts";
import { firstHandIn } from "./first-hand.ts";
import { diedAt, livesOf } from "./lives.ts";
import type { Law } from "./observed.ts";

/** Those who never died have a time without end. */
const tickOf = (time: number): number => Math.floor(time / TICK_UNITS);

export const theDead: Law = {
  id: "L6",
  claim:
    "the dead do nothing, and nothing happens to them: they infect only from stages of the dead, hear and tell nothing but that " +
    "their household hears of the illness to which they came in the tick before, ask for nothing, are granted nothing, hold nothing and go nowhere",
  check(world, witness) {
    const { log, plan } = world;
    const { dead } = plan.course;
    const lives = livesOf(log);
    const isFirstHand = firstHandIn(world, lives);
    for (const event of log) {
      const { kind, a, b, person, other, time } = event;
      const words = (why: string) => (): string => `${JSON.stringify(event)}: ${why}`;
      const died = diedAt(lives.get(person));
      // Deaths of a tick come before its tells; what is of the morning, the word of the media too, before all of it.
      const ofMorning = kind >= EventKind.granted || (kind === EventKind.heard && other === NOBODY);
      const killed = lives.get(person)?.killed;
      const isDead = ofMorning ? tickOf(died) < tickOf(time) : died < time;
      if (kind === EventKind.stage)
        witness.expect(dead[a] === 1 ? died <= time : died > time, words("a stage"));
      else if (killed !== undefined && kind === EventKind.granted && time === died)
        witness.expect(a <= killerOf(killed), words("granted to the killed"));
      else if (kind === EventKind.heard) {
        witness.expect(ofMorning ? !isDead : tickOf(died) > tickOf(time), words("the dead hear"));
        if (other !== NOBODY && !isFirstHand(event))
          witness.expect(tickOf(diedAt(lives.get(other))) > tickOf(time), words("the dead tell"));
      } else witness.expect(!isDead, words("after death"));
      if (kind === EventKind.infected && other !== NOBODY)
        witness.expect(
          dead[b] === 1 || diedAt(lives.get(other)) >= time + (lives.get(other)?.killed ? 1 : 0),
          words("the dead infect"),
        );
      if (kind === EventKind.began) {
        // Whoever was granted it may have died since; it reaches the others all the same.
        const morning = Math.floor(time / UNITS_PER_DAY) * UNITS_PER_DAY;
        if (other === person)
          witness.expect(diedAt(lives.get(other)) >= morning, words("granted to the dead"));
      }
    }
  },
};
