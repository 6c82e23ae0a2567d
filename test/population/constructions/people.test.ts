import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKernel } from "../../../runner/kernel.ts";
import { sectorNumber } from "../../../src/population/sectors.ts";
import { checkClasses, checkWorkplaces } from "../../../verify/constructions/groups.ts";
import { checkBands, checkHouseholds, checkJobs, checkWards } from "../../../verify/constructions/people.ts";
import { type Survey, surveyOf } from "../../../verify/constructions/survey.ts";
import { type Kind, KINDS, layPlaces, placeSizes } from "../../../verify/constructions/worlds.ts";

/** Everything enumerated in the kernel; what is found wrong, in words. */
const faultsIn = (survey: Survey): string[] =>
  [
    checkHouseholds(survey),
    checkBands(survey),
    checkJobs(survey),
    checkClasses(survey),
    checkWorkplaces(survey),
    checkWards(survey, sectorNumber("health")),
  ].flatMap(({ first }) => first);

const lookAt = (sizes: readonly number[], kind: Kind, seed: number): Survey =>
  surveyOf(loadKernel(), layPlaces(sizes, kind, seed));

describe("in the kernel everybody has one household, one group at most, and everybody else agrees", () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))("places of %s", (_, kind) => {
    expect(faultsIn(lookAt(placeSizes(40, 0, false), kind, 3))).toEqual([]);
  });

  test("in generated worlds, alone or tied to others, of any seed", () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(1, 2, 1023, 1024, 1025, 8191, 8192, 8193),
      fc.integer({ min: 1, max: 20_000 }),
    );
    const sizes = fc.array(size, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.constantFrom(...KINDS), fc.nat({ max: 2 ** 31 }), (own, kind, seed) => {
        expect(faultsIn(lookAt(own, kind, seed))).toEqual([]);
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});

describe("what is told of a world is what would be found wrong", () => {
  const survey = lookAt([300, 1500], KINDS[0]!, 1);
  const broken = (change: (copy: Survey) => void): string[] => {
    const copy: Survey = {
      ...survey,
      own: survey.own.map((one) => (one === undefined ? undefined : { ...one })),
      groups: survey.groups.map((group) => ({ ...group, members: [...group.members] })),
    };
    change(copy);
    return faultsIn(copy);
  };

  test("nothing, as it is", () => {
    expect(broken(() => {})).toEqual([]);
  });

  test.each<[string, (copy: Survey) => void, RegExp]>([
    ["a household too large", ({ own }) => (own[299]!.homeSize += 1), /home/],
    ["a worker twice", ({ groups }) => groups.push(groups[0]!), /two groups/],
    ["a group that forgets its last", ({ groups }) => groups[0]!.members.pop(), /does not know group/],
    [
      "two who swap",
      ({ groups }) => {
        const pair = groups.find(({ members }) => members.length > 1)!;
        pair.members = pair.members.toReversed();
      },
      /not know/,
    ],
    [
      "another sector",
      ({ own, groups }) =>
        (own[groups.find(({ kind, members }) => kind === 2 && members.length > 1)!.members[0]!]!.sector = 15),
      /sectors/,
    ],
    [
      "a team too long",
      ({ own, groups }) =>
        (own[groups.find(({ kind, members }) => kind === 2 && members.length > 25)!.members[0]!]!.teamSize +=
          1),
      /team/,
    ],
    [
      "a band out of order",
      (copy) => (copy.memberOfBand = (place, band) => survey.memberOfBand(place, band, 0)),
      /number 1 of band/,
    ],
    [
      "one nurse alone",
      (copy) => (copy.nurse = (person, _, staff) => survey.nurse(person, 0, staff)),
      /different staff/,
    ],
  ])("%s", (_, change, message) => {
    expect(broken(change).join("\n")).toMatch(message);
  });
});
