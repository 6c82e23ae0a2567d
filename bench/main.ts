/**
 * `npm run bench`: what the kernel and a whole world cost on this computer.
 *
 *     npm run bench -- [--json] [--yardstick PATH]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compare, openScenario, openSetting, type Setting, simulate } from "../runner/index.ts";
import { loadKernel } from "../runner/kernel.ts";
import { projectRoot } from "../runner/root.ts";
import { begin, measure, median, type Time } from "./measure.ts";
import { type Outbreak, planOutbreak, runOutbreak } from "./outbreak.ts";
import { openYardstick, type Yardstick } from "./yardstick.ts";

const ROUNDS = 5;
const MEGABYTE = 1e6;
const SCENARIO = join(projectRoot(), "scenarios", "washington.yaml");
/** Without the mechanisms that are there only if asked for. */
const PLAIN = ["with=[]", "population.quarters=false"];

interface WorldTime {
  people: number;
  candidates: number;
  /** Places, people and R0, once for all worlds. */
  setUp: Time;
  /** Each world of the scenario: disease, news and society. */
  worlds: { title: string; time: Time }[];
}

interface Results {
  outbreak: {
    people: number;
    infected: number;
    candidates: number;
    /** Medians of five runs. */
    nsPerCandidate: { wall: number; cpu: number };
    seconds: Time;
    kernelBytes: number;
  };
  /** Ratios of wall times: of the medians, and of the fastest rounds, which a busy machine disturbs least. */
  yardstick: { nsPerCandidate: number; ratio: number; ratioOfFastest: number } | null;
  million: WorldTime;
  /** One pair of the whole scenario on two threads: with disease, news and what people do alone, and with every mechanism. */
  pair: { people: number; setUp: Time; time: Time; whole: Time; peakBytes: number };
}

/** Alternates our outbreak and the yardstick, so that both meet the same moods of the machine. */
function runOutbreaks(yardstick: Yardstick | null): Pick<Results, "outbreak" | "yardstick"> {
  const kernel = loadKernel();
  runOutbreak(kernel, planOutbreak(1)); // until the engine has compiled the kernel to its fastest form
  const plan = planOutbreak();
  const ours: Outbreak[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(runOutbreak(kernel, plan));
    if (yardstick !== null) theirs.push(yardstick.run());
  }
  const of = (pick: (outbreak: Outbreak) => number): number => median(ours.map(pick));
  const [{ people, infected, candidates, bytes }] = ours as [Outbreak];
  const seconds = { wall: of(({ time }) => time.wall), cpu: of(({ time }) => time.cpu) };
  const perCandidate = (s: number): number => (s / candidates) * 1e9;
  const nsPerCandidate = { wall: perCandidate(seconds.wall), cpu: perCandidate(seconds.cpu) };
  return {
    outbreak: { people, infected, candidates, nsPerCandidate, seconds, kernelBytes: bytes },
    yardstick:
      theirs.length === 0
        ? null
        : {
            nsPerCandidate: median(theirs),
            ratio: nsPerCandidate.wall / median(theirs),
            ratioOfFastest:
              perCandidate(Math.min(...ours.map(({ time }) => time.wall))) / Math.min(...theirs),
          },
  };
}

function runMillion(): WorldTime {
  const stop = begin();
  const setting = openSetting(openScenario(SCENARIO, ["people=1000000", ...PLAIN]));
  const setUp = stop();
  let candidates = 0;
  const worlds = setting.scenario.worlds.map(({ title }, world) => ({
    title,
    time: measure(() => {
      candidates = Math.max(candidates, simulate(setting, { world }).candidates);
    }),
  }));
  return { people: setting.population.total, candidates, setUp, worlds };
}

async function runPair(): Promise<Results["pair"]> {
  const stopAll = begin();
  const setting = openSetting(openScenario(SCENARIO, PLAIN));
  const setUp = stopAll();
  const pairOf = async (of: Setting): Promise<Time> => {
    const stop = begin();
    await compare(of, { pairs: 1, warnings: false, threads: 2 });
    return stop();
  };
  const time = await pairOf(setting);
  const whole = await pairOf(openSetting(SCENARIO));
  // Of the whole process since it began, both threads' worlds at once.
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { people: setting.population.total, setUp, time, whole, peakBytes };
}

const count = (n: number): string => n.toLocaleString("en-US");
const seconds = ({ wall, cpu }: Time): string => `${wall.toFixed(2)} s  (${cpu.toFixed(2)} s of processor)`;
const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;

function tabulate({ outbreak, yardstick, million, pair }: Results): string {
  const rows: [string, string][] = [
    [
      "disease only",
      `${count(outbreak.people)} people, ${count(outbreak.infected)} infected, ${count(outbreak.candidates)} candidates`,
    ],
    ["  a whole outbreak", seconds(outbreak.seconds)],
    [
      "  a candidate",
      `${outbreak.nsPerCandidate.wall.toFixed(0)} ns  (${outbreak.nsPerCandidate.cpu.toFixed(0)} ns of processor)`,
    ],
    [
      "  kernel's memory",
      `${megabytes(outbreak.kernelBytes)}, ${(outbreak.kernelBytes / outbreak.people).toFixed(1)} bytes a person`,
    ],
  ];
  if (yardstick !== null) {
    rows.push(["  native yardstick", `${yardstick.nsPerCandidate.toFixed(0)} ns a candidate`]);
    rows.push([
      "  ratio",
      `${yardstick.ratio.toFixed(2)}  (fastest rounds ${yardstick.ratioOfFastest.toFixed(2)})`,
    ]);
  }
  rows.push(["disease, news and society", `${count(million.people)} people, 360 days`]);
  rows.push(["  places, people and R0", seconds(million.setUp)]);
  for (const { title, time } of million.worlds) rows.push([`  ${title}`, seconds(time)]);
  rows.push(["one pair, two threads", `${count(pair.people)} people, 360 days`]);
  rows.push(["  places, people and R0", seconds(pair.setUp)]);
  rows.push(["  both worlds", seconds(pair.time)]);
  rows.push(["  with every mechanism", seconds(pair.whole)]);
  rows.push(["  ratio", (pair.whole.cpu / pair.time.cpu).toFixed(2)]);
  rows.push(["  peak memory", megabytes(pair.peakBytes)]);
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`).join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, yardstick: { type: "string" } } });
  // An empty variable is as good as none.
  const path = values.yardstick ?? (process.env["CANDOR_YARDSTICK"] || undefined);
  const yardstick = path === undefined ? null : openYardstick(path);
  try {
    // The pair first: the peak of memory is the process's, and the outbreaks would leave theirs behind.
    const pair = await runPair();
    const results: Results = { ...runOutbreaks(yardstick), million: runMillion(), pair };
    process.stdout.write(`${values.json ? JSON.stringify(results, null, 2) : tabulate(results)}\n`);
  } finally {
    yardstick?.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
