/** A run that is killed outright, at any moment, and gone on with: the same digest as one that was left alone. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candor, ended, start, workspace } from "./candor.ts";

const cwd = workspace();
const RUN = ["run", "small.yaml", "--people", "100000", "--days", "120", "--quiet"];
/** Kept as often as can be, so that a kill falls between, before and into the writing of checkpoints. */
const OFTEN = ["--checkpoint", "0.02"];
const KILLS = 20;

const digestOf = (directory: string): string => {
  const manifest = JSON.parse(readFileSync(join(cwd, directory, "manifest.json"), "utf8")) as unknown;
  const found = /"digests?":\s*\[?\s*(?:\[\s*)?"([0-9a-f]{16})"/.exec(JSON.stringify(manifest));
  return found?.[1] ?? `no digest in ${JSON.stringify(manifest)}`;
};

/** The first are killed before anything is kept, the others so long after the first time that something was. */
const EARLY = 2;
const LATEST_MS = 600;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts the run and kills it, some time after its first checkpoint is there; false if it was done before that. */
async function kill(out: string, delay: number): Promise<boolean> {
  const child = start(cwd, [...RUN, ...OFTEN, "--out", out]);
  const end = ended(child);
  while (!existsSync(join(cwd, `.${out}.checkpoint`)) && child.exitCode === null) await pause(2);
  await pause(delay);
  child.kill("SIGKILL");
  await end;
  return !existsSync(join(cwd, out));
}

describe("a run that was killed", () => {
  it(`goes on to the same digest, at each of ${KILLS} moments`, async () => {
    const { code } = await candor(cwd, ...RUN, ...OFTEN, "--out", "whole");
    expect(code).toBe(0);
    const digest = digestOf("whole");
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    for (let i = 0; i < KILLS; i++) {
      const out = `killed-${i}`;
      if (i < EARLY) {
        const child = start(cwd, [...RUN, ...OFTEN, "--out", out]);
        const end = ended(child);
        await pause(40 + 60 * i);
        child.kill("SIGKILL");
        await end;
      } else {
        // Spread evenly, in an order of their own (a Weyl sequence); a machine that is done by then is killed sooner.
        let delay = ((i * 0.618_033_988_75) % 1) * LATEST_MS;
        while (!(await kill(out, delay))) {
          rmSync(join(cwd, out), { recursive: true });
          delay /= 2;
        }
      }
      expect(existsSync(join(cwd, `.${out}.checkpoint`))).toBe(i >= EARLY);
      const resumed = await candor(cwd, ...RUN, "--resume", "--out", out);
      expect(resumed.stderr).toBe("");
      expect(digestOf(out)).toBe(digest);
      expect(readdirSync(cwd).filter((name) => name.startsWith(`.${out}`))).toEqual([]);
    }
  });

  it("says how to go on when it was stopped by hand", async () => {
    const child = start(cwd, [...RUN, ...OFTEN, "--days", "3000", "--out", "stopped"]);
    const end = ended(child);
    while (!existsSync(join(cwd, ".stopped.checkpoint"))) await pause(20);
    child.kill("SIGINT");
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /candor: stopped; the same command with --resume goes on from \S+\.checkpoint\.\n$/,
    );
  });

  it("refuses the checkpoint of another run, and one that is not whole", async () => {
    const child = start(cwd, [...RUN, ...OFTEN, "--days", "3000", "--out", "other"]);
    const path = join(cwd, ".other.checkpoint");
    while (!existsSync(path)) await pause(20);
    const end = ended(child);
    child.kill("SIGKILL");
    await end;
    const other = await candor(cwd, ...RUN, "--resume", "--out", "other");
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(
      /other\.checkpoint is of another run, or of another version of Candor; remove it/,
    );
    truncateSync(path, readFileSync(path).length - 9);
    const short = await candor(cwd, ...RUN, "--days", "3000", "--resume", "--out", "other");
    expect(short.code).toBe(1);
    expect(short.stderr).toMatch(/other\.checkpoint is no whole checkpoint; remove it/);
    writeFileSync(path, "something else");
    const wrong = await candor(cwd, ...RUN, "--resume", "--out", "other");
    expect(wrong.stderr).toMatch(/other\.checkpoint is no whole checkpoint/);
  });
});
