import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { changed, refusal, small } from "./small.ts";

const read = (...sets: string[]) => readScenario(small, "small.yaml", sets);
const preset = small.replace(/disease:[^]*(?=worlds)/, "disease: measles\n");

describe("--set path=value", () => {
  test("sets what is there and what is not yet there", () => {
    expect(read("days=99").days).toBe(99);
    expect(read("seeds.fates=7").seeds).toEqual({ people: 1, fates: 7 });
    expect(read("worlds[0].decisions[0].say.threat=0.5").worlds[0]!.decisions[0]!.say!.threat).toBe(0.5);
    expect(read("worlds[1].name=silent").worlds.map((world) => world.name)).toEqual(["told", "silent"]);
  });

  test("reads values as YAML", () => {
    expect(read("imports=[{ from: 0, until: 5, perDay: 2 }]").imports).toEqual([
      { from: 0, until: 5, perDay: 2 },
    ]);
    expect(read('title="a = b"').title).toBe("a = b");
    expect(read("people=null").people).toBeNull();
  });

  test("names of parameters keep their dots", () => {
    expect(read("parameters.trust.initial=0.5", "parameters.fear.theta=0").parameters).toEqual({
      "trust.initial": 0.5,
      "fear.theta": 0,
    });
  });

  test("a preset given by name takes changes", () => {
    const { disease } = readScenario(preset, "small.yaml", ["disease.r0=12"]);
    expect([disease.name, disease.r0]).toEqual(["measles", 12]);
  });

  test("the last of two wins", () => {
    expect(read("days=70", "days=80").days).toBe(80);
  });

  test("an alias set in one place stays as it is in the other", () => {
    const text = changed("{ stance: tell }", "&said { stance: tell }").concat(
      "  - name: other\n    decisions:\n      - { at: { day: 20 }, say: *said }\n",
    );
    const { worlds } = readScenario(text, "small.yaml", ["worlds[0].decisions[0].say.stance=deny"]);
    expect(worlds.map((world) => world.decisions[0]!.say!.stance)).toEqual(["deny", "tell"]);
  });

  test.each([
    ["days=abc", '--set days=abc: days: expected a number, found "abc"'],
    ["dayz=3", '--set dayz=3: dayz: unknown key "dayz"; did you mean "days"?'],
    ["disease.r0=99", "--set disease.r0=99: disease.r0: must be at most 30, found 99"],
    ["seeds.x.y=1", '--set seeds.x.y=1: seeds.x: unknown key "x"; the keys here are: people, fates'],
    ["nonsense", "--set nonsense: expected path=value, such as days=100 or worlds[0].title=Told"],
    ["a..b=1", "--set a..b=1: expected path=value, such as days=100 or worlds[0].title=Told"],
    ["worlds[3].title=x", "--set worlds[3].title=x: worlds has a length of 1, so there is no [3]"],
    ["worlds.told=x", "--set worlds.told=x: worlds is a list: write worlds[0] for its first item"],
    ["days.x=1", "--set days.x=1: days is 60 and has nothing inside"],
    ["days=[", "--set days=[: the value: not valid YAML: Flow sequence must end with a ]"],
    ["__proto__.x=1", '--set __proto__.x=1: unknown key "__proto__"'],
  ])("%s is refused by name", (set, message) => {
    expect(refusal(small, [set])).toBe(message);
  });

  test("a problem of the change stays with the change, where the file has something around it", () => {
    expect(refusal(`${small}seeds: { people: 3 }\n`, ["seeds.x.y=1"])).toBe(
      '--set seeds.x.y=1: seeds.x: unknown key "x"; the keys here are: people, fates',
    );
  });

  test("a problem of the file stays with the file", () => {
    expect(refusal(small, ["days=10"])).toBe(
      "small.yaml:17:20 worlds[0].decisions[0].at.day: day 10 is beyond the scenario, whose last day is 9 (days: 10)",
    );
    const three = `${small}  - name: b\n  - name: c\n`;
    expect(refusal(three, ["worlds[0].title=Told"])).toBe("small.yaml:15:3 worlds: needs at most 2 items");
  });
});
