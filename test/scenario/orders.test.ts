import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Order } from "../../src/scenario/scenario.ts";
import { isVariant, vaccineOf, variantsOf } from "../../src/scenario/variants.ts";
import { changed, refusal, small } from "./small.ts";

/** The small scenario with other decisions in its only world, in the flow style of YAML. */
const deciding = (...decisions: string[]): string =>
  small.replace(/ {6}- at: \{ day: 10 \}[^]*/, `${decisions.map((each) => `      - ${each}`).join("\n")}\n`);
const ordered = (order: string): Order => {
  const scenario = readScenario(deciding(`{ at: { day: 1 }, do: { ${order} } }`), "small.yaml");
  return scenario.worlds[0]!.decisions[0]!.do!;
};
const CLOSE = "{ at: { day: 3 }, do: { measure: close-schools } }";

describe("an order", () => {
  test("is read with what is not said", () => {
    expect(ordered("measure: close-schools")).toEqual({ measure: "close-schools", share: 1 });
    expect(ordered("measure: cordon")).toEqual({ measure: "cordon", places: null, share: 1 });
    expect(ordered("measure: test, perDay: 20")).toEqual({
      measure: "test",
      perDay: 20,
      delayDays: 1,
      isolateDays: 10,
    });
    expect(ordered("measure: vaccinate, perDay: 100, priority: youngest-first")).toMatchObject({
      priority: [0, 5, 13, 18, 30, 45, 60, 75],
      total: null,
      protectsAfterDays: 14,
    });
    expect(ordered("measure: vaccinate, perDay: 100, priority: [60, 75]")).toMatchObject({
      priority: [60, 75],
    });
    expect(ordered("measure: masks")).toEqual({ measure: "masks", share: 1 });
    expect(ordered("measure: work-from-home, share: 0.5")).toEqual({ measure: "work-from-home", share: 0.5 });
    expect(ordered("measure: ration")).toEqual({ measure: "ration", share: 1 });
    expect(ordered("measure: relief, share: 0.2")).toEqual({ measure: "relief", share: 0.2 });
    expect(ordered("measure: surge-burial")).toEqual({ measure: "surge-burial", times: 3, days: 21 });
    expect(ordered("measure: mass-graves")).toEqual({ measure: "mass-graves" });
    expect(ordered("measure: field-hospital, beds: 40")).toEqual({
      measure: "field-hospital",
      beds: 40,
      delayDays: 10,
    });
    expect(ordered("measure: treat, perDay: 7")).toMatchObject({ total: null, delayDays: 0, perDay: 7 });
    expect(ordered("measure: deploy")).toEqual({ measure: "deploy", who: "police", share: 1, force: 0 });
    const keep = (ordered("measure: close-workplaces") as Extract<Order, { measure: "close-workplaces" }>)
      .keep;
    expect(keep).toContain("health");
    expect(keep).not.toContain("other");
  });

  test("as it was run can be run again", () => {
    const scenario = readScenario(
      deciding("{ at: { day: 1 }, do: { measure: vaccinate, perDay: 3 } }", CLOSE),
      "a.yaml",
    );
    const again = JSON.stringify({ ...scenario, disease: { preset: "measles" } });
    expect(readScenario(again, "a.json").worlds).toEqual(scenario.worlds);
  });
});

