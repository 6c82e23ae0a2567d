/** Each mechanism switched off alone, in the real kernel: the others keep their numbers, and so their draws. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { projectRoot } from "../../runner/root.ts";
import {
  AWARENESS_CLASSES,
  type DayCounts,
  type Modifier,
  MODIFIERS,
  type Programme,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { prepareSetting } from "../../src/setting.ts";
import { simulate } from "../../src/simulate.ts";
import type { Society } from "../../src/society/day.ts";
import { addMechanism } from "../../src/society/extend.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";

const file = pathToFileURL(join(projectRoot(), "examples", "neighbours.mjs")).href;
const { default: neighbours, after } = (await import(file)) as { default: Mechanism; after: string };
addMechanism(neighbours, after);

const PLACES = 2;
const scenario = readScenario(
  `version: 3
name: off
days: 45
world:
  places:
    - { name: Northtown, people: 2500, latitude: 51.5, longitude: 0 }
    - { name: Southtown, people: 1500, latitude: 51.4, longitude: 0.1 }
population: { quarters: true }
disease: { preset: last-day }
seedInfections: 120
calendar: { weekends: true, startsOn: thursday }
with: all
parameters: { neighbours.helpers: 2000 }
rumours:
  - { at: { day: 6 }, says: false-comfort, strength: 1, startsWith: 0.1 }
exposure:
  - { name: Dust, around: { place: Northtown, radius: 3 }, from: 8, until: 15, dose: 0.5, susceptibility: 2, severity: 1, recovery: 2 }
worlds:
  - name: told
    decisions:
      - { at: { day: 5 }, say: { stance: deny } }
      - { at: { day: 10 }, press: { control: 0.5 } }
      - { at: { day: 12 }, do: { measure: close-schools, share: 1 } }
      - { at: { day: 12 }, do: { measure: test, perDay: 500 } }
      - { at: { day: 14 }, do: { measure: isolate } }
      - { at: { day: 20 }, say: { stance: correct, threat: 0.9, advice: 0.8 } }
      - { at: { day: 25 }, do: { measure: deploy, who: army, share: 1, force: 0.5 } }
`,
  "off.yaml",
);
const setting = prepareSetting(scenario, null);
const kernel = loadKernel();

/** All that the kernel is asked for, by name: what nobody registers is as if nobody asked. */
function asked({ arrays, modifiers, programmes, branches }: Society): Map<string, number[]> {
  const all = new Map<string, number[]>();
  const rows = (values: ArrayLike<number>, width: number, of: number, number: number, zero = 0): number[] =>
    Array.from({ length: PLACES * width }, (_, i) => {
      const [place, c] = [Math.floor(i / width), i % width];
      return values[(place * of + number) * width + c]! - zero;
    });
  const note = (name: string, values: number[]): void => {
    if (values.some((x) => x !== 0)) all.set(name, values);
  };
  modifiers.forEach(({ name }, m) =>
    note(`uptake ${name}`, rows(arrays["request uptake"]!, AWARENESS_CLASSES, MODIFIERS, m)),
  );
  programmes.forEach(({ name }, k) => {
    const supply = rows(arrays["request supply"]!, 1, PROGRAMMES, k);
    const willing = rows(arrays["request willing"]!, 1, PROGRAMMES, k);
    note(`supply ${name}`, supply);
    // Where nothing is given out it is all one who would take it.
    note(
      `willing ${name}`,
      willing.map((share, p) => (supply[p]! > 0 ? share : 0)),
    );
  });
  branches.forEach(({ name }, b) =>
    note(`branch ${name}`, rows(arrays["request branches"]!, 1, branches.length, b, 65536)),
  );
  for (const slot of [0, 1, 2]) note(`reach ${slot}`, [...arrays[`request reach-${slot}`]!]);
  note("belief", [...arrays["request belief"]!]);
  return all;
}

interface Day {
  digest: bigint;
  asked: Map<string, number[]>;
  severe: number;
}
interface Played {
  days: Day[];
  society: Society;
}

const severeStages = scenario.disease.stages.flatMap(({ severe }, s) => (severe ? [s] : []));
const fallIll = ({ entered }: DayCounts): number => {
  const stages = scenario.disease.stages.length;
  return severeStages.reduce((sum, s) => sum + entered[s]! + entered[stages + s]!, 0);
};

function played(without: readonly string[], change: Record<string, number> = {}): Played {
  const days: Day[] = [];
  let last: Society | undefined;
  simulate(
    kernel,
    { ...setting, scenario: { ...scenario, without, parameters: { ...scenario.parameters, ...change } } },
    {
      onDay(_day, engine, society) {
        days.push({ digest: engine.digest(), asked: asked(society), severe: fallIll(engine.counts) });
        last = society;
        return true;
      },
    },
  );
  return { days, society: last! };
}

const whole = played([]);
const names = ORDER.map(({ name }) => name);

/** First day on which something else is asked for; or, for who speaks through the illness itself, on which anyone falls severely ill. */
function firstDifference(other: Played, name: string): number {
  const differs = whole.days.findIndex(({ asked }, d) => {
    const [one, two] = [asked, other.days[d]!.asked];
    return JSON.stringify([...one].sort()) !== JSON.stringify([...two].sort());
  });
  const severe = whole.days.findIndex(({ severe }) => severe > 0);
  const found = differs < 0 ? whole.days.length : differs;
  return name === "firsthand" ? Math.min(found, severe) : found;
}

describe.each(names)("without %s", (name) => {
  const other = played([name]);

  it("all others keep the numbers and traits on which their draws hang", () => {
    const own = new Set(
      ORDER.find((mechanism) => mechanism.name === name)!
        .programmes?.(() => 1, scenario.worlds[0]!, scenario)
        .map((programme) => programme.name),
    );
    const numbered = ({ society }: Played): [number, Programme][] =>
      society.programmes.flatMap((programme, k): [number, Programme][] =>
        own.has(programme.name) || programme.name.startsWith("unused") ? [] : [[k, programme]],
      );
    expect(numbered(other)).toEqual(numbered(whole));
    const byName = (modifiers: readonly Modifier[]) => new Map(modifiers.map((each) => [each.name, each]));
    const before = byName(whole.society.modifiers);
    for (const [modifier, declared] of byName(other.society.modifiers))
      expect(before.get(modifier), modifier).toEqual(declared);
  });

  it("the world is the same, event for event, until something else is asked for", () => {
    const first = firstDifference(other, name);
    for (let day = 0; day < first; day++)
      expect(other.days[day]!.digest, `day ${day} of ${first}`).toBe(whole.days[day]!.digest);
  });
});

describe("a mechanism at work", () => {
  it("that asks for nothing leaves the world as it is without it", () => {
    const idle = played([], { "neighbours.helpers": 0 });
    const without = played(["neighbours"]);
    expect(idle.days.at(-1)!.digest).toBe(without.days.at(-1)!.digest);
    expect(whole.days.at(-1)!.digest).not.toBe(without.days.at(-1)!.digest);
  });

  it("is missed where it is off: all but a few change what happens", () => {
    const changes = names.filter((name) => played([name]).days.at(-1)!.digest !== whole.days.at(-1)!.digest);
    // Insiders hang on a lot that may never be drawn, and the dead on crews that hold out for long.
    expect(changes.length).toBeGreaterThanOrEqual(names.length - 3);
  });
});
