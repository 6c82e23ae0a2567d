import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRecords } from "../../src/scenario/csv.ts";
import { refusalOf } from "./small.ts";

const read = (chunks: readonly string[]): string[][] =>
  [...csvRecords(chunks, "t.csv")].map(({ fields }) => [...fields]);

const refusal = (text: string): string => refusalOf(() => read([text]));

describe("a table of comma-separated values", () => {
  test("is cut at separators and line ends", () => {
    expect(read(["a,b\n1,2\n3,4\n"])).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(read(["a,b\r\n1,2\r\n3,"])).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", ""],
    ]);
  });

  test("may begin with a byte order mark, and hold empty lines and spaces around fields", () => {
    expect(read(["\uFEFFa, b \n\n 1 ,2\n \n"])).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test.each([
    ["a;b;c\n1,5;2;3", ["1,5", "2", "3"]],
    ["a\tb\n1;2\t3", ["1;2", "3"]],
    ['"a;x",b\n1,2', ["1", "2"]],
    ["a\n1", ["1"]],
  ])("finds its separator in the first line: %j", (text, second) => {
    expect(read([text])[1]).toEqual(second);
  });

  test("has the quoted fields of RFC 4180, section 2", () => {
    const text = 'aaa,"b ""bb""","c\r\nc, c"\r\n"",x, "y" \n';
    expect(read([text])).toEqual([
      ["aaa", 'b "bb"', "c\r\nc, c"],
      ["", "x", "y"],
    ]);
  });

  test("says where a field begins, also after a quoted line end", () => {
    const [first, second] = [...csvRecords(['a,  b,"x\ny",d\n1,2,3,4'], "t.csv")];
    expect([0, 1, 2, 3].map((i) => first?.locate(i))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 5 },
      { line: 1, column: 7 },
      { line: 2, column: 4 },
    ]);
    expect([second?.line, second?.locate(3)]).toEqual([3, { line: 3, column: 7 }]);
  });

  const field = fc.string({
    unit: fc.constantFrom("a", "é", "🦠", '"', ",", ";", " ", "\n", "\r\n", "1"),
    maxLength: 6,
  });
  const quoted = (rows: readonly (readonly string[])[], end: string): string =>
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join(end);

  test("comes out as it went in, wherever its text is cut into pieces", () => {
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.record({
        rows: fc.array(fc.array(field, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 5,
        }),
        end: fc.constantFrom("\n", "\r\n"),
        cuts: fc.array(fc.nat(200), { maxLength: 6 }),
      }),
    );
    const check = fc.property(table, ({ rows, end, cuts }) => {
      const text = quoted([rows[0]!.map((_, i) => `h${i}`), ...rows], end);
      const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((to, i) => text.slice(places[i], to));
      const whole = [...csvRecords([text], "t.csv")];
      const parts = [...csvRecords(pieces, "t.csv")];
      expect(whole.slice(1).map(({ fields }) => fields)).toEqual(rows);
      expect(parts.map(({ fields, line }) => [fields, line])).toEqual(
        whole.map(({ fields, line }) => [fields, line]),
      );
      const places0 = whole.map((record) => record.fields.map((_, i) => record.locate(i)));
      expect(parts.map((record) => record.fields.map((_, i) => record.locate(i)))).toEqual(places0);
    });
    fc.assert(check, { seed: 11, numRuns: 400 });
  });

  test("plain ones too", () => {
    const plain = fc.string({ unit: fc.constantFrom("a", "b", ",", "\n", "\r\n", " "), maxLength: 40 });
    const check = fc.property(plain, fc.nat(40), (body, cut) => {
      const text = `h,h\n${body}`;
      const at = Math.min(cut, text.length);
      expect(read([text.slice(0, at), text.slice(at)])).toEqual(read([text]));
    });
    fc.assert(check, { seed: 12, numRuns: 400 });
  });

  test("or is refused, whatever it holds: with a place, and never otherwise", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\0", "\uFFFD", "\uFEFF"),
      maxLength: 30,
    });
    const check = fc.property(hostile, (text) => {
      const answer = refusal(text);
      expect(answer === "" || /^t\.csv:\d+:\d+ /.test(answer)).toBe(true);
    });
    fc.assert(check, { seed: 13, numRuns: 2000 });
  });

  test.each([
    ["a quote never closed", 'a,b\n1,"2\n3,4', "t.csv:2:3 a quote opens here and is never closed"],
    [
      "a quote inside a field",
      'a,b\n1,5" pipe',
      "t.csv:2:4 a quote inside a field; put the whole field in quotes, and write this one twice",
    ],
    [
      "text after a closing quote",
      'a,b\n"1"x,2',
      't.csv:2:4 "x" after a closing quote; a "," or the end of the line must follow',
    ],
    [
      "line ends of another age",
      "a,b\r1,2\r",
      "t.csv:1:4 lines must end with LF or CRLF; this one has a carriage return alone",
    ],
    [
      "another encoding",
      "a,b\n1,Malm\uFFFD\n",
      "t.csv:2:7 not UTF-8: a character cannot be read (save the file as CSV in UTF-8)",
    ],
    [
      "a spreadsheet's own file",
      "PK\0\0",
      "t.csv:1:3 not a text file: it holds a null character (save it as CSV in UTF-8)",
    ],
  ])("is refused with line and column: %s", (_what, text, message) => {
    expect(refusal(text)).toBe(message);
  });
});