/** What is wrong, where (the last time the text says so), the text, and the message. */
test.each([
  [
    "an unknown measure",
    "close-school }",
    deciding("{ at: { day: 1 }, do: { measure: close-school } }"),
    'worlds[0].decisions[0].do.measure: unknown measure "close-school"; did you mean "close-schools"?',
  ],
  [
    "no measure",
    "{ share: 1 }",
    deciding("{ at: { day: 1 }, do: { share: 1 } }"),
    "worlds[0].decisions[0].do.measure: missing: measure, one of close-schools, close-workplaces, limit-gatherings, cordon, isolate, quarantine-households, test, trace, vaccinate, bury-safely, masks, work-from-home, ration, relief, surge-burial, mass-graves, field-hospital, treat, deploy, is needed",
  ],
  [
    "a field of another measure",
    "perDay: 3",
    deciding("{ at: { day: 1 }, do: { measure: isolate, perDay: 3 } }"),
    'worlds[0].decisions[0].do.perDay: unknown key "perDay"; the keys here are: measure, days',
  ],
  [
    "no number of tests",
    "{ measure: test }",
    deciding("{ at: { day: 1 }, do: { measure: test } }"),
    "worlds[0].decisions[0].do.perDay: missing: a number is needed",
  ],
  [
    "a share above 1",
    "1.5",
    deciding("{ at: { day: 1 }, do: { measure: bury-safely, share: 1.5 } }"),
    "worlds[0].decisions[0].do.share: must be at most 1, found 1.5",
  ],
  [
    "an unknown sector",
    "helth",
    deciding("{ at: { day: 1 }, do: { measure: close-workplaces, keep: [helth] } }"),
    'worlds[0].decisions[0].do.keep[0]: unknown sector "helth"; did you mean "health"?',
  ],
  [
    "an age that begins no band",
    "65]",
    deciding("{ at: { day: 1 }, do: { measure: vaccinate, perDay: 1, priority: [75, 65] } }"),
    "worlds[0].decisions[0].do.priority[1]: must be the first age of a band: 0, 5, 13, 18, 30, 45, 60, 75; found 65",
  ],
  [
    "a band twice",
    "75] }",
    deciding("{ at: { day: 1 }, do: { measure: vaccinate, perDay: 1, priority: [75, 75] } }"),
    "worlds[0].decisions[0].do.priority[1]: the band from 75 is there already",
  ],
  [
    "an unknown priority",
    "oldest }",
    deciding("{ at: { day: 1 }, do: { measure: vaccinate, perDay: 1, priority: oldest } }"),
    'worlds[0].decisions[0].do.priority: unknown value "oldest"; expected one of: oldest-first, youngest-first',
  ],
  [
    "tracing without tests",
    "{ measure: trace",
    deciding("{ at: { day: 1 }, do: { measure: trace, casesPerDay: 1 } }"),
    "worlds[0].decisions[0].do.cases: this world never tests: add measure: test, or trace cases: severe, or ill",
  ],
  [
    "a cordon around a place that is not there",
    "Shool",
    deciding("{ at: { day: 1 }, do: { measure: cordon, places: [Shool] } }"),
    'worlds[0].decisions[0].do.places[0]: unknown place "Shool"; did you mean "School"?',
  ],
  [
    "lifting what was never done",
    "isolate }",
    deciding(CLOSE, "{ at: { day: 9 }, lift: isolate }"),
    "worlds[0].decisions[1].lift: this world never does isolate: there is nothing to lift",
  ],
  [
    "doing and lifting at once",
    "isolate }",
    deciding("{ at: { day: 3 }, do: { measure: isolate }, lift: isolate }"),
    "worlds[0].decisions[0].lift: does and lifts isolate at once: keep one",
  ],
  [
    "more ways of doing things than there are programmes",
    "{ measure: isolate, days: 4",
    deciding(
      ...[1, 2, 3, 4].map((days) => `{ at: { day: ${days} }, do: { measure: isolate, days: ${days} } }`),
    ),
    "worlds[0].decisions[3].do: isolate with other days, scopes, priority or efficacies than before: beyond the first way of each measure, 2 are possible in all worlds together",
  ],
  [
    "a relief of no known size",
    "{ measure: relief",
    deciding("{ at: { day: 1 }, do: { measure: relief } }"),
    "worlds[0].decisions[0].do.share: missing: a number is needed",
  ],
  [
    "guards of another force than there are",
    "navy",
    deciding("{ at: { day: 1 }, do: { measure: deploy, who: navy } }"),
    'worlds[0].decisions[0].do.who: unknown value "navy"; expected one of: police, army',
  ],
  [
    "crews that shrink",
    "0.5",
    deciding("{ at: { day: 1 }, do: { measure: surge-burial, times: 0.5 } }"),
    "worlds[0].decisions[0].do.times: must be at least 1, found 0.5",
  ],
  [
    "a second drug",
    "{ measure: treat, perDay: 1, death: 0.4",
    deciding(
      "{ at: { day: 1 }, do: { measure: treat, perDay: 1, death: 0.3 } }",
      "{ at: { day: 2 }, do: { measure: treat, perDay: 1, death: 0.4 } }",
    ),
    "worlds[0].decisions[1].do: a drug of another effect than the one before: there can be no more than one",
  ],
  [
    "a fourth vaccine",
    "{ measure: vaccinate, perDay: 1, severe: 0.4",
    deciding(
      ...[0.1, 0.2, 0.3, 0.4].map(
        (severe) => `{ at: { day: 1 }, do: { measure: vaccinate, perDay: 1, severe: ${severe} } }`,
      ),
    ),
    "worlds[0].decisions[3].do: a vaccine of other efficacies than the 3 before: there can be no more",
  ],
  [
    "two kinds of test, one of them traced",
    "{ measure: test, perDay: 1, delayDays",
    deciding(
      "{ at: { day: 1 }, do: { measure: test, perDay: 1 } }",
      "{ at: { day: 2 }, do: { measure: trace, casesPerDay: 1 } }",
      "{ at: { day: 3 }, do: { measure: test, perDay: 1, delayDays: 5 } }",
    ),
    "worlds[0].decisions[2].do: where tested cases are traced, all tests must have the same delayDays and isolateDays",
  ],
  [
    "an unknown day of the week",
    "sonday",
    `${small}calendar: { weekends: true, startsOn: sonday }\n`,
    'calendar.startsOn: unknown value "sonday"; did you mean "monday"?',
  ],
  [
    "a decision that decides nothing",
    "at: { day: 10 }",
    changed("        say: { stance: tell }\n", ""),
    "worlds[0].decisions[0]: decides nothing: needs say, do, lift, press or cut",
  ],
])("%s is refused", (_what, at, text, message) => {
  const before = text.slice(0, text.lastIndexOf(at)).split("\n");
  const position = `${before.length}:${before.at(-1)!.length + 1}`;
  expect(refusal(text)).toBe(`small.yaml:${position} ${message}`);
});

