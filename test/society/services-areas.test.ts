import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serviceAreas } from "../../src/society/services/areas.ts";
import { distanceKm } from "../../src/world/geodesy.ts";
import type { Site } from "../../src/world/zones.ts";

const town = fc.record({
  people: fc.integer({ min: 1, max: 1_000_000 }),
  latitude: fc.double({ min: 40, max: 44, noNaN: true }),
  longitude: fc.double({ min: 0, max: 5, noNaN: true }),
  staff: fc.integer({ min: 0, max: 50 }),
});
const towns = fc.array(town, { minLength: 1, maxLength: 40 });
const siteOf = ({ latitude, longitude }: { latitude: number; longitude: number }): Site => ({
  name: "",
  latitude,
  longitude,
});
const between = (a: Site, b: Site): number => distanceKm(a.latitude, a.longitude, b.latitude, b.longitude);

describe("service areas", () => {
  it("have centres that are their own, and every place belongs to one", () => {
    fc.assert(
      fc.property(towns, fc.integer({ min: 1, max: 300 }), (all, reach) => {
        const people = all.map((each) => each.people);
        const staff = all.map((each) => each.staff);
        const centreOf = serviceAreas(people, all.map(siteOf), reach, [staff], 10);
        for (const centre of centreOf) expect(centreOf[centre]).toBe(centre);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it("where everybody has staff, reach no farther than they may, to the nearest centre, and centres lie apart", () => {
    fc.assert(
      fc.property(towns, fc.integer({ min: 1, max: 300 }), (all, reach) => {
        const people = all.map((each) => each.people);
        const sites = all.map(siteOf);
        const centreOf = serviceAreas(people, sites, reach, [all.map(() => 10)], 10);
        const centres = [...new Set(centreOf)];
        sites.forEach((site, p) => {
          const own = between(site, sites[centreOf[p]!]!);
          expect(own).toBeLessThanOrEqual(reach + 1e-6);
          for (const centre of centres) {
            expect(own).toBeLessThanOrEqual(between(site, sites[centre]!) + 1e-6);
            if (centres.includes(p) && centre !== p)
              expect(between(site, sites[centre]!)).toBeGreaterThan(reach - 1e-6);
          }
        });
        expect(centres).toContain(people.indexOf(Math.max(...people)));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it("have enough workers of every kind, or are one", () => {
    fc.assert(
      fc.property(towns, fc.integer({ min: 1, max: 300 }), (all, reach) => {
        const people = all.map((each) => each.people);
        const [some, others] = [all.map((each) => each.staff), all.map((each) => 50 - each.staff)];
        const centreOf = serviceAreas(people, all.map(siteOf), reach, [some, others], 60);
        const areas = new Set(centreOf);
        for (const staff of [some, others])
          for (const area of areas) {
            const sum = staff.reduce((total, n, p) => total + (centreOf[p] === area ? n : 0), 0);
            if (areas.size > 1) expect(sum).toBeGreaterThanOrEqual(60);
          }
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it("are one where nobody has staff, and where nobody knows where places are", () => {
    const sites = [0, 10, 20].map((latitude) => ({ name: "", latitude, longitude: 0 }));
    expect([...serviceAreas([5, 9, 7], sites, 10, [[3, 3, 3]], 10)]).toEqual([1, 1, 1]);
    expect([...serviceAreas([5, 9, 7], [], 10, [[30, 30, 30]], 10)]).toEqual([1, 1, 1]);
    expect([...serviceAreas([5, 9, 7], sites, 10, [[30, 30, 30]], 10)]).toEqual([0, 1, 2]);
    // The village at 10° has nobody of its own, and is nearer to neither: the larger is asked first.
    expect([...serviceAreas([5, 9, 7], sites, 10, [[30, 0, 30]], 10)]).toEqual([0, 2, 2]);
  });
});
