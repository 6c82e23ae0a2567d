/** The answer to "why?", as the terminal shows it. */
import type { Bearing } from "../src/outcomes/why/bearing.ts";
import type { ButFor } from "../src/outcomes/why/but-for.ts";
import type { WhyLink } from "../src/outcomes/why/chain.ts";
import { actWords, percent } from "../src/society/words.ts";
import { lineWidth, palette, wrap } from "./terminal.ts";

export interface WhyWorld {
  name: string;
  title: string;
  /** Day of the event; null if it never happens. */
  day: number | null;
  /** What befalls the person until then, or until the end. */
  events: { name: string; day: number }[];
  infection: WhyLink[];
  news: { slot: number; words: string; links: WhyLink[] }[];
  event: WhyLink[];
  acts: { day: number; words: string }[];
  bearings: Bearing[];
}

export interface WhyButFor extends ButFor {
  /** Day of the event as told above. */
  until: number;
  world: string;
  decision: string;
  /** Day on which it was taken, and what it was; null and empty if it never was. */
  day: number | null;
  words: string;
}

export interface WhyAnswer {
  person: { number: number; place: string; numberInPlace: number; age: number; opening: string };
  how: string;
  event: string;
  worlds: WhyWorld[];
  butFor: WhyButFor | null;
  /** Why there is no count; empty if there is one. */
  noCount: string;
}

/** Society's rule on single lives: said with every count. */
export const COUPLING =
  "What would have become of one person otherwise hangs on how two worlds are coupled (here: the same people, the same fates wherever nothing else differs), and no data identify it. Read the counts, not the single world.";

const dated = ({ day, words }: { day: number; words: string }): string =>
  wrap(words, `  ${`Day ${day}`.padEnd(8)} `, lineWidth(), " ".repeat(11));

const chain = (links: readonly WhyLink[]): string =>
  links
    .map(({ day, generation, words }) =>
      dated({ day, words: generation === null ? words : `Generation ${generation}: ${words}` }),
    )
    .join("\n");

function bearing({ name, side, share, followed, factor }: Bearing): string {
  const who = side === "infected" ? "the person infected" : "whoever infected them";
  const left = factor === 0 ? "no such contact" : `${percent(factor)} of such contacts`;
  const does = followed ? `was among them, and the contact came through` : "was not among them";
  return `“${actWords(name)}” was followed that day by ${percent(share)} of people who had heard as much; it leaves ${left}. ${who.slice(0, 1).toUpperCase()}${who.slice(1)} ${does}.`;
}

function worldText(world: WhyWorld, event: string, paint: (text: string) => string): string {
  const { dim } = palette();
  if (world.day === null) {
    const list = world.events.map(({ name, day }) => `${name} on day ${day}`);
    const life = list.length === 0 ? "nothing that one could ask about" : list.join(", ");
    return `${paint(world.title)}\n${wrap(`It never happens in this world: no “${event}”. What befalls them: ${life}.`, "  ")}`;
  }
  const parts = [paint(world.title)];
  if (world.acts.length > 0)
    parts.push(`${dim("  What was said and done until then")}\n${world.acts.map(dated).join("\n")}`);
  if (world.infection.length > 0) parts.push(`${dim("  The chain of infection")}\n${chain(world.infection)}`);
  if (world.event.length > 0) parts.push(`${dim("  And then")}\n${chain(world.event)}`);
  for (const { words, links } of world.news)
    parts.push(`${dim(`  How ${words} came to them`)}\n${chain(links)}`);
  if (world.bearings.length > 0) {
    const lines = world.bearings.map((one) => wrap(bearing(one), "  ", lineWidth(), "    "));
    parts.push(`${dim("  What bore on the last infection")}\n${lines.join("\n")}`);
  }
  return parts.join("\n");
}

const orNone = (worlds: number): string => (worlds === 0 ? "none" : `${worlds}`);

function butForText(butFor: WhyButFor, event: string): string {
  const { bold } = palette();
  const { of, decision, day, words, world } = butFor;
  const what = words === "" ? decision : `${words} (${decision}${day === null ? "" : `, day ${day}`})`;
  const lines = [
    `In “${world}” with it: ${event} in ${orNone(butFor.with)} of ${of} worlds. Without it: in ${orNone(butFor.without)} of ${of}.`,
    `Either way in ${orNone(butFor.both)}; with it only in ${orNone(butFor.onlyWith)}; without it only in ${orNone(butFor.onlyWithout)}; neither way in ${orNone(butFor.neither)}. Without it by day ${butFor.until}, as told above: in ${orNone(butFor.withoutByThen)}.`,
    COUPLING,
  ];
  return [bold("But for one decision"), wrap(what, "  "), ...lines.map((line) => wrap(line, "  "))].join(
    "\n",
  );
}

export function whyText(title: string, answer: WhyAnswer): string {
  const { bold, dim, first, second } = palette();
  const { person, how, event, worlds, butFor, noCount } = answer;
  const heading = `${bold(`Person ${person.number}, “${event}”: why?`)}\n${dim(wrap(`Simulated · ${title} · number ${person.numberInPlace} of ${person.place}`))}`;
  const opening = [...(how === "" ? [] : [wrap(how)]), wrap(person.opening)].join("\n");
  return [
    heading,
    opening,
    ...worlds.map((world, i) => worldText(world, event, i === 0 ? first : second)),
    ...(butFor === null ? [wrap(noCount)] : [butForText(butFor, event)]),
  ].join("\n\n");
}
