/** What an authority says and does in a generated scenario: statements, orders, cuts, dated or once something happens. */
import type { Random } from "./random.ts";

type Data = Record<string, unknown>;
/** A decision as a file would have it. */
export interface DrawnDecision extends Data {
  at: { day?: number; when?: string; above?: number; after?: number };
}

function drawStatement(random: Random): Data {
  return {
    stance: random.pick(["silent", "deny", "minimise", "tell", "tell-with-range", "exaggerate"]),
    threat: random.number(0, 1),
    advice: random.number(0, 1),
    ...(random.chance(0.2) ? { forecast: random.whole(0, 500), horizon: random.whole(2, 20) } : {}),
    ...(random.chance(0.2) ? { means: random.number(0, 1) } : {}),
  };
}

/** One order of each measure, for a scenario to choose from; `harmless` vaccines leave the course as it is. */
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
  ];
  return random.several(menu, 7);
}

function drawMoment(random: Random, day: number): DrawnDecision["at"] {
  if (random.chance(0.75)) return { day };
  const after = random.whole(0, 4);
  return random.pick([
    { when: "detection", after },
    { when: "leak", after },
    { when: "deaths", above: random.pick([0, 50]), after },
  ]);
}

/** A few decisions, in order of date; what is done may be lifted. */
export function drawDecisions(random: Random, days: number, menu: readonly Data[]): DrawnDecision[] {
  const decisions: DrawnDecision[] = [];
  for (let n = random.whole(1, 7); n > 0; n--) {
    const day = random.whole(0, days - 2);
    const at = drawMoment(random, day);
    const kind = random.whole(0, 9);
    if (kind < 3) decisions.push({ at, say: drawStatement(random) });
    else if (kind < 4) {
      const setting = random.pick(["household", "class", "work", "community", "all"]);
      decisions.push({ at, cut: { setting, share: random.number(0, 0.6) } });
    } else {
      const order = random.pick(menu);
      decisions.push({ at, do: order, ...(random.chance(0.1) ? { needsTold: true } : {}) });
      if (at.day === undefined || random.chance(0.5)) continue;
      decisions.push({ at: { day: random.whole(day, days - 1) }, lift: order["measure"] });
    }
  }
  return decisions.sort((one, two) => (one.at.day ?? -1) - (two.at.day ?? -1));
}
