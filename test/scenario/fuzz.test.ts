import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piece } from "./mutations.ts";
import { refusal, small } from "./small.ts";

const file = (name: string): string =>
  readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8");
const originals = [
  small,
  file("washington"),
  file("boarding-school-1978"),
  '{"version": 1, "days": [1, {"a": null}]}',
];

const mutant = fc
  .tuple(
    fc.constantFrom(...originals),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, cut, put]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + put + now.slice(start + cut);
    }, text),
  );

/** Valid text with a value swapped for another of the same text: sound YAML, unsound scenario. */
const shuffled = fc.tuple(fc.constantFrom(...originals), fc.nat(), fc.nat()).map(([text, from, to]) => {
  const values = text.match(/(?<=: )[^\n#]+/g)!;
  const value = values[from % values.length]!;
  return text.replace(value, () => values[to % values.length]!);
});

const LINE = /^(?:small\.yaml:[1-9]\d*:[1-9]\d* |--set .*: |\.\.\. and \d+ more$)/;

/** Accepted, or refused with lines that name a position; `refusal` lets any other exception out. */
function expectVerdict(text: string, sets: readonly string[] = []): void {
  const message = refusal(text, sets);
  if (message === "") return;
  for (const line of message.split("\n")) expect(line).toMatch(LINE);
}

describe("whatever the bytes, a scenario is read or refused, and nothing else happens", () => {
  test("edited files", () => {
    fc.assert(
      fc.property(mutant, (text) => expectVerdict(text)),
      { numRuns: 2000, seed: 1 },
    );
  });

  test("values in the wrong places", () => {
    fc.assert(
      fc.property(shuffled, (text) => expectVerdict(text)),
      { numRuns: 500, seed: 2 },
    );
  });

  test("any text, and any --set", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    const set = fc.tuple(
      fc.oneof(text, fc.constantFrom("worlds[0]", "disease", "parameters.x", "days")),
      text,
    );
    fc.assert(
      fc.property(text, set, (file_, [path, value]) => {
        expectVerdict(file_);
        expectVerdict(small, [`${path}=${value}`]);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});
