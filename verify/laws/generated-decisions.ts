/** What an authority says and does in a generated scenario: statements, orders, cuts, dated or once something happens. */
import type { Random } from "./random.ts";

type Data = Record<string, unknown>;
/** A decision as a file would have it. */
export interface DrawnDecision extends Data {
  at: { day?: number; when?: string; above?: number; after?: number };
}

function drawStatement(random: Random): Data {
  return {
    stance: random.pick(["silent", "deny", "minimise", "tell", "tell-with-range", "exaggerate", "correct"]),
    threat: random.number(0, 1),
    advice: random.number(0, 1),
    ...(random.chance(0.2) ? { forecast: random.whole(0, 500), horizon: random.whole(2, 20) } : {}),
    ...(random.chance(0.2) ? { means: random.number(0, 1) } : {}),
  };
}

/** What nobody but other mechanisms and the dying feel. */
function drawProvision(random: Random): Data[] {
  const days = random.whole(1, 14);
  return [
    { measure: "ration", share: random.number(0.2, 1) },
    { measure: "relief", share: random.number(0.2, 1) },
    { measure: "surge-burial", times: random.whole(1, 10), days },
    { measure: "mass-graves" },
    { measure: "field-hospital", beds: random.pick([100, 5000]), delayDays: days },
    {
      measure: "deploy",
      who: random.pick(["police", "army"]),
      share: random.number(0, 1),
      force: random.number(0, 1),
    },
    {
      measure: "treat",
      perDay: random.pick([100, 6000]),
      total: random.pick([null, 5000]),
      priority: random.pick(["oldest-first", "youngest-first", [18, 60]]),
      death: random.number(0, 1),
      delayDays: random.whole(0, 4),
    },
  ];
}

/** One order of each measure, for a scenario to choose from; `harmless` ones leave every course as it is. */
export function drawMenu(random: Random, places: readonly string[], harmless: boolean): Data[] {
  const share = random.number(0.2, 1);
  const days = random.whole(2, 14);
  const scopes = random.several(["household", "class", "team", "workplace"], random.whole(1, 4));
  const menu: Data[] = [
    { measure: "close-schools", share },
    { measure: "close-workplaces", share, ...(random.chance(0.4) ? { keep: ["health", "food"] } : {}) },
    { measure: "limit-gatherings", share },
    { measure: "cordon", share, places: random.chance(0.5) ? null : random.several(places, 1) },
    { measure: "isolate", days },
    { measure: "quarantine-households", days },
    {
      measure: "test",
      perDay: random.pick([1000, 20_000]),
      delayDays: random.whole(0, 3),
      isolateDays: days,
    },
    {
      measure: "trace",
      cases: random.pick(["severe", "ill"]),
      casesPerDay: random.pick([100, 5000]),
      scopes,
      days,
    },
    {
      measure: "vaccinate",
      perDay: random.pick([300, 6000]),
      total: random.pick([null, 20_000]),
      priority: random.pick(["oldest-first", "youngest-first", [18, 60]]),
      infection: random.number(0, 1),
      onward: random.number(0, 1),
      severe: harmless ? 0 : random.number(0, 1),
      protectsAfterDays: random.whole(0, 8),
    },
    { measure: "bury-safely", share },
    { measure: "masks", share },
    { measure: "work-from-home", share },
    ...drawProvision(random).filter(({ measure }) => !harmless || measure !== "treat"),
  ];
  return random.several(menu, 9);
}

/** What brings about the level that is waited for. */
const LEVELS: readonly [mechanism: string, when: string, levels: readonly number[]][] = [
  ["dead", "unburied", [0, 50]],
  ["care", "beds", [0, 0.3]],
  ["disorder", "disorder", [0, 10]],
];

/** A date, or something that happens or passes a level. */
export function drawMoment(
  random: Random,
  day: number,
  mechanisms: readonly string[],
): { day?: number; when?: string; above?: number; after?: number } {
  if (random.chance(0.7)) return { day };
  const after = random.whole(0, 4);
  const levels = LEVELS.filter(([mechanism]) => mechanisms.includes(mechanism));
  return random.pick([
    { when: "detection", after },
    { when: "leak", after },
    { when: "deaths", above: random.pick([0, 50]), after },
    ...levels.map(([, when, above]) => ({ when, above: random.pick(above), after })),
  ]);
}

/** A few decisions, in order of date; what is done may be lifted. */
export function drawDecisions(
  random: Random,
  days: number,
  menu: readonly Data[],
  mechanisms: readonly string[],
): DrawnDecision[] {
  const decisions: DrawnDecision[] = [];
  for (let n = random.whole(1, 9); n > 0; n--) {
    const day = random.whole(0, days - 2);
    const at = drawMoment(random, day, mechanisms);
    const or = random.chance(0.1) ? { or: [drawMoment(random, day, mechanisms)] } : {};
    const kind = random.whole(0, 11);
    if (kind < 3) decisions.push({ at, ...or, say: drawStatement(random) });
    else if (kind < 4) decisions.push({ at, press: { control: random.pick([0, 0.5, 1]) } });
    else if (kind < 5) {
      const setting = random.pick(["household", "class", "work", "community", "all"]);
      decisions.push({ at, cut: { setting, share: random.number(0, 0.6) } });
    } else {
      const order = random.pick(menu);
      decisions.push({ at, ...or, do: order, ...(random.chance(0.1) ? { needsTold: true } : {}) });
      if (at.day === undefined || random.chance(0.5)) continue;
      decisions.push({ at: { day: random.whole(day, days - 1) }, lift: order["measure"] });
    }
  }
  return decisions.sort((one, two) => (one.at.day ?? -1) - (two.at.day ?? -1));
}