describe("ways of doing things", () => {
  const vaccine = (change: object = {}): Order => ({
    ...(ordered("measure: vaccinate, perDay: 100") as Extract<Order, { measure: "vaccinate" }>),
    ...change,
  });
  const plan = (...orders: Order[]) => ({
    name: "w",
    title: "w",
    decisions: orders.map((order) => ({ at: { day: 0, after: 0 }, or: [], do: order })),
  });

  test("are told apart by what cannot change in a run, and by nothing else", () => {
    const one = { order: vaccine(), nth: 0 };
    expect(isVariant(one, vaccine({ perDay: 5, total: 7 }))).toBe(true);
    expect(isVariant(one, vaccine({ protectsAfterDays: 7 }))).toBe(false);
    expect(isVariant(one, vaccine({ priority: [75] }))).toBe(false);
    const treat = { order: ordered("measure: treat, perDay: 9"), nth: 0 };
    expect(isVariant(treat, ordered("measure: treat, perDay: 1, total: 5"))).toBe(true);
    expect(isVariant(treat, ordered("measure: treat, perDay: 9, delayDays: 2"))).toBe(false);
    for (const free of ["masks", "ration", "deploy", "surge-burial"]) {
      const [less, more] = free === "surge-burial" ? ["times: 2", "times: 4"] : ["share: 0.2", "share: 1"];
      const first = { order: ordered(`measure: ${free}, ${less}`), nth: 0 };
      expect(isVariant(first, ordered(`measure: ${free}, ${more}`))).toBe(true);
    }
    const trace = ordered("measure: trace, cases: ill, casesPerDay: 1, scopes: [class, household]");
    const same = ordered("measure: trace, cases: ill, casesPerDay: 9, scopes: [household, class]");
    expect(isVariant({ order: trace, nth: 0 }, same)).toBe(true);
  });

  test("are numbered within their measure over all worlds, and vaccines by what they do", () => {
    const variants = variantsOf([
      plan(vaccine(), ordered("measure: isolate")),
      plan(vaccine({ onward: 0 }), vaccine(), vaccine({ priority: [75] })),
    ]);
    expect(variants.map(({ order, nth }) => [order.measure, nth])).toEqual([
      ["vaccinate", 0],
      ["isolate", 0],
      ["vaccinate", 1],
      ["vaccinate", 2],
    ]);
    expect(variants.map((variant) => vaccineOf(variant, variants))).toEqual([0, -1, 1, 0]);
  });
});
