import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candor, leftBehind, SMALL, workspace } from "./candor.ts";

/** A list in a list in a list, nine times each: a billion values if written out. */
const BOMB = `version: 1\na: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"]
  .map((name, i) => `${name}: &${name} [${new Array(9).fill(`*${"abcdefgh"[i]}`).join(", ")}]`)
  .join("\n")}\n`;

const AROUND = `version: 1
name: around
days: 10
world:
  around:
    place: Washingtn
    country: US
    radius: 5
disease: covid-19-ancestral
`;

const cwd = workspace({
  "small.yaml": SMALL,
  "empty.yaml": "",
  "type.yaml": SMALL.replace("days: 60", "days: soon"),
  "key.yaml": SMALL.replace("seedInfections", "seedInfection"),
  "range.yaml": SMALL.replace("days: 60", "days: 4000"),
  "order.yaml": SMALL.replace("decisions: [", "decisions: [{ at: { day: 30 }, say: { stance: deny } }, "),
  "late.yaml": SMALL.replace("day: 10", "day: 100"),
  "huge.yaml": "a".repeat(4_500_000),
  "bomb.yaml": BOMB,
  "tab.yaml": "version: 1\n\tname: x\n",
  "around.yaml": AROUND,
  "one.yaml": SMALL.slice(0, SMALL.indexOf("  - name: silent")),
  "parameter.yaml": `${SMALL}parameters:\n  fear.thta: 0.1\n`,
});
mkdirSync(join(cwd, "folder"));

/** Command line, exit code, the whole of what is said. */
const CASES: readonly (readonly [string, number, string])[] = [
  ["check nothing.yaml", 1, "candor: there is no file nothing.yaml"],
  ["check smal.yaml", 1, 'candor: there is no file smal.yaml; did you mean "small.yaml"?'],
  [
    "check washingtn",
    1,
    'candor: there is no file and no scenario named "washingtn"; did you mean "washington"?',
  ],
  [
    "check folder",
    1,
    "candor: folder is a directory without a run; name a scenario file, a scenario or a run.",
  ],
  ["check empty.yaml", 1, "empty.yaml:1:1 the file is empty; a scenario begins with version: 3"],
  ["check type.yaml", 1, 'type.yaml:4:7 days: expected a number, found "soon"'],
  [
    "check key.yaml",
    1,
    'key.yaml:10:1 seedInfection: unknown key "seedInfection"; did you mean "seedInfections"?',
  ],
  ["check range.yaml", 1, "range.yaml:4:7 days: must be at most 3650, found 4000"],
  [
    "check order.yaml",
    1,
    "order.yaml:14:67 worlds[0].decisions[1].at: bad date order: day 10 comes after day 30; sort decisions by date",
  ],
  [
    "check late.yaml",
    1,
    "late.yaml:14:30 worlds[0].decisions[0].at.day: day 100 is beyond the scenario, whose last day is 59 (days: 60)",
  ],
  ["check huge.yaml", 1, "huge.yaml:1:1 too large: at most 1000000 characters"],
  ["check bomb.yaml", 1, "bomb.yaml:4:8 d[0][0]: too many aliases: at most 100"],
  ["check tab.yaml", 1, "tab.yaml:2:1 a tab used as indentation; use spaces"],
  [
    "check around.yaml",
    1,
    'around.yaml:6:12 world.around.place: no place named "Washingtn" in US in the gazetteer; did you mean Washington (US) or Washington (GB) or Ashington (GB)?',
  ],
  [
    "check around.yaml --set world.around.place=Xqzwv",
    1,
    '--set world.around.place=Xqzwv: world.around.place: no place named "Xqzwv" in US in the gazetteer',
  ],
  [
    "check small.yaml --set days",
    1,
    "--set days: expected path=value, such as days=100 or worlds[0].title=Told",
  ],
  ["check small.yaml --days 0", 1, "--days 0: days: must be at least 1, found 0"],
  ["check small.yaml --people 0", 1, "--people 0: people: must be at least 1, found 0"],
  [
    "check parameter.yaml",
    1,
    'parameter.yaml:18:3 parameters.fear.thta: unknown key "fear.thta"; did you mean "fear.theta"?',
  ],
  [
    "check small.yaml --set parameters.fear.theta=9",
    1,
    "--set parameters.fear.theta=9: parameters.fear.theta: must be from 0 to 1 (share of full fear), found 9",
  ],
  [
    "check small.yaml --set without=[fearr]",
    1,
    '--set without=[fearr]: without[0]: unknown value "fearr"; did you mean "fear"?',
  ],
  ["run small.yaml --world tld", 1, 'candor: no world is named "tld"; did you mean "told"?'],
  [
    "compare one.yaml",
    1,
    "one.yaml:12:3 worlds: a comparison needs two worlds, and there is one: add a second under worlds, or use candor run",
  ],
  [
    "person one.yaml --who spared",
    1,
    "candor: --who spared compares two worlds, and there is one; use --who died, --first-case or --person.",
  ],
  [
    "check small.yaml --days soon",
    2,
    "error: option '--days <n>' argument 'soon' is invalid. It must be a whole number from 0.\n(candor --help shows what there is)",
  ],
  [
    "check small.yaml --sed 3",
    2,
    "error: unknown option '--sed'\n(Did you mean one of --seed, --set?)\n(candor --help shows what there is)",
  ],
  [
    "compar small.yaml",
    2,
    "error: unknown command 'compar'\n(Did you mean compare?)\n(candor --help shows what there is)",
  ],
  [
    "person small.yaml --person 1 --first-case",
    2,
    "candor: name one person: --person, --place, --first-case, or --who and --random.",
  ],
];

describe("what cannot be used", () => {
  it.each(CASES)("candor %s", async (line, code, words) => {
    const { stderr, stdout, code: exit } = await candor(cwd, ...line.split(" "));
    expect({ stderr, stdout, exit }).toEqual({ stderr: `${words}\n`, stdout: "", exit: code });
  });

  it("is a JSON document where one was asked for", async () => {
    const { code, stdout } = await candor(cwd, "check", "type.yaml", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        exitCode: 1,
        message: 'type.yaml:4:7 days: expected a number, found "soon"',
        problems: [
          { file: "type.yaml", line: 4, column: 7, path: "days", message: 'expected a number, found "soon"' },
        ],
      },
    });
  });

  it("leaves nothing behind", () => {
    expect(leftBehind(cwd)).toEqual(["folder"]);
  });
});
