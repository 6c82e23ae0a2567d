/** `candor person`: one life, in every world of the scenario. */
import { type Command, Option } from "commander";
import type { LoggedWorld } from "../../runner/log-worker.ts";
import { runLogs } from "../../runner/logs.ts";
import { runPairs } from "../../runner/pairs.ts";
import { type Life, type LifeLine, tellLife } from "../../src/outcomes/life.ts";
import { numberOf } from "../../src/population/numbers.ts";
import { personAt } from "../../src/population/people.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Setting } from "../../src/setting.ts";
import {
  chooseAtRandom,
  chooseByFate,
  chooseByNumber,
  chooseByPlace,
  chooseFirstCase,
  type Chosen,
  chooseSurvivor,
  WHO,
  type Who,
} from "../choose.ts";
import { ExitCode, Failure } from "../failure.ts";
import { interruptible } from "../interrupt.ts";
import { addCommonOptions, type CommonOptions, wholeNumber } from "../options.ts";
import type { ProgressLine } from "../progress.ts";
import { openInput } from "../scenario.ts";
import { lineWidth, palette, present, printJson, wrap } from "../terminal.ts";
import { workIn } from "../work.ts";

interface PersonOptions extends CommonOptions {
  person?: number;
  place?: string;
  number?: number;
  random?: number;
  firstCase?: boolean;
  who?: Who;
}

export function addPerson(program: Command): void {
  const command = program
    .command("person")
    .description("Tell one life in dated sentences, in each world of a scenario.")
    .argument("<scenario>", "file, name of a scenario (washington), or directory of a run")
    .addOption(new Option("--person <n>", "by number in the whole world, from 0").argParser(wholeNumber(0)))
    .option("--place <name>", "by place, with --number")
    .addOption(new Option("--number <n>", "number within --place, from 0").argParser(wholeNumber(0)))
    .addOption(
      new Option("--random <seed>", "anyone, or with --who any one of those, by this seed").argParser(
        wholeNumber(0),
      ),
    )
    .option("--first-case", "the first to be infected")
    .addOption(
      new Option(
        "--who <fate>",
        "someone infected in the second world only (spared), in the first only (lost), dead in either (died), or alive at the end of the first (survivor: the lowest number, or any with --random)",
      ).choices(WHO),
    );
  addCommonOptions(command)
    .addHelpText(
      "after",
      `
Without a choice: someone spared, or of one world the first case. The worlds are
run again with the log of one household; the life is as true as the run.

Examples:
  candor person washington --who spared
  candor person washington --who died --random 7
  candor person washington-last-day --people 20000 --who survivor
  candor person washington --place Arlington --number 1200
  candor person runs/washington-seed-1-0f3a9c --person 4500123 --json`,
    )
    .action(personCommand);
}

function checkChoice(options: PersonOptions, { worlds }: Scenario): void {
  const ways = [options.person, options.place, options.firstCase, options.who ?? options.random];
  if (ways.filter((way) => way !== undefined).length > 1) {
    throw new Failure(
      "name one person: --person, --place, --first-case, or --who and --random.",
      ExitCode.usage,
    );
  }
  if ((options.place === undefined) !== (options.number === undefined)) {
    throw new Failure("--place and --number go together.", ExitCode.usage);
  }
  if ((options.who === "spared" || options.who === "lost") && worlds.length < 2) {
    throw new Failure(
      `--who ${options.who} compares two worlds, and there is one; use --who died, --first-case or --person.`,
    );
  }
}

async function choose(
  setting: Setting,
  options: PersonOptions,
  signal: AbortSignal,
  progress: ProgressLine,
): Promise<Chosen> {
  const { population, world, scenario } = setting;
  const { person, place, number, random, firstCase, who } = options;
  if (person !== undefined) return chooseByNumber(population, person);
  if (place !== undefined) return chooseByPlace(population, world, place, number ?? 0);
  if (random !== undefined && who === undefined) return chooseAtRandom(population, random);
  const plan = { fates: scenario.seeds.fates, assumptions: "declared", parameters: {} } as const;
  const threads = options.threads === undefined ? {} : { threads: options.threads };
  const { runs } = await runPairs(setting, [plan], { ...threads, signal, onProgress: progress.update });
  progress.stage("Everyone's fate found");
  if (firstCase || (who === undefined && runs.length < 2)) return chooseFirstCase(runs);
  if (who === "survivor" && random === undefined) return chooseSurvivor(runs, population);
  return chooseByFate(runs, population, who ?? "spared", random ?? 0);
}

