/** How far the work is: one line on standard error that rewrites itself in a terminal, and now and then elsewhere. */
import type { Progress } from "../runner/workers.ts";
import { amount } from "../src/report/number.ts";
import { lineWidth } from "./terminal.ts";

const EVERY_MS = 10_000;
const BAR = 10;
const REWRITE = "\r\u001b[2K";

export interface ProgressLine {
  /** What is being done, where a line can be rewritten. */
  begin(words: string): void;
  /** A finished stage of the work, with the seconds since the one before. */
  stage(words: string): void;
  update(progress: Progress): void;
  /** How many live in the world that is run, once that is known. */
  count(people: number): void;
  /** Takes the line away. */
  end(): void;
}

const SILENT: ProgressLine = { begin() {}, stage() {}, update() {}, count() {}, end() {} };

/** "23 s", "4 min 10 s", "2 h 5 min" */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** The line itself: bar, worlds, share, rate and time left. */
function describeProgress(
  { done, all, worlds, ofWorlds }: Progress,
  people: number,
  seconds: number,
): string {
  const share = all > 0 ? done / all : 0;
  const bar = "=".repeat(Math.floor(share * BAR)).padEnd(BAR);
  const parts = [
    `[${bar}] ${worlds} of ${ofWorlds} ${ofWorlds === 1 ? "world" : "worlds"}`,
    `${Math.floor(share * 100)} %`,
  ];
  if (done > 0 && seconds > 0) {
    parts.push(`${amount((done * people) / seconds)} person-days/s`);
    if (done < all) parts.push(`${duration((seconds * (all - done)) / done)} left`);
  }
  return parts.join(" · ");
}

export function showProgress(options: { quiet?: boolean; json?: boolean }): ProgressLine {
  if (options.quiet || options.json) return SILENT;
  const { stderr } = process;
  const rewrites = stderr.isTTY && process.env["TERM"] !== "dumb";
  let people = 0;
  let since = performance.now();
  let started: number | undefined;
  let printed = performance.now();
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write(REWRITE);
    shown = false;
  };
  return {
    begin(words) {
      if (!rewrites) return;
      stderr.write(`${REWRITE}${words} ...`);
      shown = true;
    },
    stage(words) {
      clear();
      const now = performance.now();
      stderr.write(`${words} (${((now - since) / 1000).toFixed(1)} s)\n`);
      since = now;
      started = undefined;
    },
    update(progress) {
      const now = performance.now();
      started ??= now;
      const line = describeProgress(progress, people, (now - started) / 1000);
      if (rewrites) {
        stderr.write(REWRITE + line.slice(0, lineWidth() - 1));
        shown = true;
      } else if (now - printed >= EVERY_MS) {
        stderr.write(`${line}\n`);
        printed = now;
      }
    },
    count(now) {
      people = now;
    },
    end: clear,
  };
}
