/** Every link of the documents leads somewhere: to a file or folder here, and to a heading of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const decisions = readdirSync(join(root, "docs", "decisions"));
const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`);
const documents = [
  "README.md",
  "MODEL.md",
  "CHANGELOG.md",
  "src/kernel/README.md",
  "src/maths/README.md",
  ...["docs", "docs/decisions", "docs/model", "scenarios", "examples"].flatMap(pagesIn),
];

/** The anchor a heading gets on the usual forges. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!));

describe.each(documents)("%s", (file) => {
  const text = readFileSync(join(root, file), "utf8");

  test("links only to what exists", () => {
    const missing: string[] = [];
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target!)) continue;
      const [path, anchor] = target!.split("#") as [string, string | undefined];
      const full = path === "" ? join(root, file) : join(root, dirname(file), path);
      if (!existsSync(full)) missing.push(target!);
      else if (anchor !== undefined && !headings(readFileSync(full, "utf8")).includes(anchor))
        missing.push(target!);
    }
    expect(missing).toEqual([]);
  });

  test("names only files that exist, where it gives a path", () => {
    const named = [...text.matchAll(/`((?:src|test|runner|cli|bench|docs|scenarios|examples)\/[\w./-]+)`/g)];
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe("decisions", () => {
  test("are numbered from 001 on, each number once, and say so in their title", () => {
    expect(decisions.map((file) => file.slice(0, 3)).sort()).toEqual(
      decisions.map((_, i) => `${i + 1}`.padStart(3, "0")),
    );
    for (const file of decisions) {
      const title = readFileSync(join(root, "docs", "decisions", file), "utf8").split("\n", 1)[0]!;
      expect(title.startsWith(`# ${file.slice(0, 3)} `)).toBe(true);
    }
  });

  test.each(decisions)("%s has context, decision, consequence, and what would change it", (file) => {
    const text = readFileSync(join(root, "docs", "decisions", file), "utf8");
    const parts = [...text.matchAll(/^\*\*([^*]+)\.\*\* /gm)].map(([, part]) => part);
    expect(parts).toEqual(["Context", "Decision", "Consequence", "What would change it"]);
  });

  test("are referred to by numbers that exist", () => {
    const folder = join(root, "src");
    const unknown: string[] = [];
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.(ts|md)$/.test(path)) continue;
      for (const [, number] of readFileSync(join(folder, path), "utf8").matchAll(/decision (\d{3})/g)) {
        if (!decisions.some((file) => file.startsWith(number!))) unknown.push(`${path}: ${number}`);
      }
    }
    expect(unknown).toEqual([]);
  });
});
