/** Fewer contacts, in force for good or lifted against a world without: nobody is newly infected, nor any earlier. */
import { EventKind } from "../../src/kernel/engine.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import type { Setting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { ChangeLaw } from "./changed.ts";
import { type DrawnDecision, drawDecisions, drawMenu } from "./generated-decisions.ts";
import { type Drawn, layOut } from "./generated.ts";
import { randomOf } from "./random.ts";

/**
 * The same people and disease under the conditions of KERNEL, "When is a counterfactual exact?": nothing answers to what
 * happens, nothing loosens with the calendar, no vaccine or drug makes a course milder. The first world does whatever it does,
 * the second nothing. People who stay home when ill do so in both.
 */
function underConditions(drawn: Drawn): Drawn {
  const random = randomOf(drawn.seeds.people);
  const places = drawn.world.places.map(({ name }) => name);
  const menu = drawMenu(random, places, true);
  const acts = (decision: DrawnDecision): boolean =>
    decision["say"] === undefined && decision["press"] === undefined;
  const decisions = [1, 2, 3].flatMap(() => drawDecisions(random, drawn.days, menu, [])).filter(acts);
  decisions.sort((one, two) => (one.at.day ?? -1) - (two.at.day ?? -1));
  return {
    ...drawn,
    calendar: { ...drawn.calendar, weekends: false },
    with: [],
    rumours: [],
    exposure: [],
    without: ["information", "trust", "fear", ...(random.chance(0.5) ? ["behaviour"] : [])],
    worlds: [
      { name: "cut", decisions },
      { name: "free", decisions: [] },
    ],
  };
}

function infectionTimes(kernel: WasmModule, setting: Setting, world: number): Map<number, number> {
  const times = new Map<number, number>();
  simulate(kernel, setting, {
    world,
    log: "all",
    onEvents: (events) => {
      for (const { kind, person, time } of events) if (kind === EventKind.infected) times.set(person, time);
    },
  });
  return times;
}

export const subset: ChangeLaw = {
  id: "L11",
  claim:
    "cuts and orders, without feedback and against a world without them, infect a subset, and nobody an instant earlier",
  check(kernel, drawn, witness) {
    const setting = layOut(underConditions(drawn));
    const [cut, free] = [0, 1].map((world) => infectionTimes(kernel, setting, world));
    for (const [person, time] of cut) {
      const before = free.get(person);
      witness.expect(
        before !== undefined && before <= time,
        () => `person ${person}: at ${time}, without at ${before}`,
      );
    }
  },
};
