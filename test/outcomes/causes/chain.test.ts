/** The chain to a person, and what a check comes to, against the logs of the two worlds. */
import { describe, expect, test } from "vitest";
import { EventKind, type LogEvent } from "../../../src/kernel/engine.ts";
import { CauseKind } from "../../../src/outcomes/causes/cause.ts";
import { chainTo } from "../../../src/outcomes/causes/chain.ts";
import { checkCauses } from "../../../src/outcomes/causes/check.ts";
import { buildLog, eventAt, type Log } from "../../../src/outcomes/causes/log.ts";
import { reportCauses } from "../../../src/outcomes/causes/report.ts";
import { numberOf } from "../../../src/population/numbers.ts";
import { observeTold } from "./told.ts";

const { checked, context } = observeTold();
const { ledger } = checked;
const { population } = context.records[0].plan;
const eventsOf = (log: Log): LogEvent[] => Array.from({ length: log.length }, (_, i) => eventAt(log, i));
const [first, second] = context.records.map(({ log }) => eventsOf(log).map((each) => JSON.stringify(each)));
/** Events of one world only, as sets have it. */
const only = [
  first!.filter((each) => !new Set(second).has(each)),
  second!.filter((each) => !new Set(first).has(each)),
].map((list) => list.map((each) => JSON.parse(each) as LogEvent));
const all = only.flat();

test("a cause is never later than what it causes", () => {
  let compared = 0;
  for (let n = 0; n < ledger.length(); n++) {
    const { event, cause } = ledger.at(n);
    if (cause.parent < 0) continue;
    // Of one's own illness one hears as of the start of the tick.
    const firstHand = event.kind === EventKind.heard && event.other === event.person;
    const { time } = ledger.at(cause.parent).event;
    expect(firstHand ? time >>> 10 : time).toBeLessThanOrEqual(firstHand ? event.time >>> 10 : event.time);
    compared++;
  }
  expect(compared).toBeGreaterThan(1000);
});

describe("the chain to a person", () => {
  const people = [...new Set(all.map(({ person }) => person))];

  test("begins with the first act, goes on in order of time, and ends with their infection", () => {
    for (const person of people.filter((_, i) => i % 25 === 0)) {
      const { differences, links } = chainTo(checked, context, person);
      expect(differences).toBe(all.filter((each) => each.person === person).length);
      expect(links[0]).toMatchObject({ day: 4, world: 0, kind: "act" });
      expect(links[0]!.words).toMatch(/^The authority tells what it knows/);
      expect(links.slice(1).every(({ kind }) => kind === "event")).toBe(true);
      const days = links.map(({ day }) => day);
      expect(days).toEqual(days.toSorted((x, y) => x - y));
      for (const { words } of links) expect(words).toMatch(/[^.]\.$/);
      const infections = all.filter((each) => each.person === person && each.kind === EventKind.infected);
      if (infections.length === 0) continue;
      const last = links.at(-1)!;
      expect(last.day).toBe(Math.floor(Math.min(...infections.map(({ time }) => time)) / 4096));
      expect(last.words).toMatch(new RegExp(`^Person ${numberOf(population, person)} \\(.*\\) is infected `));
    }
  });

  test("each infection in it is by the one infected before, and nobody's recovery leads to one", () => {
    let followed = 0;
    for (const person of people.filter((_, i) => i % 2 === 0)) {
      const words = chainTo(checked, context, person).links.map((link) => link.words);
      expect(words.slice(0, -1).filter((each) => / recovers, for .* own course/.test(each))).toEqual([]);
      for (const [i, each] of words.entries()) {
        const source = / is infected.* by person (\d+) .*, for the course of person \1 differs/.exec(each);
        if (source === null) continue;
        expect(words[i - 1]).toMatch(new RegExp(`^Person ${source[1]} `));
        followed++;
      }
    }
    expect(followed).toBeGreaterThan(20);
  });

  test("is empty for somebody of whom nothing differs", () => {
    const alike = Array.from({ length: population.people[0]! }, (_, i) => i).find(
      (address) => !people.includes(address),
    )!;
    expect(chainTo(checked, context, alike)).toEqual({ differences: 0, links: [] });
  });

  test("of somebody who is infected alike in both ends with what differs first", () => {
    const person = people.find(
      (each) => !all.some((one) => one.person === each && one.kind === EventKind.infected),
    )!;
    const earliest = Math.min(...all.filter((each) => each.person === person).map(({ time }) => time));
    expect(chainTo(checked, context, person).links.at(-1)!.day).toBe(Math.floor(earliest / 4096));
  });
});

describe("the report", () => {
  const report = reportCauses(checked, context, null);
  const kinds = Object.entries(EventKind);

  test("counts the events that one log has and the other has not", () => {
    expect(report.worlds).toEqual([
      { name: "told", title: "Told", events: first!.length },
      { name: "silent", title: "Silent", events: second!.length },
    ]);
    expect(report.differences).toBe(all.length);
    expect(report.people).toBe(new Set(all.map(({ person }) => person)).size);
    const counted = kinds
      .map(([name, kind]) => [name, all.filter((each) => each.kind === kind).length] as const)
      .filter(([, count]) => count > 0);
    expect(report.byEvent).toEqual(Object.fromEntries(counted));
    expect(Object.values(report.byCause).reduce((sum, count) => sum + count, 0)).toBe(all.length);
    expect(Object.keys(CauseKind)).toEqual(expect.arrayContaining(Object.keys(report.byCause)));
    expect(report.firstAct).toMatchObject({ day: 4, world: "Told" });
    expect(report.firstDifference).toBe(Math.floor(Math.min(...all.map(({ time }) => time)) / 4096));
    expect([report.uncaused, report.uncausedWords, report.faults, report.chain]).toEqual([0, [], [], null]);
  });

  test("has the chain of whom it is asked for, by number", () => {
    const { person } = all[0]!;
    expect(reportCauses(checked, context, { number: 12, address: person }).chain).toEqual({
      person: 12,
      ...chainTo(checked, context, person),
    });
  });

  test("tells the first twenty differences that nothing caused", () => {
    const log = buildLog();
    const kept = eventsOf(context.records[1].log);
    const names = new Set(first);
    const shared = kept.filter((each) => names.has(JSON.stringify(each)));
    const lost = new Set(shared.filter((_, i) => i % Math.floor(shared.length / 60) === 0));
    log.add(kept.filter((each) => !lost.has(each)));
    const cut = { ...context.records[1], log: log.done() };
    const faulty = reportCauses(
      checkCauses(context.records[0], cut),
      { ...context, records: [context.records[0], cut] },
      null,
    );
    expect(faulty.uncaused).toBeGreaterThan(20);
    expect(faulty.uncausedWords).toHaveLength(20);
    for (const words of faulty.uncausedWords) {
      expect(words).toMatch(/^Day \d+, (Told|Silent): .*, and no cause is found: .*\.$/);
    }
  });

  test("of two worlds that are the same has no act, no day and no difference", () => {
    const [record] = context.records;
    const same = reportCauses(
      checkCauses(record, { ...record, name: "again", title: "Again" }),
      { ...context, records: [record, record] },
      null,
    );
    expect(same).toMatchObject({
      differences: 0,
      people: 0,
      byEvent: {},
      byCause: {},
      firstAct: null,
      firstDifference: null,
      uncaused: 0,
    });
  });
});

test("where no act differs, a chain has none to begin with", () => {
  const { event } = ledger.at(0);
  const chain = chainTo({ ...checked, acts: [] }, context, event.person);
  expect(chain.links).toEqual(chainTo(checked, context, event.person).links.slice(1));
});
