import { describe, expect, it } from "vitest";
import { candor, leftBehind, SMALL, workspace } from "./candor.ts";

interface Link {
  day: number;
  person: number | null;
  generation: number | null;
  words: string;
}

interface Answer {
  simulated: boolean;
  person: { number: number; place: string };
  event: string;
  worlds: { name: string; day: number | null; infection: Link[]; news: { links: Link[] }[] }[];
  butFor: {
    of: number;
    with: number;
    without: number;
    both: number;
    onlyWith: number;
    onlyWithout: number;
    neither: number;
    decision: string;
  } | null;
  coupling: string;
}

const MEASURES = SMALL.replace(
  "decisions: [{",
  "decisions: [{ at: { day: 5 }, do: { measure: vaccinate, perDay: 3000 } }, {",
);
const cwd = workspace({ "small.yaml": SMALL, "measures.yaml": MEASURES });

async function ask(...args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await candor(cwd, "why", ...args, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Answer;
}

const failure = async (...args: string[]): Promise<[number, string]> => {
  const { code, stdout, stderr } = await candor(cwd, "why", ...args, "--quiet");
  expect(stdout).toBe("");
  return [code, stderr];
};

describe("candor why", () => {
  it("tells the chain of infection back to where it came in", async () => {
    const answer = await ask("small.yaml", "spared", "infected", "--worlds", "3");
    expect(answer.simulated).toBe(true);
    const [told, silent] = answer.worlds;
    expect(told!.day).toBeNull();
    const { infection } = silent!;
    expect(infection[0]!.words).toMatch(/from elsewhere\.$/);
    expect(infection.at(-1)).toMatchObject({ person: answer.person.number, day: silent!.day });
    expect(infection.map(({ generation }) => generation)).toEqual(infection.map((_, i) => i));
    // What spared them is counted with and without, where it was said.
    const { butFor } = answer;
    expect(butFor).toMatchObject({ of: 3, decision: "worlds[0].decisions[0]" });
    expect(butFor!.both + butFor!.onlyWith).toBe(butFor!.with);
    expect(butFor!.both + butFor!.onlyWithout).toBe(butFor!.without);
    expect(butFor!.both + butFor!.onlyWith + butFor!.onlyWithout + butFor!.neither).toBe(3);
    expect(answer.coupling).toMatch(/no data identify it/);
  });

  it("tells the chain of information back to the statement, and that nobody hears without it", async () => {
    const answer = await ask("small.yaml", "0", "heard", "--worlds", "2", "--world", "told");
    const [{ links }] = answer.worlds[0]!.news as [{ links: Link[] }];
    expect(links[0]).toMatchObject({ day: 10, person: null });
    expect(links.at(-1)!.person).toBe(answer.person.number);
    expect(answer.butFor).toMatchObject({ with: 2, without: 0 });
  });

  it("takes away the order that the event itself came of", async () => {
    const answer = await ask(
      "measures.yaml",
      "Northtown:300",
      "vaccinated",
      "--worlds",
      "2",
      "--world",
      "told",
    );
    expect(answer.butFor).toMatchObject({ with: 2, without: 0, decision: "worlds[0].decisions[0]" });
    const other = await ask(
      "measures.yaml",
      "Northtown:300",
      "vaccinated",
      "--worlds",
      "1",
      "--but",
      "worlds[0].decisions[1]",
    );
    expect(other.butFor).toMatchObject({ with: 1, without: 1, decision: "worlds[0].decisions[1]" });
  });

  it("prints dated sentences in 80 columns and writes no files", async () => {
    const { code, stdout } = await candor(
      cwd,
      "why",
      "small.yaml",
      "first-case",
      "infected",
      "--worlds",
      "0",
      "--quiet",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Person \d+, “infected”: why\?\nSimulated · Two towns · number \d+ of/);
    expect(stdout).toMatch(/\n {2}Day 0 +Generation 0: Person/);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(leftBehind(cwd)).toEqual([]);
  });

  it("lists what a life has if it has not the event", async () => {
    const [code, message] = await failure("small.yaml", "first-case", "vaccinated");
    expect(code).toBe(1);
    expect(message).toMatch(
      /^candor: person \d+ is never “vaccinated”\. What befalls them in “Told”: infected on day 0.*; in “Silent”: infected on day 0/,
    );
  });

  it.each([
    [["small.yaml", "17", "infectd"], 2, 'candor: no event is called "infectd"; did you mean "infected"?\n'],
    [["small.yaml", "sparred", "infected"], 2, 'candor: nobody is named "sparred"; did you mean "spared"?\n'],
    [
      ["small.yaml", "17", "infected", "--world", "silence"],
      1,
      'candor: there is no world "silence"; did you mean "silent"?\n',
    ],
    [
      ["small.yaml", "17", "infected", "--but", "decisions[0]"],
      2,
      'candor: --but names a decision as worlds[0].decisions[1]; found "decisions[0]".\n',
    ],
    [
      ["small.yaml", "17", "infected", "--but", "worlds[0].decisions[1]"],
      1,
      "candor: there is no worlds[0].decisions[1]: there is 1 decision in that world, counted from 0.\n",
    ],
    [
      ["small.yaml", "20000", "infected"],
      1,
      "candor: there is no person 20000: people are numbered 0 to 19999.\n",
    ],
  ])("knows what there is: %j", async (args, code, message) => {
    expect(await failure(...args)).toEqual([code, message]);
  });
});

describe("candor compare --causes", () => {
  it("finds a cause for every difference, and tells the chain from the act to a person", async () => {
    const { code, stdout, stderr } = await candor(
      cwd,
      "compare",
      "measures.yaml",
      "--causes",
      "spared",
      "--json",
    );
    expect([code, stderr]).toEqual([0, ""]);
    const report = JSON.parse(stdout) as {
      differences: number;
      uncaused: number;
      faults: string[];
      firstAct: { day: number };
      firstDifference: number;
      chain: { person: number; links: { day: number; kind: string; words: string }[] };
    };
    expect(report.differences).toBeGreaterThan(1000);
    expect([report.uncaused, report.faults]).toEqual([0, []]);
    expect(report.firstAct.day).toBe(5);
    expect(report.firstDifference).toBeGreaterThanOrEqual(5);
    const { links, person } = report.chain;
    expect(links[0]).toMatchObject({ day: 5, kind: "act" });
    expect(links.at(-1)!.words).toMatch(new RegExp(`^Person ${person} .* is infected `));
    const days = links.map(({ day }) => day);
    expect(days).toEqual(days.toSorted((one, two) => one - two));
  });

  it("says so in words where nothing differs", async () => {
    const same = [
      "--set",
      "worlds[1].decisions=[{at: {day: 10}, say: {stance: tell, threat: 0.8, advice: 0.8}}]",
    ];
    const { code, stdout } = await candor(cwd, "compare", "small.yaml", "--causes", "17", "--quiet", ...same);
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing differs: the two worlds are the same, event for event.");
    expect(stdout).toContain("Nothing differs for this person.");
  });

  it("refuses a world too large to keep event by event, and says what would do", async () => {
    const { code, stderr } = await candor(
      cwd,
      "compare",
      "small.yaml",
      "--causes",
      "--people",
      "600000",
      "--quiet",
    );
    expect(code).toBe(1);
    expect(stderr).toBe(
      "candor: --causes keeps every event of both worlds, for at most 500,000 people; this world has 600,000. Use --people 200000, or another number up to that.\n",
    );
  });
});
