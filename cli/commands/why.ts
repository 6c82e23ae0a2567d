/** `candor why`: what led to an event in one life, and whether it would have come without a decision. */
import { type Command, Option } from "commander";
import { runButFor, traceWorlds } from "../../runner/why.ts";
import { EventKind } from "../../src/kernel/engine.ts";
import { messageWords } from "../../src/outcomes/causes/words.ts";
import { dayOf } from "../../src/outcomes/causes/state.ts";
import { introduce } from "../../src/outcomes/life-words.ts";
import { bearingsOn } from "../../src/outcomes/why/bearing.ts";
import { countButFor } from "../../src/outcomes/why/but-for.ts";
import { eventLinks, infectionLinks, newsLinks } from "../../src/outcomes/why/chain.ts";
import { EVENT_NAMES, type EventName, happenings, orderOf } from "../../src/outcomes/why/events.ts";
import type { Trace } from "../../src/outcomes/why/trace.ts";
import { numberOf } from "../../src/population/numbers.ts";
import { personAt } from "../../src/population/people.ts";
import type { Decision, Scenario } from "../../src/scenario/scenario.ts";
import { suggestion } from "../../src/scenario/suggest.ts";
import type { Setting } from "../../src/setting.ts";
import { Slot } from "../../src/society/mechanism.ts";
import { ExitCode, Failure } from "../failure.ts";
import { interruptible } from "../interrupt.ts";
import { checkNamed, chooseNamed, PERSON_HELP } from "../named.ts";
import { addCommonOptions, type CommonOptions, wholeNumber } from "../options.ts";
import { openInput } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";
import { COUPLING, type WhyAnswer, type WhyButFor, whyText, type WhyWorld } from "../why-text.ts";
import { workIn } from "../work.ts";

interface WhyOptions extends CommonOptions {
  world?: string;
  but?: string;
  worlds: number;
}

/** A decision by its path in the scenario. */
interface Named {
  world: number;
  decision: number;
}

export function addWhy(program: Command): void {
  const command = program
    .command("why")
    .description(
      "Tell what led to an event in one life: who infected whom, who told whom, and what was decided.",
    )
    .argument("<run>", "file, name of a scenario (washington), or directory of a run")
    .argument("<who>", PERSON_HELP)
    .argument("<event>", EVENT_NAMES.join(", "))
    .option("--world <name>", "in this world only (default: in each)")
    .option(
      "--but <decision>",
      "count with and without this decision, such as worlds[0].decisions[1] (default: the first that the other world has not)",
    )
    .addOption(
      new Option("--worlds <n>", "pairs of worlds to count over, with other fates each; 0: no count")
        .argParser(wholeNumber(0))
        .default(20),
    );
  addCommonOptions(command)
    .addHelpText(
      "after",
      `
The worlds are run again up to the event. For the count they are run with and
without a decision, many times over: the same people, other fates.

Examples:
  candor why washington first-case infected --people 100000
  candor why washington lost died --people 200000 --worlds 10
  candor why washington Arlington:1200 heard --worlds 0
  candor why runs/seventh 4500123 infected --but worlds[0].decisions[0]`,
    )
    .action(whyCommand);
}

function checkEvent(text: string): EventName {
  const known: readonly string[] = EVENT_NAMES;
  if (known.includes(text)) return text as EventName;
  throw new Failure(
    `no event is called ${JSON.stringify(text)}${suggestion(text, known, "the events are")}`,
    ExitCode.usage,
  );
}

/** Numbers of the worlds asked for. */
function chooseWorlds({ worlds }: Scenario, name: string | undefined): number[] {
  if (name === undefined) return worlds.map((_, world) => world);
  const world = worlds.findIndex((plan) => plan.name === name);
  if (world >= 0) return [world];
  const names = worlds.map((plan) => plan.name);
  throw new Failure(`there is no world ${JSON.stringify(name)}${suggestion(name, names, "the worlds are")}`);
}

