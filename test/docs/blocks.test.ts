/** What README and MODEL print from the code is what the code has. CANDOR_WRITE_DOCS=1 writes it. */
import { readFileSync, writeFileSync } from "node:fs";
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

describe.each([
  ["README.md", ["order"]],
  [
    "MODEL.md",
    ["order", "people", "sectors", "travel", "contacts", "parameters", "fixed", "told", "presets"],
  ],
])("%s", (file, blocks) => {
  const path = new URL(`../../${file}`, import.meta.url);
  if (process.env["CANDOR_WRITE_DOCS"] === "1") writeFileSync(path, fill(readFileSync(path, "utf8")));
  const text = readFileSync(path, "utf8");

  test("has its marked blocks, and they are fresh", () => {
    expect(blocksIn(text)).toEqual(blocks);
    expect(fill(text) === text, `${file} is ${STALE}`).toBe(true);
  });

  test("names the mechanisms in their order", () => {
    const named = [...text.matchAll(/^\d+\. \*\*(\w+)\.\*\*/gm)].map(([, name]) => name);
    expect(named).toEqual(ORDER.map(({ name }) => name));
  });
});

test("MODEL.md names the constants that the code has", () => {
  const text = readFileSync(new URL("../../MODEL.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
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

test("every mechanism has its equations in MODEL.md, and every parameter its row", () => {
  const text = readFileSync(new URL("../../MODEL.md", import.meta.url), "utf8");
  for (const { name } of ORDER) expect(text).toContain(`\n**${name}.** `);
  for (const name of Object.keys(PARAMETERS)) expect(text).toContain(`| \`${name}\` |`);
});
