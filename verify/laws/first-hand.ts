/** What a household hears first-hand: at the first unit of the tick after one of it came to a stage of which it hears. */
import type { LogEvent } from "../../src/kernel/engine.ts";
import { TICK_UNITS, tickOf } from "../../src/outcomes/causes/log.ts";
import { personAt } from "../../src/population/people.ts";
import { Met } from "./company.ts";
import type { Life } from "./lives.ts";
import type { Observed } from "./observed.ts";

/** Whether something heard may be of the teller's own illness, wherever the two are. */
export function firstHandIn(
  { plan, setting: { population } }: Observed,
  lives: ReadonlyMap<number, Life>,
): (event: LogEvent) => boolean {
  return ({ a: slot, b: setting, time, person, other }) => {
    if (setting !== Met.household || time % TICK_UNITS !== 0) return false;
    const [one, teller] = [person, other].map((address) => personAt(population, address).householdFirst);
    const came = lives
      .get(other)
      ?.stages.some((entry) => plan.emits[entry.a] === slot && tickOf(entry.time) === tickOf(time) - 1);
    return one === teller && came === true;
  };
}
