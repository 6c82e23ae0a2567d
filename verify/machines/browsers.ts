/** Browsers without a window: found or installed, opened at an address with an empty profile, and gone afterwards. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCommand, runCommand } from "./commands.ts";
import { Missing } from "./missing.ts";

export interface Browser {
  name: string;
  /** Commands it is known by; the Debian package that has the first of them. */
  commands: readonly [string, ...string[]];
  /** What it is started with, beside the address; may write into the profile, which is an empty directory. */
  start(profile: string): string[];
}

export const CHROMIUM: Browser = {
  name: "Chromium",
  commands: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  start: (profile) => [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${profile}`,
  ],
};

/** So that it asks nobody anything: neither its maker, nor whoever sits in front of it. */
const FIREFOX_SETTINGS: Readonly<Record<string, boolean | number | string>> = {
  "app.normandy.enabled": false,
  "app.update.auto": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.proxy.type": 0,
  "toolkit.telemetry.enabled": false,
};

export const FIREFOX: Browser = {
  name: "Firefox",
  commands: ["firefox-esr", "firefox"],
  start(profile) {
    const lines = Object.entries(FIREFOX_SETTINGS).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, "user.js"), lines.join(""));
    return ["--headless", "--no-remote", "--profile", profile];
  },
};

const INSTALL_SECONDS = 300;

/** Its program on this computer, after installing it where that can be done unasked. Throws Missing where it cannot. */
export async function findBrowser({ name, commands }: Browser): Promise<string> {
  const found = findCommand(commands);
  if (found !== undefined) return found;
  const apt = findCommand(["apt-get"]);
  if (apt === undefined || process.getuid?.() !== 0)
    throw new Missing(`${name} is not installed, and only root on Debian can install it from here`);
  try {
    await runCommand(apt, ["update"], INSTALL_SECONDS);
    await runCommand(apt, ["install", "-y", "--no-install-recommends", commands[0]], INSTALL_SECONDS);
  } catch (error) {
    throw new Missing(`${name} is not installed, and could not be: ${(error as Error).message}`);
  }
  const installed = findCommand(commands);
  if (installed === undefined) throw new Missing(`${name} is not installed by the package ${commands[0]}`);
  return installed;
}

/** Opens an address until `use` is done. Throws what `use` throws; an Error if it ends or takes `limitSeconds`. */
export async function openPage<T>(
  browser: Browser,
  program: string,
  address: string,
  use: Promise<T>,
  limitSeconds: number,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), "candor-browser-"));
  // A group of its own, as browsers are many processes; a home of its own, as Firefox minds whose it is.
  const child = spawn(program, [...browser.start(profile), address], {
    detached: true,
    env: { ...process.env, HOME: profile },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (data: Buffer) => (words = (words + data.toString()).slice(-2000)));
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitSeconds * 1000)));
  const failed = Promise.race([
    ended.then(() => "ended before the page answered"),
    late.then(() => `gave no answer in ${limitSeconds} s`),
  ]).then((what) => {
    throw new Error(`${browser.name} ${what}; it said: ${words}`);
  });
  try {
    return await Promise.race([use, failed]);
  } finally {
    clearTimeout(timer);
    await endGroup(child, ended);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // All of it has ended already.
  }
  await ended;
}
