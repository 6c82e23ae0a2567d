/** Text to values with their places; what is refused, and where. */
import { describe, expect, test } from "vitest";
import { LIMITS, readData, readText } from "../../src/scenario/document.ts";

const found = (text: string): string[] =>
  readText(text).findings.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe("where things are written", () => {
  const text = readText("a:\n  - one\n  - two: 2\nempty:\nshared: &s { x: 1 }\nagain: *s\n");

  test("is the value, or its key if that is asked for", () => {
    expect(text.findings).toEqual([]);
    expect(text.locate(["a", 1, "two"], false)).toEqual({ line: 3, column: 10 });
    expect(text.locate(["a", 1, "two"], true)).toEqual({ line: 3, column: 5 });
    expect(text.locate(["a", 0], true)).toEqual({ line: 2, column: 5 });
  });

  test("is the key of what is empty", () => {
    expect(text.locate(["empty"], false)).toEqual({ line: 4, column: 1 });
  });

  test("of what is not there is the nearest thing around it", () => {
    expect(text.locate(["a", 1, "three"], false)).toEqual({ line: 3, column: 5 });
    expect(text.locate(["a", 7], false)).toEqual({ line: 2, column: 3 });
    expect(text.locate(["a", "name"], true)).toEqual({ line: 1, column: 1 });
    expect(text.locate(["a", 0, "deeper"], false)).toEqual({ line: 2, column: 5 });
  });

  test("inside an alias is where the anchor stands", () => {
    expect(text.locate(["again", "x"], false)).toEqual({ line: 5, column: 17 });
    expect(text.has(["again", "x"])).toBe(true);
    expect(text.has(["again", "y"])).toBe(false);
  });

  test("of an empty text is its first character", () => {
    const empty = readText("");
    expect(empty.value).toBeNull();
    expect(empty.locate(["a"], true)).toEqual({ line: 1, column: 1 });
    expect(empty.has(["a"])).toBe(false);
  });
});

describe("what is no plain data is refused", () => {
  test("keys with anchors, tags or values of their own", () => {
    expect(found("&k a: 1\n")).toEqual(["1:4 a key must not have an anchor"]);
    expect(found("!!str a: 1\n")).toEqual(["1:7 a key must not have a tag"]);
    expect(found("? [a]\n: 1\n")).toEqual(["1:3 a key must be a plain word"]);
    expect(found("a: 1\n: 2\n")[0]).toMatch(/^\d:\d a key must be a plain word$/);
    expect(found("base: &b { x: 1 }\nrest: { <<: *b }\n")[0]).toMatch(/merge keys/);
    expect(found("__proto__: 1\n")).toEqual(['1:1 unknown key "__proto__"']);
  });

  test("a key given twice, by its first line", () => {
    expect(found("a: 1\nb: 2\na: 3\n")).toEqual(["3:1 duplicate key, first given in line 1"]);
  });

  test("a text too large or too long, with nothing to be found in it", () => {
    const large = readText("#".repeat(LIMITS.characters + 1));
    expect(large.findings).toMatchObject([{ line: 1, column: 1, path: [] }]);
    expect(large.findings[0]!.message).toContain(`at most ${LIMITS.characters}`);
    expect([large.value, large.has([]), large.locate([], false)]).toEqual([
      undefined,
      false,
      { line: 1, column: 1 },
    ]);
    expect(found(`[${"1,".repeat(LIMITS.parts)}]`)[0]).toContain(`at most ${LIMITS.parts} parts`);
    expect(found("[".repeat(LIMITS.depth + 2))[0]).toContain(`at most ${LIMITS.depth} levels`);
  });

  test("aliases that write out to too much, told once", () => {
    // 90 aliases of a list of 3,000: more than the limit of values, fewer than that of aliases.
    const list = Array.from({ length: 3000 }, () => "1").join(",");
    const text = `a: &a [${list}]\nb: [${Array.from({ length: 90 }, () => "*a").join(",")}]\n`;
    expect(found(text)).toHaveLength(1);
    expect(found(text)[0]).toMatch(/too many values: aliases write out to more than 200000$/);
  });
});

describe("data that a program wrote", () => {
  const data = readData({ a: [{ b: null }], c: 1 });

  test("has what it owns, in objects and lists, and nothing it inherits", () => {
    for (const path of [[], ["a"], ["a", 0, "b"], ["c"]]) expect(data.has(path)).toBe(true);
    for (const path of [["toString"], ["a", 1], ["a", 0, "b", "c"], ["c", "d"]])
      expect(data.has(path)).toBe(false);
  });

  test("is all at the first character", () => {
    expect(data.locate(["a", 0], true)).toEqual({ line: 1, column: 1 });
    expect(data.findings).toEqual([]);
  });
});
