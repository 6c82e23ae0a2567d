/** A run that is killed outright, at any moment, and gone on with: the same digest as one that was left alone. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
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

/** Moments spread over the whole run, in an order of their own: a Weyl sequence, so that no two runs of the test differ. */
const moment = (i: number, longest: number): number => 50 + ((i * 0.618_033_988_75) % 1) * longest;

describe("a run that was killed", () => {
  it(`goes on to the same digest, at each of ${KILLS} moments`, async () => {
    const began = performance.now();
    const { code } = await candor(cwd, ...RUN, ...OFTEN, "--out", "whole");
    const longest = performance.now() - began;
    expect(code).toBe(0);
    const digest = digestOf("whole");
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    let wentOn = 0;
    for (let i = 0; i < KILLS; i++) {
      const out = `killed-${i}`;
      const child = start(cwd, [...RUN, ...OFTEN, "--out", out]);
      const end = ended(child);
      const timer = setTimeout(() => child.kill("SIGKILL"), moment(i, longest));
      await end;
      clearTimeout(timer);
      // The last moments may come when it is done already.
      if (existsSync(join(cwd, out))) continue;
      if (existsSync(join(cwd, `.${out}.checkpoint`))) wentOn++;
      const resumed = await candor(cwd, ...RUN, "--resume", "--out", out);
      expect(resumed.stderr).toBe("");
      expect(digestOf(out)).toBe(digest);
      expect(readdirSync(cwd).filter((name) => name.startsWith(`.${out}`))).toEqual([]);
    }
    // Else nothing was shown.
    expect(wentOn).toBeGreaterThan(KILLS / 3);
  });

  it("says how to go on when it was stopped by hand", async () => {
    const child = start(cwd, [...RUN, ...OFTEN, "--days", "3000", "--out", "stopped"]);
    const end = ended(child);
    while (!existsSync(join(cwd, ".stopped.checkpoint"))) await new Promise((done) => setTimeout(done, 20));
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
    while (!existsSync(path)) await new Promise((done) => setTimeout(done, 20));
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
