/** What a difference and its cause are called, kind by kind; and the whole of a chain. */
import { describe, expect, test } from "vitest";
import { ELSEWHERE, EventKind, Hearing, type LogEvent, NOBODY } from "../../../src/kernel/engine.ts";
import { type Cause, cause, CauseKind } from "../../../src/outcomes/causes/cause.ts";
import { sharedModifiers } from "../../../src/outcomes/causes/factors.ts";
import { causeWords, eventWords, messageWords, whereWords } from "../../../src/outcomes/causes/words.ts";
import { addressOfNumber } from "../../../src/population/numbers.ts";
import { ageAt } from "../../../src/population/people.ts";
import { observeTold } from "./told.ts";

const { context } = observeTold();
const [first, second] = context.records;
const { population, programmes } = first.plan;
const [ONE, TWO] = [addressOfNumber(population, 10), addressOfNumber(population, 950)];
/** As words name somebody, from the population itself. */
const named = (number: number, town: string): string =>
  `person ${number} (aged ${ageAt(population, addressOfNumber(population, number))}, ${town})`;
const [one, two] = [named(10, "Ashford"), named(950, "Brook")];
const ONE_WORDS = one.replace("person", "Person");

const event = (kind: number, rest: Partial<LogEvent> = {}): LogEvent => ({
  time: 9 * 4096,
  kind,
  a: 0,
  b: 0,
  c: 0,
  person: ONE,
  other: TWO,
  ...rest,
});
const say = (kind: number, rest: Partial<LogEvent> = {}): string => eventWords(context, event(kind, rest));

describe("an event", () => {
  test("people are older than a year here, so that their age is in years", () => {
    expect(one).not.toContain("aged 0");
    expect(two).not.toContain("aged 0");
  });

  test.each([
    [0, ` at home by ${two}`],
    [1, ` in class by ${two}`],
    [2, ` at work by ${two}`],
    [3, ` by ${two}`],
    [4, ` in a ward by ${two}`],
    [5, ` at a funeral by ${two}`],
  ])("an infection in setting %i says where and by whom", (a, words) => {
    expect(say(EventKind.infected, { a })).toBe(`${ONE_WORDS} is infected${words}`);
  });

  test("an infection from elsewhere has nobody in it", () => {
    expect(say(EventKind.infected, { a: 7, other: NOBODY })).toBe(
      `${ONE_WORDS} is infected by someone from elsewhere`,
    );
  });

  test("a course goes by the names of its stages", () => {
    expect(context.stages.map((_, a) => say(EventKind.stage, { a }))).toEqual(
      context.stages.map(({ name }) => `${ONE_WORDS} comes to the stage “${name}”`),
    );
    expect(say(EventKind.recovered)).toBe(`${ONE_WORDS} recovers`);
    expect(say(EventKind.died)).toBe(`${ONE_WORDS} dies`);
    expect(say(EventKind.died, { a: 255, b: 1 })).toBe(`${ONE_WORDS} is killed by “${programmes[0]!.name}”`);
  });

  test("what is heard has a source and a response", () => {
    expect(say(EventKind.heard, { a: 0, b: 7, c: Hearing.telling, other: NOBODY })).toBe(
      `${ONE_WORDS} hears what the authority says in the news and believes it`,
    );
    expect(say(EventKind.heard, { a: 1, b: 2, c: Hearing.silent })).toBe(
      `${ONE_WORDS} hears the unofficial truth at work from ${two} and believes it`,
    );
    expect(say(EventKind.heard, { a: 2, b: 3, c: Hearing.rejected })).toBe(
      `${ONE_WORDS} hears a rumour from ${two} and does not believe it`,
    );
  });

  test("measures go by name, and say on whose account they hold", () => {
    const k = programmes.findIndex(({ name }) => name === "quarantine-households");
    expect(say(EventKind.granted, { a: k })).toBe(`${ONE_WORDS} is granted “quarantine-households”`);
    expect(say(EventKind.began, { a: 1, b: k })).toBe(
      `${ONE_WORDS} comes under “quarantine-households”, granted to ${two}`,
    );
    expect(say(EventKind.began, { a: 1, b: k, other: ONE })).toBe(
      `${ONE_WORDS} comes under “quarantine-households”`,
    );
    expect(say(EventKind.ended, { a: 1 })).toBe(`For ${one} a measure ends`);
  });

  test("flight has an aim, or none in these places", () => {
    expect(say(EventKind.moved, { other: 1 })).toBe(`${ONE_WORDS} leaves for Brook`);
    expect(say(EventKind.moved, { other: ELSEWHERE })).toBe(
      `${ONE_WORDS} leaves for another world than these places`,
    );
    expect(say(EventKind.returned)).toBe(`${ONE_WORDS} comes home`);
  });

  test("messages and settings have their own words, and about town goes without saying", () => {
    expect(new Set([0, 1, 2].map(messageWords)).size).toBe(3);
    expect([3, 7].map(whereWords)).toEqual(["", ""]);
  });
});

/** Words for a cause of an infection of person 10 by person 950. */
const because = (kind: CauseKind, rest: Partial<Cause> = {}): string =>
  causeWords(context, {
    side: 0,
    event: event(EventKind.infected),
    cause: cause(kind, { who: ONE, ...rest }),
  });

