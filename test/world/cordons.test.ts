import { expect, test } from "vitest";
import type { Order, WorldPlan } from "../../src/scenario/scenario.ts";
import { checkCordons } from "../../src/world/cordons.ts";
import { WorldError } from "../../src/world/error.ts";
import { worldOf } from "../population/listing.ts";

const world = worldOf([10, 20]);
const plan = (...orders: Order[]): WorldPlan => ({
  name: "w",
  title: "w",
  decisions: orders.map((order) => ({ at: { day: 0, after: 0 }, or: [], do: order })),
});
const cordon = (places: string[] | null): Order => ({ measure: "cordon", places, share: 1 });

test("a cordon is around places that are there, or around every one", () => {
  const isolate: Order = { measure: "isolate", days: 3 };
  expect(() => checkCordons([plan(cordon(null), isolate, cordon(["Place 1"]))], world)).not.toThrow();
  expect(() => checkCordons([plan(), plan(cordon(["Place 0", "Plaice 1"]))], world)).toThrow(WorldError);
  expect(() => checkCordons([plan(cordon(["Plaice 1"]))], world)).toThrow(
    'a cordon is around a place that is not in this world, "Plaice 1"; did you mean "Place 1"?',
  );
});

test("where it was asked for is told", () => {
  const paths: unknown[] = [];
  const plans = [plan(), plan(cordon(null), cordon(["Nowhere"]))];
  checkCordons(plans, world, (path) => void paths.push(path));
  expect(paths).toEqual([["worlds", 1, "decisions", 1, "do", "places"]]);
});
