/**
 * Tables of comma-separated values, RFC 4180, read piece by piece: fields apart by commas (or semicolons or tabs,
 * whichever the first line has most of), quoted where they hold one, a quote inside written twice; lines end with LF or
 * CRLF. A byte order mark and empty lines are passed over, and spaces around a field that is not quoted.
 */
import { ScenarioError, show } from "./problems.ts";

const SEPARATORS = [",", ";", "\t"];
const QUOTE = '"';

/** One line of a table, or several where a quoted field holds line ends. */
export interface CsvRecord {
  /** Line where it begins, from 1. */
  line: number;
  fields: readonly string[];
  /** Line and column, both from 1, where a field begins. */
  locate(field: number): { line: number; column: number };
}

/** One problem at one place of a file, thrown. */
export function refuse(file: string, at: { line: number; column: number }, message: string): never {
  throw new ScenarioError([{ file, ...at, path: "", message }]);
}

function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Characters that no text has: of another encoding, or of no text at all. */
function checkText(file: string, line: number, text: string): void {
  const wrong = /[\0\uFFFD\r]/.exec(text.endsWith("\r") ? text.slice(0, -1) : text);
  if (wrong === null) return;
  const message =
    wrong[0] === "\r"
      ? "lines must end with LF or CRLF; this one has a carriage return alone"
      : wrong[0] === "\0"
        ? "not a text file: it holds a null character (save it as CSV in UTF-8)"
        : "not UTF-8: a character cannot be read (save the file as CSV in UTF-8)";
  refuse(file, { line, column: wrong.index + 1 }, message);
}

/** A record without quotes: a line cut at its separators. */
function plainRecord(line: number, text: string, separator: string): CsvRecord {
  const fields = text.split(separator);
  return {
    line,
    fields: fields.map((field) => field.trim()),
    locate(index) {
      const before = fields.slice(0, index).reduce((sum, field) => sum + field.length + 1, 0);
      const field = fields[index] ?? "";
      return { line, column: before + 1 + (field.length - field.trimStart().length) };
    },
  };
}

/** What reading a record with quotes came to: the record and where the next begins, or null if the text ends inside. */
function quotedRecord(
  file: string,
  text: string,
  start: number,
  firstLine: number,
  separator: string,
  ended: boolean,
): { record: CsvRecord; next: number; lines: number } | null {
  const fields: string[] = [];
  const places: { line: number; column: number }[] = [];
  let [at, line, lineStart] = [start, firstLine, start];
  for (;;) {
    while (text[at] === " ") at++;
    const place = { line, column: at - lineStart + 1 };
    places.push(place);
    let field = "";
    if (text[at] === QUOTE) {
      at++;
      for (;;) {
        const close = text.indexOf(QUOTE, at);
        if (close < 0) {
          if (ended) refuse(file, place, "a quote opens here and is never closed");
          return null;
        }
        field += text.slice(at, close);
        at = close + 1;
        if (text[at] !== QUOTE) break;
        field += QUOTE;
        at++;
      }
      for (let i = 0; i < field.length; i++) if (field[i] === "\n") line++;
      if (line > place.line) lineStart = text.lastIndexOf("\n", at) + 1;
      while (text[at] === " ") at++;
      // A quote at the very end may be the first of two.
      if (at >= text.length && !ended) return null;
    } else {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n") {
        if (text[at] === QUOTE) {
          const message = "a quote inside a field; put the whole field in quotes, and write this one twice";
          refuse(file, { line, column: at - lineStart + 1 }, message);
        }
        at++;
      }
      if (at >= text.length && !ended) return null;
      field = text.slice(from, at).trim();
    }
    fields.push(field);
    if (text[at] === "\r") {
      // Its other half may be in the next piece.
      if (at + 1 >= text.length && !ended) return null;
      if (text[at + 1] === "\n") at++;
    }
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (at < text.length && text[at] !== "\n" && !(text[at] === "\r" && at + 1 === text.length)) {
      refuse(
        file,
        { line, column: at - lineStart + 1 },
        `${show(text[at])} after a closing quote; a ${separator === "\t" ? "tab" : `"${separator}"`} or the end of the line must follow`,
      );
    }
    const record: CsvRecord = {
      line: firstLine,
      fields,
      locate: (index) => places[index] ?? places[places.length - 1] ?? { line: firstLine, column: 1 },
    };
    return { record, next: at + 1, lines: line - firstLine + 1 };
  }
}

/**
 * The records of a table, the header among them, as its text comes in. Every chunk may end anywhere.
 * @param file its name, for messages only
 * @throws ScenarioError at the first thing that is no table, with line and column
 */
export function* csvRecords(chunks: Iterable<string>, file: string): Generator<CsvRecord> {
  let text = "";
  let line = 1;
  let separator: string | undefined;
  const take = function* (ended: boolean): Generator<CsvRecord> {
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf("\n", start);
      if (found < 0 && !ended) break;
      const end = found < 0 ? text.length : found;
      const first = text.slice(start, end);
      checkText(file, line, first);
      if (first.trim() === "") {
        start = end + 1;
        line++;
        continue;
      }
      separator ??= separatorOf(first);
      if (!first.includes(QUOTE)) {
        yield plainRecord(line, first, separator);
        start = end + 1;
        line++;
        continue;
      }
      const read = quotedRecord(file, text, start, line, separator, ended);
      if (read === null) break;
      yield read.record;
      start = read.next;
      line += read.lines;
    }
    text = text.slice(start);
  };
  let begun = false;
  for (const chunk of chunks) {
    text += chunk;
    if (!begun && text !== "") {
      if (text.startsWith("\uFEFF")) text = text.slice(1);
      begun = true;
    }
    yield* take(false);
  }
  yield* take(true);
}
