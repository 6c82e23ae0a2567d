/** Mutations of valid scenario files: characters, lines, numbers, keys, nesting, whole values, Unicode, huge numbers. */
import fc from "fast-check";

/** Pieces that mean something to YAML, to JSON, to paths, to JavaScript. */
export const piece: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ..."[]{}:,-?&*!|>'\"%@`#\t\n\r \\~.=<",
    ": ",
    "- ",
    "? ",
    "\n---\n",
    "\n...\n",
    "<<: *a",
    "&a ",
    "*a",
    "!!binary ",
    "!!set ",
    "%YAML 1.1\n---\n",
    ".nan",
    "-.inf",
    "1e400",
    "0x",
    "null",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "\ufeff",
    "\u2028",
    "e\u0301\u202e",
    "[".repeat(70),
    "- ".repeat(70),
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
  fc.integer().map(String),
);

const number = fc.oneof(
  fc.constantFrom(
    "0",
    "-0",
    "-1",
    "0.5",
    "1e-320",
    "5e-324",
    "1e308",
    "1e309",
    "4294967296",
    "9007199254740993",
    "1_000",
    "0o17",
    "0xff",
    "010",
    "1e3",
    "9".repeat(400),
    "NaN",
    "null",
    "true",
    "''",
  ),
  fc.integer({ min: 0, max: 5000 }).map(String),
  fc.double({ min: 0, max: 100, noNaN: true }).map(String),
);

type Edit = (text: string) => string;
type Edits = fc.Arbitrary<Edit>;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

/** Cuts out a few characters and puts a piece there. */
const characters: Edits = fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece).map(([at, cut, put]) => (text) => {
  const start = at % (text.length + 1);
  return text.slice(0, start) + put + text.slice(start + cut);
});

/** Takes a line out and puts it somewhere else, once or twice, or nowhere. */
const lines: Edits = fc
  .tuple(fc.nat(), fc.nat(), fc.nat({ max: 2 }), fc.nat({ max: 4 }))
  .map(([from, to, times, indent]) => (text) => {
    const all = text.split("\n");
    const [line = ""] = all.splice(from % all.length, 1);
    all.splice(to % (all.length + 1), 0, ...Array<string>(times).fill(" ".repeat(indent) + line));
    return all.join("\n");
  });

/** Replaces what one pattern finds somewhere. */
const replacing = (pattern: RegExp, put: fc.Arbitrary<(found: string, text: string) => string>): Edits =>
  fc.tuple(fc.nat(), put).map(([at, make]) => (text) => {
    const found = pick([...text.matchAll(pattern)], at);
    if (found === undefined) return text;
    const start = found.index;
    return text.slice(0, start) + make(found[0], text) + text.slice(start + found[0].length);
  });

const VALUE = /(?<=: )[^\s#,{}[\]][^\n#,{}[\]]*/g;
const KEY = /[A-Za-z][\w.]*(?=:)/g;

const numbers = replacing(
  /(?<![\w.])\d+(?:\.\d+)?/g,
  number.map((put) => () => put),
);
/** Another key of the same file, or a misspelt one. */
const keys = replacing(
  KEY,
  fc.tuple(fc.nat(), fc.boolean()).map(([other, misspelt]) => (key, text) => {
    return misspelt ? key.slice(1) + key.slice(0, 1) : (pick(text.match(KEY) ?? [], other) ?? key);
  }),
);
/** A value of another field. */
const values = replacing(
  VALUE,
  fc.nat().map((other) => (value, text) => pick(text.match(VALUE) ?? [], other) ?? value),
);
/** A value wrapped in lists and mappings, shallow or far too deep. */
const nesting = replacing(
  VALUE,
  fc.tuple(fc.constantFrom(1, 2, 3, 30, 80), fc.boolean()).map(([depth, list]) => (value) => {
    return list
      ? "[".repeat(depth) + value + "]".repeat(depth)
      : "{ a: ".repeat(depth) + value + " }".repeat(depth);
  }),
);
/** A name in other letters: long, right to left, combining, outside the basic plane, half a pair. */
const unicode = replacing(
  VALUE,
  fc
    .constantFrom(
      "Ÿ\u0328\u0301",
      "ﷺ",
      "\u202eabc",
      "𝒲𝒶𝓈𝒽",
      "\ud83d",
      "é".repeat(300),
      "İstanbul",
      "ﬁn",
      "\u0000",
    )
    .map((put) => () => put),
);

/** One to three mutations, one after the other, of one of the files. */
export function mutants(files: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.oneof(characters, lines, numbers, keys, values, nesting, unicode);
  return fc
    .tuple(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) => edits.reduce((now, change) => change(now), text));
}
