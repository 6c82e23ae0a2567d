/** What the schema found wrong, in our words. */
import type { z } from "zod";
import { type Path, show } from "./problems.ts";
import { suggestion } from "./suggest.ts";

export interface Explained {
  path: Path;
  message: string;
  /** The problem is the key itself, not its value. */
  atKey: boolean;
}

const NOUNS: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a mapping",
  record: "a mapping",
  null: "nothing",
};

const noun = (expected: string): string => NOUNS[expected] ?? expected;

/** Several unknown keys share one issue; their messages are parted by this, which no quoted key contains. */
const SPLIT = "\n";

function limit(
  issue: z.core.$ZodRawIssue,
  word: "most" | "least",
  bound: unknown,
  inclusive: boolean,
): string {
  const { origin } = issue as unknown as { origin: string };
  if (origin === "array") return `needs at ${word} ${String(bound)} item${bound === 1 ? "" : "s"}`;
  if (origin === "string") {
    return bound === 1 ? "must not be empty" : `must have at ${word} ${String(bound)} characters`;
  }
  const how = inclusive ? `at ${word}` : word === "least" ? "above" : "below";
  return `must be ${how} ${String(bound)}, found ${show(issue.input)}`;
}

/** Words for one issue: given to Zod as the error map of a parse. */
export function word(issue: z.core.$ZodRawIssue): string {
  const { input } = issue;
  switch (issue.code) {
    case "invalid_type":
      return input === undefined
        ? `missing: ${noun(issue.expected)} is needed`
        : `expected ${noun(issue.expected)}, found ${show(input)}`;
    case "too_small":
      return limit(issue, "least", issue.minimum, issue.inclusive !== false);
    case "too_big":
      return limit(issue, "most", issue.maximum, issue.inclusive !== false);
    case "invalid_value": {
      const values = issue.values.map(String);
      const expected = values.length === 1 ? values[0]! : `one of ${values.join(", ")}`;
      if (input === undefined) return `missing: ${expected} is needed`;
      if (typeof input === "string" && values.length > 1) {
        return `unknown value ${show(input)}${suggestion(input, values, "expected one of")}`;
      }
      return `expected ${expected}, found ${show(input)}`;
    }
    case "unrecognized_keys": {
      const known = Object.keys((issue.inst as unknown as z.ZodObject).shape);
      return issue.keys
        .map((key) => `unknown key ${show(key)}${suggestion(key, known, "the keys here are")}`)
        .join(SPLIT);
    }
    default:
      return "is not valid";
  }
}

/** Whether an option of a union fails because the input is of another kind altogether. */
function otherKind(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === "invalid_type" ||
        (issue.code === "invalid_value" && /^(?:expected|missing)/.test(issue.message))),
  );
}

/** All problems of a failed parse. Of a union, those of the option that the input was meant for. */
export function explain(issues: readonly z.core.$ZodIssue[], around: Path = []): Explained[] {
  return issues.flatMap((issue): Explained[] => {
    const path = [...around, ...(issue.path as (string | number)[])];
    if (issue.code === "unrecognized_keys") {
      const messages = issue.message.split(SPLIT);
      return issue.keys.map((key, i) => ({ path: [...path, key], message: messages[i]!, atKey: true }));
    }
    if (issue.code !== "invalid_union" || issue.errors.length === 0) {
      return [{ path, message: issue.message, atKey: false }];
    }
    const meant = issue.errors.find((option) => !otherKind(option));
    if (meant !== undefined) return explain(meant, path);
    return [{ path, message: bothKinds(issue.errors), atKey: false }];
  });
}

/** "expected a number or a list, found ..." from the messages of the options. */
function bothKinds(options: readonly (readonly z.core.$ZodIssue[])[]): string {
  const messages = options.map((option) => option[0]!.message);
  const kinds = messages.map(
    (message) => /^(?:expected|missing:) (.*?)(?:, found| is needed)/.exec(message)?.[1],
  );
  const found = messages[0]!.replace(/^.*?(, found|$)/, "$1");
  return found === ""
    ? `missing: ${kinds.join(", or ")} is needed`
    : `expected ${kinds.join(", or ")}${found}`;
}
