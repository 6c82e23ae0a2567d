/** Every page of examples/ is run, and prints what it says it prints. CANDOR_WRITE_DOCS=1 writes what it prints into it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { workspace } from "../cli/candor.ts";
import { runPage } from "./literate.ts";

const folder = join(projectRoot(), "examples");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

test("there are seven, in order", () => {
  expect(pages.map((name) => name.slice(0, 2))).toEqual(["01", "02", "03", "04", "05", "06", "07"]);
});

test("the mechanism that a page shows is the file beside it", () => {
  const page = readFileSync(join(folder, "07-a-mechanism-of-your-own.md"), "utf8");
  expect(page).toContain(
    `\`\`\`js neighbours.mjs\n${readFileSync(join(folder, "neighbours.mjs"), "utf8")}\`\`\``,
  );
});

test.each(pages)("%s prints what it says", async (name) => {
  const path = join(folder, name);
  const { printed, renewed } = await runPage(path, workspace({}));
  expect(printed.length).toBeGreaterThan(0);
  if (process.env["CANDOR_WRITE_DOCS"]) writeFileSync(path, renewed);
  else for (const { said, is } of printed) expect(said).toBe(is);
});
