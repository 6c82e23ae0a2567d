/** Where infections come from: an infector before, in a setting that both share, or from elsewhere when people arrive. */
import { EventKind, type LogEvent, NOBODY } from "../../src/kernel/engine.ts";
import { personAt, placeOf } from "../../src/population/people.ts";
import { meetingsIn } from "./company.ts";
import { diedAt, type Life, livesOf } from "./lives.ts";
import type { Law, Observed } from "./observed.ts";
import { dayOf, retell } from "./retell.ts";

const FROM_ELSEWHERE = 6;
const SETTINGS = 6;

/** Whether someone can have arrived infected on that day. */
function arrives({ plan }: Observed, place: number, day: number): boolean {
  const { arrivals, imports, seedInfections } = plan;
  const there = arrivals === null || arrivals.includes(place);
  return (
    there &&
    ((day === 0 && seedInfections > 0) || imports.some(({ from, until }) => day >= from && day < until))
  );
}

/** Why a life cannot have infected anyone at that time out of that stage; null if it can. */
function unfit({ plan: { course } }: Observed, life: Life | undefined, event: LogEvent): string | null {
  const { a: setting, b: stage, time } = event;
  const at = life?.stages.findIndex((entry) => entry.a === stage) ?? -1;
  if (life === undefined || at < 0) return "the infector was never in that stage";
  const died = diedAt(life);
  const left =
    life.stages[at + 1]?.time ?? (course.dead[stage] === 1 ? Number.POSITIVE_INFINITY : life.end?.time);
  if (!(course.rate[stage * SETTINGS + setting] > 0))
    return "nobody is infected from that stage in that setting";
  if (life.stages[at].time >= time) return "the infector came into the stage no earlier";
  if (time > (left ?? Number.POSITIVE_INFINITY)) return "the infector had left the stage";
  if (life.killed !== undefined && time >= died) return "the infector is killed";
  if (course.dead[stage] === 1 ? died > time : died < time)
    return "the infector is dead or alive as the stage is not";
  return null;
}

export const infectors: Law = {
  id: "L3",
  claim:
    "every infection has an infector, infected earlier and infectious then, alive or unburied as the stage says, who " +
    "shares the setting and is where the infected is; or it comes from elsewhere, when and where people arrive",
  check(world, witness) {
    const { setting, plan, log, days } = world;
    const { population } = setting;
    const { course } = plan;
    const lives = livesOf(log);
    const meetings = meetingsIn(world);
    retell(log, days.length, {
      tick: (_, { hosts }, events) => {
        for (const event of events) {
          if (event.kind !== EventKind.infected) continue;
          const { a, person, other } = event;
          const { age } = personAt(population, person);
          const words = (why: string) => (): string => `${JSON.stringify(event)}: ${why}`;
          witness.expect(course.immunity[age] < 2 ** 32, words("everyone of that age is immune"));
          if (other === NOBODY) {
            const there = a === FROM_ELSEWHERE && arrives(world, placeOf(population, person), dayOf(event));
            witness.expect(there, words("nobody arrives there then"));
            continue;
          }
          const why = unfit(world, lives.get(other), event) ?? meetings.against(a, other, person, hosts);
          witness.expect(why === null, words(why ?? ""));
          witness.expect(course.susceptibility[age] > 0, words("nobody of that age can be infected"));
        }
      },
    });
  },
};
