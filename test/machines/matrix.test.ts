/**
 * The same bits on every machine: Node 20 and 24, Chromium and Firefox, each in its main thread and in a worker, each in one
 * go, with the log on, on three shards, and resumed. Exact: nothing is drawn. The machines run the built project; this file its sources.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { compareAnswer, SAME } from "../../verify/machines/difference.ts";
import { outcomesOf, playHere } from "../../verify/machines/here.ts";
import type { Answers } from "../../verify/machines/in-node.ts";
import { MACHINES } from "../../verify/machines/machines.ts";
import { Missing } from "../../verify/machines/missing.ts";
import { type Outcome, WAYS } from "../../verify/machines/play.ts";

let expected: Record<string, Outcome>;
beforeAll(async () => {
  expected = outcomesOf(await playHere(loadKernel(), true));
});

const total = (world: string, measure: string): number =>
  expected[world]!.daily[measure]!.reduce((sum, n) => sum + n, 0);

test("the worlds have something to differ in", () => {
  expect(Object.keys(expected).length).toBe(4);
  for (const world of Object.keys(expected)) expect(total(world, "infections"), world).toBeGreaterThan(100);
  const ofOrders = ["doses", "tests", "casesTraced", "quarantineDays", "displacedDays", "guestDays"];
  const ofSociety = ["killed", "hungry", "refused", "unburied", "incidents", "aided", "bereaved", "exposed"];
  for (const measure of [...ofOrders, ...ofSociety])
    expect(total("all at once", measure), measure).toBeGreaterThan(10);
  for (const measure of ["deaths", "displacedDays", "exported"])
    expect(total("two-cities", measure), measure).toBeGreaterThan(10);
  // Society's fields are no whole numbers: they would show another last bit.
  expect(expected["any-town"]!.daily["fear"]!.filter((x) => !Number.isInteger(x)).length).toBeGreaterThan(50);
});

describe.each(MACHINES)("$name", (machine) => {
  let played: Answers | Missing;
  beforeAll(async () => {
    played = await machine.play(true).catch((error: unknown) => {
      if (error instanceof Missing) return error;
      throw error;
    });
  });

  for (const thread of ["main", "worker"] as const) {
    test(`${machine[thread]} comes to the same`, ({ skip }) => {
      if (played instanceof Missing) return skip(played.message);
      const answer = played[thread];
      expect(Object.keys(answer)).toEqual(Object.keys(expected));
      for (const outcomes of Object.values(answer)) expect(Object.keys(outcomes)).toEqual(Object.keys(WAYS));
      expect(compareAnswer(expected, answer)).toBe(SAME);
    });
  }
});
