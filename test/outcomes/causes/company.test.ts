/** Lists of everybody against those of the slow twin, which were written apart. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bandMembers, listCompany, membersOf, teamOf } from "../../../src/outcomes/causes/company.ts";
import { GroupKind, NO_GROUP } from "../../../src/population/population.ts";
import { listPlaces } from "../../twin/people.ts";
import { scripts } from "../../twin/worlds.ts";

test("everyone has the classmates, colleagues, team and neighbours of their age that they have in the twin", () => {
  for (const { plan } of fc.sample(scripts({ mostPeople: 3000, mostDays: 4 }), { numRuns: 12, seed: 5 })) {
    const company = listCompany(plan.population);
    const places = listPlaces(plan);
    const addresses = (people: readonly { address: number }[]): number[] =>
      people.map(({ address }) => address);
    for (const { people, bands, index } of places) {
      bands.forEach((band, b) => {
        expect(Array.from(bandMembers(company, index, b))).toEqual(addresses(band));
      });
      for (const { address, classmates, colleagues, team } of people) {
        const group = company.group[address]!;
        const members = Array.from(membersOf(company, group));
        const isClass = group !== NO_GROUP && company.groupKind[group] === GroupKind.class;
        expect(isClass ? members : []).toEqual(addresses(classmates));
        expect(isClass ? [] : members).toEqual(addresses(colleagues));
        if (team.length > 0) expect(Array.from(teamOf(company, address))).toEqual(addresses(team));
      }
    }
  }
});
