/** Without transmission, without anyone who can be infected, or without ties, nobody is infected but from elsewhere. */
import { EventKind } from "../../src/kernel/engine.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import { personAt } from "../../src/population/people.ts";
import { layOut } from "./generated.ts";
import { observe } from "./observed.ts";
import type { ChangeLaw } from "./changed.ts";

const ELSEWHERE_SETTING = 6;
const AT_HOME = 0;
const HOME_ONLY = { household: 3, class: 0, work: 0, community: 0, ward: 0, funeral: 0 };

const { infected, stage, recovered, died } = EventKind;
const OF_COURSE: readonly number[] = [infected, stage, recovered, died];

export const noTransmission: ChangeLaw = {
  id: "L8",
  claim:
    "no transmission, no spread: at rates of nought all infections come from elsewhere; where everyone is immune there are none",
  check(kernel, drawn, witness) {
    const none = observe(kernel, layOut(drawn, 0));
    for (const event of none.log) {
      if (event.kind === infected) witness.expect(event.a === ELSEWHERE_SETTING, () => JSON.stringify(event));
    }
    const immune = { ...drawn, disease: { ...drawn.disease, immunity: 1 } };
    const { log } = observe(kernel, layOut(immune));
    // Hunger, cold and violence kill the immune as well.
    const found = log.find((event) => OF_COURSE.includes(event.kind) && !isKilling(event));
    witness.expect(found === undefined, () => `everyone is immune: ${JSON.stringify(found)}`);
  },
};

export const noTies: ChangeLaw = {
  id: "L9",
  claim:
    "no ties, no spread: where people meet at home alone nobody is infected outside it, and in a household only after one of it who was " +
    "infected elsewhere; where they also live alone nobody is at all",
  check(kernel, drawn, witness) {
    const disease = { ...drawn.disease, intensity: HOME_ONLY };
    const stages = disease.stages.map((each) => ({ ...each, settings: {} }));
    // At home a tenth of the rates that all settings together would have is enough for many to be infected.
    const atHome = layOut({ ...drawn, disease: { ...disease, stages } }, 0.5);
    const { log } = observe(kernel, atHome);
    const touched = new Set<number>();
    for (const event of log) {
      if (event.kind !== infected) continue;
      const { householdFirst } = personAt(atHome.population, event.person);
      const known = event.a === AT_HOME && touched.has(householdFirst);
      witness.expect(known || event.a === ELSEWHERE_SETTING, () => JSON.stringify(event));
      touched.add(householdFirst);
    }
    const { quarters: _quarters, ...others } = drawn.population;
    const population = { ...others, householdSizes: [1] };
    const alone = observe(kernel, layOut({ ...drawn, population, disease: { ...disease, stages } }, 0.5));
    for (const event of alone.log) {
      if (event.kind === infected)
        witness.expect(event.a === ELSEWHERE_SETTING, () => `alone: ${JSON.stringify(event)}`);
    }
  },
};
