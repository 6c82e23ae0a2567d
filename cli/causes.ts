/** `candor compare --causes`: every difference between two worlds, each with its cause. */
import { checkSetting, MOST_PEOPLE_CHECKED } from "../runner/causes.ts";
import type { CausesReport } from "../src/outcomes/causes/report.ts";
import { grouped } from "../src/report/number.ts";
import type { Setting } from "../src/setting.ts";
import { ExitCode, Failure } from "./failure.ts";
import { interruptible } from "./interrupt.ts";
import { checkNamed, chooseNamed } from "./named.ts";
import type { CommonOptions } from "./options.ts";
import { describeWorld, type Input } from "./scenario.ts";
import { lineWidth, palette, present, printJson, wrap } from "./terminal.ts";
import { workIn } from "./work.ts";

const events = (n: number): string => `${grouped(n)} ${n === 1 ? "event" : "events"}`;

/** Checks both worlds of an input; `person` names whose chain is told, if it is a word. */
export async function compareCauses(
  input: Input,
  person: string | true,
  options: CommonOptions,
): Promise<void> {
  const { scenario } = input;
  if (person !== true) checkNamed(person, scenario.worlds.length);
  const report = await interruptible((signal) =>
    workIn(
      input,
      options,
      signal,
      async ({ setting, progress, run }) => {
        const chosen = person === true ? null : await chooseNamed(person, setting, run, progress);
        const checked = await checkSetting(setting, chosen?.address ?? null, {
          signal,
          onProgress: progress.update,
        });
        progress.stage("Both worlds run and checked");
        return checked;
      },
      describeSmall,
    ),
  );
  if (options.json) printJson({ simulated: true, ...report });
  else present(text(scenario.title, report), options);
  if (report.uncaused > 0 || report.faults.length > 0) process.exitCode = ExitCode.input;
}

/** A world in which every event can be kept; throws Failure if it is too large. */
function describeSmall(setting: Setting): string {
  const people = setting.population.total;
  if (people > MOST_PEOPLE_CHECKED) {
    throw new Failure(
      `--causes keeps every event of both worlds, for at most ${grouped(MOST_PEOPLE_CHECKED)} people; ` +
        `this world has ${grouped(people)}. Use --people 200000, or another number up to that.`,
    );
  }
  return describeWorld(setting);
}

function text(title: string, report: CausesReport): string {
  const { bold, dim } = palette();
  const { differences, people, firstAct, uncaused, faults, chain } = report;
  const parts = [`${bold(title)}\n${dim(wrap("Simulated · every event of both worlds"))}`];
  const failed = uncaused > 0 || faults.length > 0;
  const answer =
    differences === 0
      ? "Nothing differs: the two worlds are the same, event for event."
      : failed
        ? `${events(differences)} of ${grouped(people)} people are in one world only; of ${grouped(uncaused)} no cause is found.`
        : `${events(differences)} of ${grouped(people)} people are in one world only, and every one has a cause.`;
  parts.push(bold(wrap(answer, "  ")));
  if (firstAct !== null) {
    const { day, world, words } = firstAct;
    const first =
      report.firstDifference === null
        ? ""
        : ` The first event that differs is on day ${report.firstDifference}.`;
    parts.push(wrap(`The first act that differs is on day ${day}, in “${world}”: ${words}${first}`, "  "));
  }
  if (differences > 0)
    parts.push(`${counts("What differs", report.byEvent)}\n${counts("Causes", report.byCause)}`);
  if (failed) {
    const more =
      uncaused > report.uncausedWords.length
        ? [`… and ${grouped(uncaused - report.uncausedWords.length)} more.`]
        : [];
    parts.push(
      [...faults, ...report.uncausedWords, ...more]
        .map((words) => wrap(words, "  ", lineWidth(), "    "))
        .join("\n"),
    );
  }
  if (chain !== null) parts.push(chainText(report, chain));
  return parts.join("\n\n");
}

function counts(heading: string, by: Readonly<Record<string, number>>): string {
  const list = Object.entries(by)
    .sort((one, two) => two[1] - one[1])
    .map(([name, n]) => `${name} ${grouped(n)}`);
  return wrap(`${heading}: ${list.join(", ")}.`, "  ");
}

function chainText(
  { worlds }: CausesReport,
  { person, differences, links }: NonNullable<CausesReport["chain"]>,
): string {
  const { bold, dim, first, second } = palette();
  const heading = bold(`From the first act to person ${person}`);
  if (links.length === 0) return `${heading}\n${wrap("Nothing differs for this person.", "  ")}`;
  const lines = links.map(({ day, world, words }) => {
    const paint = world === 0 ? first : second;
    const body = wrap(words, `  ${`Day ${day}`.padEnd(8)} `, lineWidth(), " ".repeat(11));
    return `${body}\n${" ".repeat(11)}${paint(dim(`only in “${worlds[world]?.title ?? ""}”`))}`;
  });
  const own = wrap(
    `${events(differences)} of theirs ${differences === 1 ? "differs" : "differ"}; this is the most telling.`,
    "  ",
  );
  return [heading, ...lines, own].join("\n");
}
