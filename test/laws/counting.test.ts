/** Counts against a count by hand of everyone, told again from the log. Exact. */
import { expect, test } from "vitest";
import { ELSEWHERE, OVERLAYS, SECTORS } from "../../src/kernel/engine.ts";
import { Role } from "../../src/population/population.ts";
import { sum } from "../numbers.ts";
import { countSectors } from "../population/staff.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { retell, type Visits } from "../../verify/laws/retell.ts";
import { inEveryWorld } from "./played.ts";

test("overlays held, people away and guests are those of the log", () => {
  let [holders, travellers] = [0, 0];
  inEveryWorld(({ script, log, counts, everyone }) => {
    const { places } = script.plan.population;
    const untilWell = endingOnRecovery(script.plan.programmes);
    const visits: Visits = {
      evening: (day, { hosts, overlays }) => {
        const holding = new Uint32Array(places * OVERLAYS);
        for (const [person, held] of overlays) {
          for (const overlay of held) holding[everyone.get(person)!.place.index * OVERLAYS + overlay]++;
        }
        const [away, guests] = [new Uint32Array(places), new Uint32Array(places)];
        for (const [person, host] of hosts) {
          away[everyone.get(person)!.place.index]++;
          if (host !== ELSEWHERE) guests[host]++;
        }
        expect([counts[day].holding, counts[day].away, counts[day].guests]).toEqual([holding, away, guests]);
        holders += sum(holding);
        travellers += sum(guests);
      },
    };
    retell(log, script.days.length, visits, untilWell);
  });
  expect(Math.min(holders, travellers)).toBeGreaterThan(1000);
});

test("workers missing are the dead, the ill, the confined and the absent, each once, and never more than there are", () => {
  let missed = 0;
  inEveryWorld(({ script, log, counts, everyone }) => {
    const { population, course, confining, countMissing } = script.plan;
    const staff = countSectors(population);
    const listed = new Uint32Array(staff.length);
    for (const { role, worksIn, sector } of everyone.values()) {
      if (role === Role.worker && worksIn >= 0) listed[worksIn * SECTORS + sector]++;
    }
    expect(listed).toEqual(staff);
    const visits: Visits = {
      evening: (day, { dead, stages, hosts, overlays }) => {
        const missing = new Uint32Array(staff.length);
        for (const { address, worksIn, sector } of everyone.values()) {
          const ill = course.ill[stages.get(address) ?? -1] === 1;
          const confined = [...(overlays.get(address) ?? [])].some((overlay) => (confining >> overlay) & 1);
          if (worksIn >= 0 && (dead.has(address) || ill || confined || hosts.has(address))) {
            missing[worksIn * SECTORS + sector]++;
          }
        }
        expect(counts[day].missing).toEqual(countMissing ? missing : missing.fill(0));
        expect(missing.every((count, i) => count <= staff[i])).toBe(true);
        missed += sum(missing);
      },
    };
    retell(log, script.days.length, visits, endingOnRecovery(script.plan.programmes));
  });
  expect(missed).toBeGreaterThan(1000);
});
