/** What acts on nothing changes nothing: not one event. */
import { AWARENESS_CLASSES } from "../../src/kernel/engine.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import type { Setting } from "../../src/setting.ts";
import { planKernel, simulate } from "../../src/simulate.ts";
import { createSociety } from "../../src/society/day.ts";
import { type Mechanism, Trait } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { type ChangeLaw, difference } from "./changed.ts";
import { OPTIONAL } from "./generated-society.ts";
import { type Drawn, layOut } from "./generated.ts";
import { randomOf } from "./random.ts";

/** Everybody takes up a measure without effect, and a field grows that nobody reads. */
const idleness: Mechanism = {
  name: "idleness",
  about: "Does nothing.",
  parameters: {},
  owns: { idle: "place" },
  reads: ["fear"],
  modifiers: () => [
    { name: "idle", trait: Trait.comply, when: {}, source: [1, 1, 1, 1, 1, 1], target: [1, 1, 1, 1, 1, 1] },
  ],
  day({ fields, population, ask }) {
    for (let place = 0; place < population.places; place++) {
      fields.idle[place] += 1;
      for (let c = 0; c < AWARENESS_CLASSES; c++) ask.uptake("idle", place, c, 1);
    }
  },
};

/** Digest of a world's first plan under another order of the day, as `simulate` has it but for the order. */
function digestUnder(kernel: WasmModule, setting: Setting, order: readonly Mechanism[]): string {
  const { scenario, population, world } = setting;
  const society = createSociety(scenario, scenario.worlds[0], population, {}, order, world.places);
  const engine = createKernel(kernel, planKernel(setting, society, scenario.seeds.fates, "off"));
  for (let day = 0; day < scenario.days; day++) {
    society.step(day, engine.counts);
    society.apply(engine, day);
    engine.runDay(day);
  }
  return engine.digest().toString(16).padStart(16, "0");
}

/** A hazard that many would feel, if anyone took it up. */
const STRONG = { susceptibility: 3, severity: 4, recovery: 0.5 };

const NO_ACTS = [
  { at: { day: 0 }, press: { control: 0 } },
  { at: { day: 0 }, cut: { setting: "all", share: 0 } },
  { at: { day: 0 }, do: { measure: "limit-gatherings", share: 0 } },
  { at: { day: 0 }, do: { measure: "close-schools", share: 0 } },
  { at: { day: 0 }, do: { measure: "vaccinate", perDay: 0 } },
  { at: { day: 0 }, do: { measure: "trace", cases: "ill", casesPerDay: 0 } },
  { at: { day: 0 }, do: { measure: "masks", share: 0 } },
  { at: { day: 0 }, do: { measure: "work-from-home", share: 0 } },
  { at: { day: 0 }, do: { measure: "ration", share: 0 } },
  { at: { day: 0 }, do: { measure: "relief", share: 0 } },
  { at: { day: 0 }, do: { measure: "surge-burial", times: 1 } },
  { at: { day: 0 }, do: { measure: "field-hospital", beds: 0 } },
  { at: { day: 0 }, do: { measure: "treat", perDay: 0 } },
  { at: { day: 0 }, do: { measure: "deploy", share: 0 } },
] as const;

/** Of the ways to add nothing, so many are tried on each scenario. */
const TRIED = 8;

/** The scenario with more in it that does nothing, by what that is. */
function additions(drawn: Drawn): [string, Drawn][] {
  const [first, ...others] = drawn.worlds;
  const acting = (act: (typeof NO_ACTS)[number]): Drawn => ({
    ...drawn,
    worlds: [{ ...first, decisions: [act, ...first.decisions] }, ...others],
  });
  const done = (measure: string): boolean =>
    drawn.worlds.some(({ decisions }) =>
      decisions.some((decision) => (decision["do"] as { measure?: string } | undefined)?.measure === measure),
    );
  const list: [string, Drawn][] = NO_ACTS.filter((act) => !("do" in act && done(act.do.measure))).map(
    (act) => [JSON.stringify(act), acting(act)],
  );
  if (!drawn.with.includes("flight")) {
    const parameters = { ...drawn.parameters, "flight.rate": 0 };
    list.push(["flight of nobody", { ...drawn, with: [...drawn.with, "flight"], parameters }]);
  }
  const withAlso = (name: string): string[] => [...new Set([...drawn.with, name])];
  // What a hazard does is one thing for a whole scenario.
  const { susceptibility, severity, recovery } = drawn.exposure[0] ?? STRONG;
  const effects = { susceptibility, severity, recovery };
  const clear = { name: "clear", places: [drawn.world.places[0].name], from: 0, until: 9, dose: 0 };
  const exposure = [...drawn.exposure, { ...clear, ...effects }];
  list.push(["a zone without a dose", { ...drawn, with: withAlso("exposure"), exposure }]);
  if (drawn.rumours.length === 0) {
    const rumours = [{ at: { day: 3 }, says: "false-alarm", startsWith: 0 }];
    list.push(["a rumour that nobody hears", { ...drawn, with: withAlso("rumour"), rumours }]);
  }
  const idle = [
    ...(drawn.calendar.weekends ? [] : ["calendar"]),
    ...(drawn.worlds.some(({ decisions }) => decisions.some((each) => "do" in each)) ? [] : ["orders"]),
    ...OPTIONAL.filter((name) => !drawn.with.includes(name)),
  ];
  for (const name of idle) list.push([`without ${name}`, { ...drawn, without: [...drawn.without, name] }]);
  return list;
}

export const idle: ChangeLaw = {
  id: "L12",
  claim:
    "what acts on nothing changes nothing, to the last bit: cuts, orders and doses of nought, flight of nobody, a rumour that nobody hears, idle mechanisms " +
    "switched off, and a mechanism of one's own whose measure everybody takes up without effect",
  check(kernel, drawn, witness) {
    const setting = layOut(drawn);
    const usual = simulate(kernel, setting);
    for (const [what, changed] of randomOf(drawn.seeds.people).several(additions(drawn), TRIED)) {
      const found = difference(usual, simulate(kernel, layOut(changed)));
      witness.expect(found === undefined, () => `${what}: other ${found}`);
    }
    const order = ORDER.toSpliced(drawn.days % (ORDER.length + 1), 0, idleness);
    const digest = digestUnder(kernel, setting, order);
    witness.expect(digest === usual.digest, () => `with a mechanism more: ${digest}, not ${usual.digest}`);
  },
};
