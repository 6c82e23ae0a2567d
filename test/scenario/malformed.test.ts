import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/scenario/document.ts";
import { PRESETS } from "../../src/scenario/presets/index.ts";
import { ScenarioError } from "../../src/scenario/problems.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { ORDER } from "../../src/society/order.ts";
import { changed, refusal, small } from "./small.ts";

const TOP =
  "version, extends, name, title, question, notice, days, seeds, world, people, population, disease, imports, seedInfections, arriveIn, worlds, rumours, calendar, exposure, parameters, without, with";
const OPTIONAL = ORDER.filter(({ optional }) => optional === true).map(({ name }) => name);
const NAMES = PRESETS.map(({ name }) => name).join(", ");
const letters = ["a", "b", "c", "d", "e", "f", "g"];
const bomb = letters
  .map((letter, i) => `${letter}: &${letter} [${Array(9).fill(i === 0 ? "x" : `*${letters[i - 1]}`)}]`)
  .join("\n");

/** What is wrong, the file, and the whole message. */
const cases: [string, string, string][] = [
  ["an empty file", "", "small.yaml:1:1 the file is empty; a scenario begins with version: 3"],
  ["comments only", "# nothing\n", "small.yaml:1:1 the file is empty; a scenario begins with version: 3"],
  [
    "no mapping",
    "just words",
    'small.yaml:1:1 expected a mapping that begins with version: 3, found "just words"',
  ],
  ["a list", "\n- a\n- b", "small.yaml:2:1 expected a mapping that begins with version: 3, found a list"],
  [
    "a misspelt key",
    changed("days: 60", "days: 60\nsedes: {}"),
    'small.yaml:4:1 sedes: unknown key "sedes"; did you mean "seeds"?',
  ],
  [
    "an unknown key like no other",
    `${small}xyzzy: 1\n`,
    `small.yaml:19:1 xyzzy: unknown key "xyzzy"; the keys here are: ${TOP}`,
  ],
  [
    "an unknown key further in",
    changed("stance: tell", "stance: tell, thraet: 1"),
    'small.yaml:18:30 worlds[0].decisions[0].say.thraet: unknown key "thraet"; did you mean "threat"?',
  ],
  ["a wrong type", changed("60", "many"), 'small.yaml:3:7 days: expected a number, found "many"'],
  ["no value", changed("days: 60", "days:"), "small.yaml:3:1 days: expected a number, found nothing"],
  ["below the range", changed("60", "0"), "small.yaml:3:7 days: must be at least 1, found 0"],
  ["above the range", changed("r0: 2", "r0: 31"), "small.yaml:8:7 disease.r0: must be at most 30, found 31"],
  ["no whole number", changed("60", "1.5"), "small.yaml:3:7 days: expected a whole number, found 1.5"],
  ["not a number", changed("60", ".nan"), "small.yaml:3:7 days: must be a finite number, found NaN"],
  ["infinity", changed("60", "1e999"), "small.yaml:3:7 days: must be a finite number, found Infinity"],
  ["a missing key", changed("days: 60\n", ""), "small.yaml:1:1 days: missing: a number is needed"],
  ["no version", changed("version: 1\n", ""), "small.yaml:1:1 version: missing: 3 is needed"],
  [
    "version 0",
    changed("1", "0"),
    "small.yaml:1:10 version: unknown version 0: this Candor reads versions 1, 2 and 3",
  ],
  [
    "version 4",
    changed("1", "4"),
    "small.yaml:1:10 version: unknown version 4: this Candor reads versions 1, 2 and 3",
  ],
  [
    "a version in words",
    changed("1", "two"),
    'small.yaml:1:10 version: expected a whole number, 1, 2 or 3, found "two"',
  ],
  [
    "half a version",
    changed("1", "1.5"),
    "small.yaml:1:10 version: expected a whole number, 1, 2 or 3, found 1.5",
  ],
  [
    "a version as text",
    changed("1", "'2'"),
    'small.yaml:1:10 version: expected a whole number, 1, 2 or 3, found "2"',
  ],
  [
    "an empty version",
    changed(" 1", ""),
    "small.yaml:1:1 version: expected a whole number, 1, 2 or 3, found nothing",
  ],
  [
    "extending in version 1",
    changed("version: 1", "version: 1\nextends: a.yaml"),
    "small.yaml:2:10 extends: goes only with version: 2 or later",
  ],
  [
    "extending where no file can be read",
    changed("version: 1", "version: 2\nextends: a.yaml"),
    "small.yaml:2:10 extends: other files cannot be read here",
  ],
  [
    "an infectiousness next to none",
    changed("infectiousness: 1", "infectiousness: 1e-90"),
    "small.yaml:12:23 disease.stages[0].infectiousness: must be 0, or from 0.000001 to 1000, found 1e-90",
  ],
  [
    "an unknown parameter",
    `${small}parameters: { fear.thta: 0.1 }`,
    'small.yaml:19:15 parameters.fear.thta: unknown key "fear.thta"; did you mean "fear.theta"?',
  ],
  [
    "a parameter beyond its limits",
    `${small}parameters: { fear.theta: 9 }`,
    "small.yaml:19:27 parameters.fear.theta: must be from 0 to 1 (share of full fear), found 9",
  ],
  [
    "contacts that change within a band",
    `${small}population: { contacts: { class: [[0, 6], [7, 9]] } }`,
    "small.yaml:19:44 population.contacts.class[1][0]: contacts change only at ages 0, 5, 13, 18, 30, 45, 60, 75, found 7",
  ],
  [
    "contacts of a setting that has none of its own",
    `${small}population: { contacts: { household: 2 } }`,
    'small.yaml:19:27 population.contacts.household: unknown key "household"; the keys here are: class, work, community',
  ],
  [
    "an unknown mechanism",
    `${small}without: [fearr]`,
    'small.yaml:19:11 without[0]: unknown value "fearr"; did you mean "fear"?',
  ],
  [
    "a mechanism that is always on",
    `${small}with: [fear]`,
    `small.yaml:19:8 with[0]: unknown value "fear"; expected one of: ${OPTIONAL.join(", ")}, all`,
  ],
  [
    "an optional mechanism that there is not",
    `${small}with: [flight, hording]`,
    'small.yaml:19:16 with[1]: unknown value "hording"; did you mean "hoarding"?',
  ],
  [
    "mechanisms that are no list",
    `${small}with: every`,
    'small.yaml:19:7 with: expected all, or a list, found "every"',
  ],
  [
    "a bad name",
    changed("small", "Small Town"),
    "small.yaml:2:7 name: must be small letters, digits and single hyphens, such as my-name",
  ],
  [
    "a duplicate key",
    changed("days: 60", "days: 60\ndays: 70"),
    "small.yaml:4:1 days: duplicate key, first given in line 3",
  ],
  [
    "a tab",
    changed("  name: plain", "\tname: plain"),
    "small.yaml:7:1 a tab used as indentation; use spaces",
  ],
  ["an open quote", "version: 1\nname: 'open", "small.yaml:2:12 not valid YAML: Missing closing 'quote"],
  ["broken JSON", '{"version": 1', "small.yaml:1:14 not valid YAML: Flow map must end with a }"],
  [
    "two documents",
    `${small}---\nversion: 1\n`,
    "small.yaml:19:1 a second document begins here; a file holds one scenario (remove the ---)",
  ],
  [
    "a tag",
    changed("stance: tell", "stance: !secret tell"),
    "small.yaml:18:32 worlds[0].decisions[0].say.stance: tags are not supported: remove !secret",
  ],
  [
    "a merge key",
    `${small}<<: { days: 3 }`,
    "small.yaml:19:1 merge keys (<<) are not supported: write the keys out",
  ],
  ["a list as key", `${small}? [a]\n: 3`, "small.yaml:19:3 a key must be a plain word"],
  ["an attack on prototypes", `${small}__proto__: {}`, 'small.yaml:19:1 unknown key "__proto__"'],
  [
    "an unknown alias",
    changed("{ stance: tell }", "*nothing"),
    "small.yaml:18:14 worlds[0].decisions[0].say: unknown alias *nothing",
  ],
  ["a bomb of aliases", bomb, "small.yaml:3:8 d[0][0]: too many aliases: at most 100"],
  [
    "an alias that contains itself",
    "a: &a [*a]",
    "small.yaml:1:7 a: nested too deeply through aliases: at most 64 levels",
  ],
  ["deep nesting", "[".repeat(100_000), "small.yaml:1:1 nested too deeply: at most 64 levels"],
  [
    "a huge file",
    "x".repeat(LIMITS.characters + 1),
    "small.yaml:1:1 too large: 1000001 characters, at most 1000000",
  ],
  [
    "a file of brackets",
    "]".repeat(LIMITS.characters),
    "small.yaml:1:1 too many keys and values: at most 150000 parts",
  ],
  [
    "an unknown preset",
    changed("  name: plain", "  preset: measle"),
    'small.yaml:7:11 disease.preset: unknown value "measle"; did you mean "measles"?',
  ],
  [
    "no disease",
    small.replace(/disease:[^]*(?=worlds)/, ""),
    `small.yaml:1:1 disease: missing: one of ${NAMES}, or a mapping is needed`,
  ],
  [
    "a number for a disease",
    small.replace(/disease:[^]*(?=worlds)/, "disease: 3\n"),
    `small.yaml:6:10 disease: expected one of ${NAMES}, or a mapping, found 3`,
  ],
  [
    "a disease without r0",
    changed("  r0: 2\n", ""),
    "small.yaml:7:3 disease.r0: missing: a number is needed (or a preset)",
  ],
  [
    "an unknown stage",
    changed("to: recovered", "to: recoverd"),
    'small.yaml:13:20 disease.stages[0].next[0].to: unknown stage "recoverd"; did you mean "recovered"?',
  ],
  [
    "a course without end",
    changed("to: recovered", "to: ill"),
    "small.yaml:13:20 disease.stages[0].next[0].to: a course must end, but this one goes in a circle: ill, ill",
  ],
  [
    "an unreachable stage",
    changed(
      "worlds:",
      "    - { name: lost, dwell: { family: fixed, days: 1 }, next: [{ to: dead }] }\nworlds:",
    ),
    'small.yaml:14:15 disease.stages[1].name: no branch leads from the first stage to "lost"',
  ],
  [
    "two stages of one name",
    changed(
      "worlds:",
      "    - { name: ill, dwell: { family: fixed, days: 1 }, next: [{ to: dead }] }\nworlds:",
    ),
    'small.yaml:14:15 disease.stages[1].name: a second stage named "ill"',
  ],
  [
    "probabilities above 1",
    changed(
      "[{ to: recovered }]",
      "[{ to: dead, probability: [[0, 0.7], [40, 0.9]] }, { to: recovered, probability: 0.2 }, { to: dead }]",
    ),
    "small.yaml:13:13 disease.stages[0].next: at age 40 the probabilities of the branches sum to 1.1, at most 1",
  ],
  [
    "a probability of the last branch",
    changed("{ to: recovered }", "{ to: recovered, probability: 0.5 }"),
    "small.yaml:13:44 disease.stages[0].next[0].probability: the last branch takes what the others leave: remove its probability",
  ],
  [
    "a branch without probability",
    changed("{ to: recovered }", "{ to: dead }, { to: recovered }"),
    "small.yaml:13:14 disease.stages[0].next[0].probability: missing: a probability is needed (only the last branch has none)",
  ],
  [
    "nothing infectious",
    changed("infectiousness: 1", "infectiousness: 0"),
    "small.yaml:10:5 disease.stages: no stage is infectious: one needs an infectiousness above 0",
  ],
  [
    "no time in a stage",
    changed("mean: 3", "mean: 0"),
    "small.yaml:11:37 disease.stages[0].dwell.mean: must be at least 0.001, found 0",
  ],
  [
    "an unknown family",
    changed("gamma", "gama"),
    'small.yaml:11:24 disease.stages[0].dwell.family: unknown family "gama"; did you mean "gamma"?',
  ],
  [
    "steps by age that fall",
    changed("  r0: 2", "  r0: 2\n  immunity: [[5, 0.1], [3, 0.2]]"),
    "small.yaml:9:15 disease.immunity[0][0]: the first step must start at age 0, found 5\n" +
      "small.yaml:9:25 disease.immunity[1][0]: steps must increase in age: 3 comes after 5",
  ],
  [
    "nobody susceptible",
    changed("  r0: 2", "  r0: 2\n  susceptibility: [[0, 0]]"),
    "small.yaml:9:19 disease.susceptibility: must be above 0 at some age",
  ],
  [
    "bad date order",
    `${small}      - at: { day: 5 }\n        say: { stance: deny }\n`,
    "small.yaml:19:13 worlds[0].decisions[1].at: bad date order: day 5 comes after day 10; sort decisions by date",
  ],
  [
    "a date beyond the end",
    changed("day: 10", "day: 60"),
    "small.yaml:17:20 worlds[0].decisions[0].at.day: day 60 is beyond the scenario, whose last day is 59 (days: 60)",
  ],
  [
    "a moment without date or event",
    changed("{ day: 10 }", "{ after: 2 }"),
    "small.yaml:17:13 worlds[0].decisions[0].at: needs either day or when",
  ],
  [
    "a moment with both",
    changed("day: 10", "day: 1, when: leak"),
    "small.yaml:17:29 worlds[0].decisions[0].at.when: has both day and when: keep one",
  ],
  [
    "a level of nothing",
    changed("day: 10", "when: leak, above: 3"),
    "small.yaml:17:34 worlds[0].decisions[0].at.above: goes only with when: deaths, unburied, beds, disorder",
  ],
  [
    "deaths without a level",
    changed("day: 10", "when: deaths"),
    "small.yaml:17:13 worlds[0].decisions[0].at: when: deaths needs above, in deaths per 100,000 a week",
  ],
  [
    "the unburied without a level",
    `${changed("day: 10", "when: unburied")}with: [dead]`,
    "small.yaml:17:13 worlds[0].decisions[0].at: when: unburied needs above, in dead per 100,000 people",
  ],
  [
    "a share of beds above all",
    `${changed("day: 10", "when: beds, above: 5")}with: all`,
    "small.yaml:17:34 worlds[0].decisions[0].at.above: with when: beds is a share, at most 1, found 5",
  ],
  [
    "waiting for what nobody brings about",
    changed("at: { day: 10 }", "at: { day: 10 }\n        or: [{ when: disorder, above: 3 }]"),
    "small.yaml:18:22 worlds[0].decisions[0].or[0].when: goes only with the mechanism disorder: add with: [disorder]",
  ],
  [
    "a rumour that waits for what nobody brings about",
    `${small}rumours: [{ at: { when: beds, above: 0.5 }, says: false-comfort }]\nwith: [rumour]`,
    "small.yaml:19:25 rumours[0].at.when: goes only with the mechanism care: add with: [care]",
  ],
  [
    "an unknown stance",
    changed("stance: tell", "stance: tel"),
    'small.yaml:18:24 worlds[0].decisions[0].say.stance: unknown value "tel"; did you mean "tell"?',
  ],
  [
    "a forecast without horizon",
    changed("stance: tell", "stance: tell, forecast: 3"),
    "small.yaml:18:14 worlds[0].decisions[0].say: a forecast needs a horizon, in days",
  ],
  [
    "a decision that decides nothing",
    changed("        say: { stance: tell }\n", ""),
    "small.yaml:17:9 worlds[0].decisions[0]: decides nothing: needs say, do, lift, press or cut",
  ],
  [
    "two worlds of one name",
    `${small}  - name: told\n`,
    'small.yaml:19:11 worlds[1].name: both worlds are named "told"',
  ],
  ["three worlds", `${small}  - name: b\n  - name: c\n`, "small.yaml:15:3 worlds: needs at most 2 items"],
  [
    "an import that ends before it begins",
    `${small}imports: [{ from: 10, until: 5, perDay: 1 }]`,
    "small.yaml:19:30 imports[0].until: must be after from, 10, found 5",
  ],
  [
    "imports that overlap",
    `${small}imports:\n  - { from: 0, until: 9, perDay: 1 }\n  - { from: 8, perDay: 1 }`,
    "small.yaml:21:13 imports[1].from: overlaps with the entry before, which lasts until day 9",
  ],
  [
    "a parameter that is no number",
    `${small}parameters: { trust.initial: high }`,
    'small.yaml:19:30 parameters.trust.initial: expected a number, found "high"',
  ],
  [
    "neither place nor point",
    changed("places: [{ name: School, people: 100 }]", "around: { radius: 10 }"),
    "small.yaml:5:11 world.around: needs a place, or latitude and longitude",
  ],
  [
    "two kinds of world",
    changed("  places:", "  around: { place: Rome, radius: 60 }\n  places:"),
    "small.yaml:6:11 world.places: has both around and places: keep one",
  ],
  [
    "no kind of world",
    changed("world:\n  places: [{ name: School, people: 100 }]", "world: {}"),
    "small.yaml:4:8 world: needs around, countries, or places",
  ],
  [
    "several problems, in order of position",
    changed("days: 60", "days: 0").replace("r0: 2", "r0: 99").replace("stance: tell", "stance: tel"),
    "small.yaml:3:7 days: must be at least 1, found 0\n" +
      "small.yaml:8:7 disease.r0: must be at most 30, found 99\n" +
      'small.yaml:18:24 worlds[0].decisions[0].say.stance: unknown value "tel"; did you mean "tell"?',
  ],
];

describe("a malformed scenario gives one clear message with file, line and column", () => {
  test.each(cases)("%s", (_what, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test("the small scenario itself is accepted", () => {
    expect(refusal(small)).toBe("");
  });

  test("problems carry their parts, and more than twenty are counted", () => {
    const places = Array.from({ length: 30 }, (_, i) => `{ name: P${i}, people: 0 }`).join(", ");
    const text = changed("{ name: School, people: 100 }", places);
    const error = (() => {
      try {
        return readScenario(text, "f.yaml");
      } catch (thrown) {
        return thrown;
      }
    })() as ScenarioError;
    expect(error).toBeInstanceOf(ScenarioError);
    expect(error.problems).toHaveLength(20);
    expect(error.problems[0]).toEqual({
      file: "f.yaml",
      line: 5,
      column: text.split("\n")[4]!.indexOf("people: 0") + "people: ".length + 1,
      path: "world.places[0].people",
      message: "must be at least 1, found 0",
    });
    expect(error.message.split("\n")).toHaveLength(21);
    expect(error.message).toMatch(/\n\.\.\. and 10 more$/);
  });
});
