import { describe, expect, it } from "vitest";
import { candor, leftBehind, workspace } from "./candor.ts";

interface Told {
  how: string;
  person: { number: number; place: string; numberInPlace: number; age: number; opening: string };
  worlds: { name: string; digest: string; lines: { day: number; kind: string; words: string }[] }[];
}

const cwd = workspace();

async function tell(...args: string[]): Promise<Told> {
  const { code, stdout, stderr } = await candor(cwd, "person", "small.yaml", "--json", ...args);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Told;
}

const kinds = (told: Told, world: number): string[] => told.worlds[world]!.lines.map((line) => line.kind);

describe("candor person", () => {
  it("tells of someone spared: infected in the second world only", async () => {
    const told = await tell("--who", "spared");
    expect(kinds(told, 0)).not.toContain("infected");
    expect(kinds(told, 1)).toContain("infected");
    expect(told.how).toMatch(/^Drawn from the [\d,]+ who are never infected in the first world/);
    // The same person by number is the same life.
    const again = await tell("--person", `${told.person.number}`);
    expect(again.worlds).toEqual(told.worlds);
    const { place, numberInPlace } = told.person;
    const there = await tell("--place", place.toUpperCase(), "--number", `${numberInPlace}`);
    expect(there.person).toEqual(told.person);
  });

  it("tells of someone who died, and nothing after it", async () => {
    const told = await tell("--who", "died", "--random", "3");
    const dying = told.worlds.filter((world) => world.lines.some((line) => line.kind === "died"));
    expect(dying.length).toBeGreaterThan(0);
    for (const { lines } of dying) expect(lines.at(-1)?.words).toMatch(/^They die, /);
  });

  it("tells of those who live: the first by number, or any one of them", async () => {
    const told = await tell("--who", "survivor");
    const [world] = told.worlds;
    expect(world!.lines.at(-1)!.words).toMatch(/^They are alive/);
    expect(told.how).toMatch(
      /^The first by number of the [\d,]+ who are alive at the end of the first world\.$/,
    );
    for (let number = 0; number < told.person.number; number++) {
      const other = await tell("--person", `${number}`);
      expect(other.worlds[0]!.lines.at(-1)!.words).toMatch(/^They die/);
    }
    const drawn = await tell("--who", "survivor", "--random", "4");
    expect(drawn.person.number).not.toBe(told.person.number);
    expect(drawn.worlds[0]!.lines.at(-1)!.words).toMatch(/^They are alive/);
  });

  it("tells of the first case, infected from elsewhere on day 0", async () => {
    const told = await tell("--first-case");
    expect(told.worlds.map(({ lines }) => lines.find((line) => line.kind === "infected"))).toEqual([
      {
        day: 0,
        kind: "infected",
        words: "They are infected by someone from elsewhere, outside these places.",
      },
      {
        day: 0,
        kind: "infected",
        words: "They are infected by someone from elsewhere, outside these places.",
      },
    ]);
  });

  it("prints dated sentences in 80 columns and writes no files", async () => {
    const { code, stdout } = await candor(cwd, "person", "small.yaml", "--random", "5", "--quiet");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Person \d+\nSimulated · Two towns · number \d+ of (North|South)town\n/);
    expect(stdout).toMatch(/\n {2}Day \d+ +[A-Z]/);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(leftBehind(cwd)).toEqual([]);
  });

  it("knows who is not there", async () => {
    const beyond = await candor(cwd, "person", "small.yaml", "--person", "20000", "--quiet");
    expect(beyond).toEqual({
      code: 1,
      stdout: "",
      stderr: "candor: there is no person 20000: people are numbered 0 to 19999.\n",
    });
    const place = await candor(
      cwd,
      "person",
      "small.yaml",
      "--place",
      "Northtwn",
      "--number",
      "1",
      "--quiet",
    );
    expect(place.stderr).toBe(
      'candor: no place of this world is named "Northtwn"; did you mean "Northtown"?\n',
    );
    expect(place.code).toBe(1);
  });
});
