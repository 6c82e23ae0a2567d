/** The machines that must agree: each engine on this computer, in its main thread and in a worker. */
import { join } from "node:path";
import { projectRoot } from "../../runner/root.ts";
import { type Browser, CHROMIUM, FIREFOX } from "./browsers.ts";
import { runCommand } from "./commands.ts";
import type { Answers } from "./in-node.ts";
import { findNode, type Major } from "./nodes.ts";
import { playInBrowser } from "./page.ts";

const LIMIT_SECONDS = 120;

async function playInNode(major: Major, all: boolean): Promise<Answers> {
  const program = join(projectRoot(), "dist", "verify", "machines", "in-node.js");
  const args = [program, all ? "all" : "few"];
  return JSON.parse(await runCommand(await findNode(major), args, LIMIT_SECONDS)) as Answers;
}

export interface Machine {
  name: string;
  /** What its main thread and its worker are called. */
  main: string;
  worker: string;
  /** Plays the worlds, all or few. Throws Missing where there is no such machine; an Error where it fails. */
  play(all: boolean): Promise<Answers>;
}

const node = (major: Major): Machine => ({
  name: `Node ${major}`,
  main: `Node ${major}`,
  worker: `a worker thread of Node ${major}`,
  play: (all) => playInNode(major, all),
});

const browser = (browser: Browser): Machine => ({
  name: browser.name,
  main: `a page of ${browser.name}`,
  worker: `a worker of ${browser.name}`,
  play: (all) => playInBrowser(browser, all, LIMIT_SECONDS),
});

export const MACHINES: readonly Machine[] = [node(20), node(24), browser(CHROMIUM), browser(FIREFOX)];
