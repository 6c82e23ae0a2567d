/** Where news comes from: a teller who had heard and believed, in a setting that both share, one's home, or the media. */
import { EventKind, Hearing, NOBODY } from "../../src/kernel/engine.ts";
import { livingThere, placeOf } from "../../src/population/people.ts";
import { tickOf } from "../../src/outcomes/causes/log.ts";
import { meetingsIn, Met } from "./company.ts";
import { firstHandIn } from "./first-hand.ts";
import { livesOf } from "./lives.ts";
import type { Law } from "./observed.ts";
import { dayOf, retell } from "./retell.ts";

const MEDIA = 7;

export const tellers: Law = {
  id: "L4",
  claim:
    "whoever hears news hears it once a statement, from the media as far as they reach, or from someone alive who heard it in " +
    "an earlier tick, believes it, and shares the setting, or first-hand: with all who are at home with one who has just come to a stage that tells it",
  check(world, witness) {
    const { log, asked, days, setting } = world;
    const { population } = setting;
    const meetings = meetingsIn(world);
    const isFirstHand = firstHandIn(world, livesOf(log));
    /** By slot and person: the tick in which they heard the statement that stands, and whether they tell it. */
    const heard = [0, 1, 2].map(() => new Map<number, { tick: number; tells: boolean }>());
    const broadcast = [0, 1, 2].map(() => new Uint32Array(population.places));
    const reached = [0, 1, 2].map(() => new Uint32Array(population.places));
    retell(log, days.length, {
      morning: (day) => {
        for (const { slot, reach } of asked[day].spoken) {
          if (reach !== null) reached[slot].set(reach);
          else {
            heard[slot].clear();
            broadcast[slot].fill(0);
            reached[slot].fill(0);
          }
        }
      },
      tick: (tick, { hosts, dead }, events) => {
        for (const event of events) {
          if (event.kind !== EventKind.heard) continue;
          const { a: slot, b, c, person, other, time } = event;
          const words = (why: string) => (): string => `${JSON.stringify(event)}: ${why}`;
          witness.expect(!heard[slot].has(person), words("heard before"));
          witness.expect(livingThere(population, person), words("there is no such person"));
          if (other === NOBODY) {
            const place = placeOf(population, person);
            broadcast[slot][place]++;
            const inTime = b === MEDIA && time === dayOf(event) * 4096;
            const within = broadcast[slot][place] <= reached[slot][place];
            witness.expect(inTime && within, words("the media do not reach so many then"));
          } else if (isFirstHand(event)) {
            // Of oneself, too; and the dying may be dead when the others hear of it.
            witness.expect(!dead.has(person), words("the dead hear"));
            witness.expect(hosts.get(other) === hosts.get(person), words("only one of them is at home"));
          } else {
            const teller = heard[slot].get(other);
            witness.expect(
              teller?.tells === true && teller.tick < tick,
              words("the teller did not tell it then"),
            );
            witness.expect(!dead.has(other), words("the teller is dead"));
            // A teacher talks at work, which is the class.
            const met = b === Met.work || b === Met.class ? [Met.work, Met.class] : [b];
            const why = met.map((where) => meetings.against(where, other, person, hosts));
            witness.expect(why.includes(null), words(why.join()));
          }
          heard[slot].set(person, { tick: tickOf(time), tells: c === Hearing.telling });
        }
      },
    });
  },
};
