/** A browser plays the worlds: this project served to it as it is, without a bundle. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { kernelPath } from "../../runner/kernel.ts";
import { projectRoot } from "../../runner/root.ts";
import { type Browser, findBrowser, openPage } from "./browsers.ts";
import type { Answers } from "./in-node.ts";
import { serve } from "./server.ts";

/** Where a page finds what the library imports by name; the files that these packages name for a browser. */
const IMPORTS = {
  "d3-array": "/node_modules/d3-array/dist/d3-array.mjs",
  "d3-geo": "/node_modules/d3-geo/dist/d3-geo.mjs",
  yaml: "/node_modules/yaml/browser/index.js",
  zod: "/node_modules/zod/index.js",
};

const HTML = `<!doctype html><meta charset="utf-8"><title>Candor</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module" src="/dist/verify/machines/in-page.js"></script>`;

const ASSEMBLY = join("kernel", "assembly");

/** Addresses of all of the library's files, as compiled; throws an Error if one is not. */
export function libraryModules(): string[] {
  const root = projectRoot();
  const source = join(root, "src");
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .map((entry) => relative(source, join(entry.parentPath, entry.name)))
    .filter((path) => path.endsWith(".ts") && !path.startsWith(ASSEMBLY))
    .map((path) => {
      const module = join("dist", "src", path.replace(/\.ts$/, ".js"));
      if (!existsSync(join(root, module))) throw new Error(`${module} is not built. Run: npm run build`);
      return `/${module.split(sep).join("/")}`;
    });
}

/**
 * Opens the page of the worlds, all or few, in a browser.
 * @throws Missing if there is no such browser; an Error with the page's own if it fails
 */
export async function playInBrowser(browser: Browser, all: boolean, limitSeconds: number): Promise<Answers> {
  const program = await findBrowser(browser);
  const modules = libraryModules();
  const server = await serve(projectRoot(), ["dist", "node_modules", "scenarios"], {
    "/": { type: ".html", body: HTML },
    "/modules": { type: ".json", body: JSON.stringify(modules) },
    "/kernel": { type: ".wasm", body: readFileSync(kernelPath()) },
  });
  try {
    const address = `${server.origin}/${all ? "?all" : ""}`;
    const answer = JSON.parse(await openPage(browser, program, address, server.answered, limitSeconds));
    if ("error" in answer) throw new Error(`${browser.name}: ${answer.error}`);
    if (answer.modules !== modules.length)
      throw new Error(`${browser.name} loaded ${answer.modules} modules`);
    return answer as Answers;
  } finally {
    server.close();
  }
}
