/** What README, MODEL and its chapters print from the code is what the code has. CANDOR_WRITE_DOCS=1 writes it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../src/kernel/reproduction.ts";
import { CONTACTS } from "../../src/population/contacts.ts";
import { BLOCK } from "../../src/population/population.ts";
import { PEOPLE } from "../../src/population/parameters.ts";
import { INTENSITY } from "../../src/scenario/intensity.ts";
import { ORDER } from "../../src/society/order.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { DETECTION_CASES } from "../../src/society/surveillance.ts";
import { TRAVEL } from "../../src/world/parameters.ts";
import { blocksIn, fill } from "./generate.ts";

const STALE = "stale: run CANDOR_WRITE_DOCS=1 npx vitest run test/docs";

const root = new URL("../../", import.meta.url);
const fields = (...names: string[]): string[] => names.map((name) => `fields ${name}`);

/** MODEL.md and its chapters, with the blocks that each is to have. */
const MODEL: readonly (readonly [file: string, blocks: readonly string[]])[] = [
  ["MODEL.md", ["order"]],
  ["docs/model/people.md", ["people", "sectors", "travel", "contacts"]],
  ["docs/model/disease.md", []],
  [
    "docs/model/knowledge.md",
    fields("surveillance", "insiders", "command", "information", "firsthand", "rumour", "trust", "fear"),
  ],
  [
    "docs/model/conduct.md",
    fields("calendar", "attendance", "hoarding", "behaviour", "orders", "exposure", "flight"),
  ],
  [
    "docs/model/endurance.md",
    ["services", ...fields("services", "hardship", "aid", "care", "dead", "disorder", "grief")],
  ],
  ["docs/model/parameters.md", ["parameters", "fixed"]],
  ["docs/model/outcomes.md", ["told"]],
  ["docs/model/assumptions.md", ["unsourced"]],
  ["docs/model/diseases.md", ["presets"]],
];

describe.each([["README.md", ["order"]], ...MODEL] as const)("%s", (file, blocks) => {
  const path = new URL(file, root);
  if (process.env["CANDOR_WRITE_DOCS"] === "1") writeFileSync(path, fill(readFileSync(path, "utf8")));
  const text = readFileSync(path, "utf8");

  test("has its marked blocks, and they are fresh", () => {
    expect(blocksIn(text).sort()).toEqual([...blocks].sort());
    expect(fill(text) === text, `${file} is ${STALE}`).toBe(true);
  });
});

test.each(["README.md", "MODEL.md"])("%s names the mechanisms in their order", (file) => {
  const text = readFileSync(new URL(file, root), "utf8");
  const named = [...text.matchAll(/^\d+\. \*\*(\w+)\.\*\*/gm)].map(([, name]) => name);
  expect(named).toEqual(ORDER.map(({ name }) => name));
});

/** The whole model, as it is read now: after its blocks have been written. */
const readModel = (): string => MODEL.map(([file]) => readFileSync(new URL(file, root), "utf8")).join("\n");

test("all chapters of the model are known, and MODEL.md leads to each", () => {
  const chapters = readdirSync(new URL("docs/model", root)).map((file) => `docs/model/${file}`);
  expect(chapters.sort()).toEqual(MODEL.flatMap(([file]) => (file === "MODEL.md" ? [] : [file])).sort());
  const entry = readFileSync(new URL("MODEL.md", root), "utf8");
  for (const file of chapters) expect(entry).toContain(`](${file})`);
});

test("the model names the constants that the code has", () => {
  const text = readModel().replaceAll(/\s+/g, " ");
  expect([GENERATIONS, text.includes("a case of the tenth generation")]).toEqual([10, true]);
  expect([DETECTION_CASES, text.includes("confirmed cases of the whole world reach five")]).toEqual([
    5,
    true,
  ]);
  expect(text).toContain(`A worker has ${CONTACTS.work} a day at work`);
  const { household, class: inClass, work, community } = INTENSITY;
  const [classed, worked, met] = [inClass, work, community].map((one) => one.toFixed(2));
  expect(text).toContain(
    `${household} at home, ${classed} in class, ${worked} at work and ${met} about town`,
  );
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const { teamFrom, teamSize, teamShare, fewestPupils, classSize, wardStaffShare, outOfWorld } = PEOPLE;
  for (const words of [
    `a workplace of more than ${teamFrom.value} has teams of about ${teamSize.value}; ${percent(teamShare.value)} of its contacts`,
    `ages with fewer than ${fewestPupils.value} pupils are merged; size / ${classSize.value} classes`,
    `In a ward ${`${wardStaffShare.value}`.slice(1)} of contacts are with its staff`,
    `${percent(outOfWorld.value)} out of the world`,
    `at most ${percent(TRAVEL.mostAway.value)} of a place's meetings`,
    `Two airports ${TRAVEL.shortestFlight.value} km apart or more`,
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain(`64 templates of ${BLOCK.toLocaleString("en-US")} people`);
});

test("every mechanism has a page of the model, and every parameter its row", () => {
  const text = readModel();
  const pages = new Map(text.split(/^### /m).map((page) => [page.split("\n", 1)[0], page]));
  for (const { name } of ORDER) {
    const page = pages.get(name)?.split(/^##? /m)[0];
    expect(page, `a page "### ${name}"`).toBeDefined();
    for (const part of ["**Evidence.**", "**Left out.**", "**To criticise.**"])
      expect(page, `${name}: ${part}`).toContain(part);
    expect(page!.length, `${name} is longer than a page`).toBeLessThan(9000);
  }
  for (const name of Object.keys(PARAMETERS)) expect(text).toContain(`| \`${name}\` |`);
});