describe("a cause", () => {
  const third = named(20, "Ashford");
  const THIRD = addressOfNumber(population, 20);
  const half = { first: 32768, second: 16384 };
  const two_ = "50 % in the first world and 25 % in the second";

  test("calls whom the event has already told by number, others in full", () => {
    const told = [ONE, TWO, THIRD].map((who) => because(CauseKind.course, { who }));
    expect(told).toEqual([
      "for their own course differs already",
      "for the course of person 950 differs already",
      `for the course of ${third} differs already`,
    ]);
    expect([ONE, TWO, THIRD].map((who) => because(CauseKind.hearing, { who }))).toEqual([
      "for they had heard otherwise already",
      "for person 950 had heard otherwise already",
      `for ${third} had heard otherwise already`,
    ]);
  });

  test("fields are shares of people in the first world and in the second, whatever the order of sides", () => {
    expect(because(CauseKind.branch, { first: 32768, second: 4 * 65536 })).toBe(
      "for what their course leads to is made 0.5 times as likely in the first world and 4 times in the second",
    );
    expect(because(CauseKind.belief, { ...half, detail: 2 })).toBe(
      `for a rumour is believed by ${two_}, and their own threshold lies between`,
    );
    expect(because(CauseKind.willing, { ...half, detail: 1, who: TWO })).toBe(
      `for “${programmes[1]!.name}” would be taken by ${two_}, and the threshold of person 950 lies between`,
    );
  });

  test("a modifier goes by its words, in whichever world has it", () => {
    const shared = sharedModifiers(first, second);
    const home = shared.indexOf("home");
    expect(because(CauseKind.uptake, { ...half, detail: home })).toBe(
      `for “staying home when ill” is followed by ${two_}, and their own threshold lies between`,
    );
    expect(because(CauseKind.awareness, { ...half, detail: home, who: TWO })).toBe(
      `for person 950 had heard other things: “staying home when ill” is followed by ${two_} of people like them, and the threshold of person 950 lies between`,
    );
    // Only the second world has it: its plan names it, though the first does not.
    const without = { ...first, plan: { ...first.plan, modifiers: first.plan.modifiers.slice(1) } };
    const lacking = { ...context, records: [without, second] as const };
    expect(
      causeWords(lacking, {
        side: 1,
        event: event(EventKind.infected),
        cause: cause(CauseKind.uptake, {
          who: ONE,
          detail: sharedModifiers(without, second).indexOf("home"),
          ...half,
        }),
      }),
    ).toContain("“staying home when ill”");
  });

  test("counts are people, and none is said as such", () => {
    const counts = { first: 1200, second: 0 };
    expect(because(CauseKind.reach, counts)).toBe(
      "for by then the media reach 1,200 people there in the first world and none in the second",
    );
    expect(because(CauseKind.supply, { first: 1, second: 40, detail: 4 })).toBe(
      "for of “vaccinate” there is enough there for one person in the first world and 40 in the second",
    );
    expect(because(CauseKind.supply, { first: 0, second: 1, detail: 4 })).toBe(
      "for of “vaccinate” there is enough there for no people in the first world and one in the second",
    );
    expect(because(CauseKind.turn, { first: 20, second: 7, detail: 4 })).toBe(
      "for “vaccinate” had come to number 20 of its list in the first world and 7 in the second",
    );
  });

  test("what others did names them, once", () => {
    const who = THIRD;
    expect(because(CauseKind.overlay, { who })).toBe(`for ${third} came under a measure in one world only`);
    expect(because(CauseKind.overlay)).toBe("for they came under a measure in one world only");
    expect(because(CauseKind.whereabouts, { who: TWO })).toBe("for person 950 was elsewhere in one world");
    expect(because(CauseKind.whereabouts)).toBe("for they were elsewhere in one world");
    expect(because(CauseKind.guests, { who, detail: 1 })).toBe(
      `for the guests of Brook differ, ${third} among them`,
    );
    expect(because(CauseKind.claimants, { who })).toBe(`for ${third} came before them in one world only`);
    expect(because(CauseKind.grant, { who })).toBe(`for the grant to ${third} is made in one world only`);
  });

  test("a teller has stopped telling what is heard, or one of those in a contact has", () => {
    const silenced = cause(CauseKind.silenced, { who: THIRD, detail: 2 });
    const heard = { side: 0 as const, event: event(EventKind.heard, { a: 2, b: 3 }), cause: silenced };
    expect(causeWords(context, heard)).toBe(
      `for whoever tells it had stopped telling in the other world, on meeting ${third}, who knew`,
    );
    expect(because(CauseKind.silenced, silenced)).toBe(
      `for one of them had stopped telling a rumour in one world, on meeting ${third}, who knew`,
    );
  });

  test("some say all that there is to say", () => {
    expect(because(CauseKind.follows)).toBe("");
    expect(because(CauseKind.statement)).toBe("for another statement stands in the other world");
    expect(because(CauseKind.competition)).toBe("for in the other world somebody else came first");
    expect(because(CauseKind.uncaused, { checked: "nothing differs" })).toBe(
      "and no cause is found: nothing differs",
    );
  });

  test("every kind but one has words, and no two the same", () => {
    const all = Object.values(CauseKind).map((kind) => because(kind, { who: TWO, ...half, checked: "x" }));
    expect(all.filter((words) => words === "")).toHaveLength(1);
    expect(new Set(all).size).toBe(all.length);
  });
});
