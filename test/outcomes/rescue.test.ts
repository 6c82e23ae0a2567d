/** How many those save who need not fear: paired worlds, in the kernel. */
import { describe, expect, it } from "vitest";
import { loadKernel } from "../../runner/kernel.ts";
import { Course } from "../../src/kernel/engine.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { ParameterValues } from "../../src/parameter.ts";
import { simulate } from "../../src/simulate.ts";
import { layTown } from "../../verify/town.ts";

const IMMUNE = 0.25;
const kernel = loadKernel();
/** A deadly epidemic that frightens everyone and that nobody flees or hides from. */
const setting = layTown({
  people: 12_000,
  days: 250,
  disease: { preset: "smallpox", r0: 7, fullyImmune: IMMUNE },
  seedInfections: 40,
  without: ["behaviour"],
  with: ["aid", "care"],
});

const run = (parameters: ParameterValues): WorldRun =>
  simulate(kernel, setting, { parameters: { "aid.deterred": 0.9, "aid.nursing": 0.5, ...parameters } });

const sum = (daily: Float64Array): number => daily.reduce((total, x) => total + x, 0);
const deaths = (world: WorldRun): number => sum(world.daily.deaths);

describe("the immune among the helpers", () => {
  const [unknowing, knowing] = [run({ "aid.knowImmune": 0 }), run({ "aid.knowImmune": 1 })];

  it("help more when they know that they need not fear, and lives are saved for it, not infections", () => {
    expect(sum(knowing.daily.aided)).toBeGreaterThan(1.1 * sum(unknowing.daily.aided));
    expect(knowing.infectedOn).toEqual(unknowing.infectedOn);
    const saved = deaths(unknowing) - deaths(knowing);
    // The fates are the same: nothing but nursing, and the beds of those who live, tells the worlds apart.
    expect(saved).toBeGreaterThan(0.03 * deaths(unknowing));
    // What one of them saves is a number, and well below one: most of the ill are nursed by those who have recovered.
    const perImmune = saved / (IMMUNE * 12_000);
    expect(perImmune).toBeGreaterThan(0);
    expect(perImmune).toBeLessThan(1);
    const isDead = (world: WorldRun, address: number): boolean =>
      (world.people[address]! & 3) === Course.dead;
    const [newly, spared] = [
      [knowing, unknowing],
      [unknowing, knowing],
    ].map(([one, other]) =>
      one!.people.reduce((n, _, a) => (isDead(one!, a) && !isDead(other!, a) ? n + 1 : n), 0),
    );
    expect(newly!).toBeLessThan(0.25 * spared!);
  });

  it("save nobody where nursing does nothing, and the worlds are one", () => {
    const [one, two] = [0, 1].map((know) => run({ "aid.knowImmune": know, "aid.nursing": 0 }));
    expect(one!.digest).toBe(two!.digest);
  });
});
