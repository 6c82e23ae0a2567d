/** `path=value` on the command line, put into a scenario before it is checked. */
import { readText } from "./document.ts";
import { type Path, formatPath, shorten, show } from "./problems.ts";

export interface SetRequest {
  /** As it was given, for messages. */
  text: string;
  path: Path;
  value: unknown;
}

const PARAMETERS = "parameters.";
const DEEPEST = 16;
const PART = /([^.[\]]+)|\[(\d{1,6})\]/y;

/** Names of parameters hold dots, so under `parameters.` the rest is one key. */
function readPath(text: string): Path | undefined {
  if (text.startsWith(PARAMETERS) && text.length > PARAMETERS.length) {
    return ["parameters", text.slice(PARAMETERS.length)];
  }
  const path: (string | number)[] = [];
  let at = 0;
  while (at < text.length) {
    if (path.length > 0 && text[at] === ".") at++;
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (match === null) return undefined;
    path.push(match[1] ?? Number(match[2]));
    at = PART.lastIndex;
  }
  return path.length === 0 || path.length > DEEPEST ? undefined : path;
}

/** Reads one request; a text is what is wrong with it. */
export function readSet(text: string): SetRequest | string {
  const equals = text.indexOf("=");
  const path = equals < 0 ? undefined : readPath(text.slice(0, equals).trim());
  if (path === undefined) return "expected path=value, such as days=100 or worlds[0].title=Told";
  if (path.includes("__proto__")) return `unknown key ${show("__proto__")}`;
  if (path[0] === "extends") return "extends can only be written in a file";
  const read = readText(text.slice(equals + 1));
  const first = read.findings[0];
  return first === undefined ? { text, path, value: read.value } : `the value: ${first.message}`;
}

/** Changes `root` in place; a text is why it cannot. */
export function applySet(root: Record<string, unknown>, { path, value }: SetRequest): string | undefined {
  let inside: unknown = root;
  for (const [depth, part] of path.entries()) {
    const here = formatPath(path.slice(0, depth));
    if (Array.isArray(inside)) {
      if (typeof part !== "number") return `${here} is a list: write ${here}[0] for its first item`;
      if (part > inside.length) return `${here} has a length of ${inside.length}, so there is no [${part}]`;
    } else if (typeof inside !== "object" || inside === null) {
      return `${here} is ${show(inside)} and has nothing inside`;
    } else if (typeof part === "number") {
      return `${here === "" ? "a scenario" : here} is no list, so there is no [${part}]`;
    }
    const holder = inside as Record<string | number, unknown>;
    if (depth === path.length - 1) {
      holder[part] = value;
      return undefined;
    }
    const next = Object.hasOwn(holder, part) ? holder[part] : undefined;
    if (next === undefined || next === null) {
      holder[part] = typeof path[depth + 1] === "number" ? [] : {};
    } else if (part === "disease" && depth === 0 && typeof next === "string") {
      // A preset by name is short for a mapping that holds it.
      holder[part] = { preset: next };
    }
    inside = holder[part];
  }
  return undefined;
}

/** The request as messages name it. */
export function nameSet(text: string): string {
  return `--set ${shorten(JSON.stringify(text).slice(1, -1), 80)}`;
}