function readDecision(text: string, { worlds }: Scenario): Named {
  const [, world, decision] = /^worlds\[(\d+)\]\.decisions\[(\d+)\]$/.exec(text) ?? [];
  const named = { world: Number(world), decision: Number(decision) };
  if (decision === undefined)
    throw new Failure(
      `--but names a decision as worlds[0].decisions[1]; found ${JSON.stringify(text)}.`,
      ExitCode.usage,
    );
  const plan = worlds[named.world];
  if (plan?.decisions[named.decision] !== undefined) return named;
  const [n, what] = plan === undefined ? [worlds.length, "world"] : [plan.decisions.length, "decision"];
  const there = n === 1 ? `there is 1 ${what}` : `there are ${n} ${what}s`;
  const where = plan === undefined ? "" : " in that world";
  throw new Failure(`there is no ${text}: ${there}${where}, counted from 0.`);
}

/**
 * Until a day, the decision that ordered the event itself; else the first taken that the other world has not; else the
 * first taken; null if none was.
 */
function decisionBefore(scenario: Scenario, world: number, trace: Trace, until: number): Named | null {
  const { taken } = trace;
  const { decisions } = scenario.worlds[world]!;
  const elsewhere = new Set(
    scenario.worlds.flatMap((plan, w) =>
      w === world ? [] : plan.decisions.map((one) => JSON.stringify(one)),
    ),
  );
  const before = decisions
    .map((one, decision) => ({
      decision,
      day: taken[decision] ?? -1,
      own: !elsewhere.has(JSON.stringify(one)),
      ordered: one.do !== undefined && one.do.measure === orderedBy(trace),
    }))
    .filter(({ day }) => day >= 0 && day <= until)
    .sort(
      (one, two) =>
        Number(two.ordered) - Number(one.ordered) || Number(two.own) - Number(one.own) || one.day - two.day,
    );
  return before[0] === undefined ? null : { world, decision: before[0].decision };
}

/** The order whose programme granted an event, or set its mark; empty if none did. */
function orderedBy({ event, programmes }: Trace): string {
  if (event?.kind === EventKind.granted) return orderOf(programmes, event.a);
  return event?.kind === EventKind.began ? orderOf(programmes, event.b) : "";
}

interface Counted {
  trace: Trace;
  which: Named;
  /** Day of the event in that world, or else in the first in which it happens. */
  until: number;
}

/** The decision to count with and without: in a world in which the event happens, or else in the other. */
function chooseDecision(
  scenario: Scenario,
  traces: readonly { world: number; trace: Trace }[],
  named: Named | null,
): Counted | null {
  const days = traces.map(({ trace }) => trace.event).filter((event) => event !== null);
  const first = days[0] === undefined ? -1 : dayOf(days[0].time);
  const order = traces.toSorted(
    (one, two) => Number(two.trace.event !== null) - Number(one.trace.event !== null),
  );
  for (const { world, trace } of order) {
    const until = trace.event === null ? first : dayOf(trace.event.time);
    const which =
      named === null ? decisionBefore(scenario, world, trace, until) : named.world === world ? named : null;
    if (which !== null) return { trace, which, until };
  }
  return null;
}

function tellWorld(setting: Setting, trace: Trace): WhyWorld {
  const { population, world, scenario } = setting;
  const { stages } = scenario.disease;
  const context = { population, placeNames: world.places.map(({ name }) => name), stages };
  const { event, notes, programmes } = trace;
  const day = event === null ? null : dayOf(event.time);
  const ofHearing = event?.kind === EventKind.heard;
  const slots = Object.values(Slot).filter((slot) =>
    ofHearing ? slot === event.a : trace.news[slot]!.length > 0,
  );
  return {
    name: trace.world,
    title: trace.title,
    day,
    events: happenings(trace.events, { stages, programmes }).map(({ name, time }) => ({
      name,
      day: dayOf(time),
    })),
    infection: event === null || ofHearing ? [] : infectionLinks(context, trace.infection),
    news:
      event === null
        ? []
        : slots.map((slot) => ({
            slot,
            words: messageWords(slot),
            links: newsLinks(context, trace.news[slot]!, slot, notes),
          })),
    event: eventLinks(context, trace),
    acts: notes
      .filter((note) => note.kind !== "detection" && note.day <= (day ?? -1))
      .map(({ day: on, words }) => ({ day: on, words })),
    bearings: event === null || ofHearing ? [] : bearingsOn(trace, population, setting.course),
  };
}