interface Telling {
  how: string;
  person: { number: number; place: string; numberInPlace: number; age: number; householdSize: number };
  worlds: { name: string; title: string; digest: string; life: Life }[];
}

function tell(setting: Setting, chosen: Chosen, logs: readonly LoggedWorld[]): Telling {
  const { population, world, scenario } = setting;
  const { place, local, age, householdSize } = personAt(population, chosen.address);
  const placeNames = world.places.map(({ name }) => name);
  const context = { population, placeNames, stages: scenario.disease.stages, days: scenario.days };
  return {
    how: chosen.how,
    person: {
      number: numberOf(population, chosen.address),
      place: placeNames[place]!,
      numberInPlace: local,
      age,
      householdSize,
    },
    worlds: logs.map(({ world: name, title, digest, events, notes, programmes }) => ({
      name,
      title,
      digest,
      life: tellLife(chosen.address, events, { ...context, notes, programmes }),
    })),
  };
}

async function personCommand(argument: string, options: PersonOptions): Promise<void> {
  const input = openInput(argument, options);
  checkChoice(options, input.scenario);
  const telling = await interruptible((signal) =>
    workIn(input, options, signal, async ({ setting, progress, run }) => {
      const chosen = await choose(setting, options, signal, progress);
      const { householdFirst, householdSize } = personAt(setting.population, chosen.address);
      const household = { from: householdFirst, to: householdFirst + householdSize };
      const logs = await runLogs(setting, household, run);
      progress.stage("One household followed");
      return tell(setting, chosen, logs);
    }),
  );
  if (options.json) {
    const { how, person, worlds } = telling;
    printJson({
      simulated: true,
      how,
      person: { ...person, opening: worlds[0]?.life.opening },
      worlds: worlds.map(({ life, ...world }) => ({ ...world, lines: life.lines })),
    });
  } else present(text(input.scenario.title, telling), options);
}

function text(title: string, { how, person, worlds }: Telling): string {
  const { bold, dim, first, second } = palette();
  const lives = worlds.map(({ life }) => life.lines);
  const [one = [], two] = lives;
  const shared = two === undefined ? 0 : commonStart(one, two);
  const parts = [
    `${bold(`Person ${person.number}`)}\n${dim(wrap(`Simulated · ${title} · number ${person.numberInPlace} of ${person.place}`))}`,
    [...(how === "" ? [] : [wrap(how)]), wrap(worlds[0]!.life.opening)].join("\n"),
  ];
  if (two !== undefined && shared === one.length && shared === two.length) {
    parts.push(`${dim("In both worlds alike")}\n${lines(one)}`);
  } else {
    if (shared > 0) parts.push(`${dim("In both worlds, until they part")}\n${lines(one.slice(0, shared))}`);
    worlds.forEach(({ title: name, life }, i) => {
      parts.push(`${(i === 0 ? first : second)(name)}\n${lines(life.lines.slice(shared))}`);
    });
  }
  return parts.join("\n\n");
}

/** How many lines two lives have in common from the start. */
function commonStart(one: readonly LifeLine[], two: readonly LifeLine[]): number {
  let shared = 0;
  while (
    shared < one.length &&
    shared < two.length &&
    one[shared]!.day === two[shared]!.day &&
    one[shared]!.words === two[shared]!.words
  ) {
    shared++;
  }
  return shared;
}

const lines = (life: readonly LifeLine[]): string =>
  life
    .map(({ day, words }) => wrap(words, `  ${`Day ${day}`.padEnd(8)} `, lineWidth(), " ".repeat(11)))
    .join("\n");