/** What a decision was, in the words of the chronicle; of several notes of its day, its own by the order of the plan. */
function wordsOf(scenario: Scenario, { world, decision }: Named, { taken, notes }: Trace): string {
  const { decisions } = scenario.worlds[world]!;
  const says = decisions[decision]!.say !== undefined;
  const noted = ({ say, do: does, lift, cut }: Decision): number =>
    (says ? [say] : [does, lift, cut]).filter((part) => part !== undefined).length;
  const before = decisions
    .slice(0, decision)
    .filter((_, n) => taken[n] === taken[decision])
    .reduce((sum, one) => sum + noted(one), 0);
  const kind = says ? "statement" : "measure";
  return notes.filter((note) => note.kind === kind && note.day === taken[decision])[before]?.words ?? "";
}

async function whyCommand(
  argument: string,
  who: string,
  eventText: string,
  options: WhyOptions,
): Promise<void> {
  const event = checkEvent(eventText);
  const input = openInput(argument, options);
  const { scenario } = input;
  checkNamed(who, scenario.worlds.length);
  const worlds = chooseWorlds(scenario, options.world);
  const named = options.but === undefined ? null : readDecision(options.but, scenario);
  const answer = await interruptible((signal) =>
    workIn(input, options, signal, async ({ setting, progress, run }): Promise<WhyAnswer> => {
      const { population, world } = setting;
      const chosen = await chooseNamed(who, setting, run, progress);
      const asked = { person: chosen.address, event };
      const traces = await traceWorlds(setting, worlds, asked, run);
      progress.stage(worlds.length === 1 ? "One world followed" : `${worlds.length} worlds followed`);
      const told = traces.map((trace) => tellWorld(setting, trace));
      const number = numberOf(population, chosen.address);
      if (told.every(({ day }) => day === null)) throw neverHappens(number, event, told);
      const runs = traces.map((trace, i) => ({ world: worlds[i]!, trace }));
      const chosenDecision = chooseDecision(scenario, runs, named);
      const butFor = chosenDecision === null || options.worlds === 0 ? null : await count(chosenDecision);
      const { place, local, age } = personAt(population, chosen.address);
      const placeNames = world.places.map(({ name }) => name);
      return {
        person: {
          number,
          place: placeNames[place]!,
          numberInPlace: local,
          age,
          opening: introduce(population, placeNames, chosen.address),
        },
        how: chosen.how,
        event,
        worlds: told,
        butFor,
        noCount: butFor !== null ? "" : whyNoCount(options.worlds, named !== null),
      };

      async function count({ which, trace, until }: Counted): Promise<WhyButFor> {
        const plan = { ...which, pairs: options.worlds };
        const days = await runButFor(setting, plan, asked, run);
        progress.stage(`${options.worlds} pairs of worlds run, with and without it`);
        const taken = trace.taken[which.decision] ?? -1;
        return {
          ...countButFor(days, until),
          until,
          world: trace.title,
          decision: `worlds[${which.world}].decisions[${which.decision}]`,
          day: taken < 0 ? null : taken,
          words: wordsOf(scenario, which, trace),
        };
      }
    }),
  );
  if (options.json) printJson({ simulated: true, ...answer, coupling: COUPLING });
  else present(whyText(scenario.title, answer), options);
}

const whyNoCount = (worlds: number, isNamed: boolean): string =>
  worlds === 0
    ? "No worlds were run with and without a decision (--worlds 0)."
    : isNamed
      ? "That decision is of a world that was not asked for, so it is not counted with and without it."
      : "Nothing was decided until then, so there is nothing to take away.";

function neverHappens(person: number, event: EventName, worlds: readonly WhyWorld[]): Failure {
  const lives = worlds.map(({ title, events }) => {
    const list = events.map(({ name, day }) => `${name} on day ${day}`).join(", ");
    return `in “${title}”: ${list === "" ? "nothing" : list}`;
  });
  return new Failure(`person ${person} is never “${event}”. What befalls them ${lives.join("; ")}.`);
}
