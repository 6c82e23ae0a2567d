/** YAML or JSON text to plain values, each with its place in the text; everything that is no plain data is refused. */
import { Lexer, LineCounter, Parser, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Node, Pair, YAMLMap } from "yaml";
import { type Path, shorten, show } from "./problems.ts";

export interface Finding {
  line: number;
  column: number;
  path: Path;
  message: string;
}

export interface ScenarioText {
  /** Null for an empty text, undefined for one that cannot be read. */
  value: unknown;
  findings: readonly Finding[];
  /** Where a value (or its key) is written; for what is not there, the nearest thing around it. */
  locate(path: Path, atKey: boolean): { line: number; column: number };
  /** Whether the text itself has something at the path. */
  has(path: Path): boolean;
}

export const LIMITS = {
  /** Characters of a file. */
  characters: 1_000_000,
  /** Lexical parts of a file: bounds the time that hostile text can take. */
  parts: 150_000,
  /** Levels of lists and mappings. */
  depth: 64,
  /** Values after aliases are written out. */
  values: 200_000,
  aliases: 100,
} as const;

/** Syntax errors in our words where the parser's own are short on what to do. */
const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "a tab used as indentation; use spaces",
  MULTIPLE_DOCS: "a second document begins here; a file holds one scenario (remove the ---)",
  DUPLICATE_KEY: "duplicate key",
};

const nothing = (message: string): ScenarioText => ({
  value: undefined,
  findings: [{ line: 1, column: 1, path: [], message }],
  locate: () => ({ line: 1, column: 1 }),
  has: () => false,
});

/** Reads text that may be anything at all; never throws for what the text holds. */
export function readText(text: string): ScenarioText {
  if (text.length > LIMITS.characters) {
    return nothing(`too large: ${text.length} characters, at most ${LIMITS.characters}`);
  }
  const tooMuch = measure(text);
  if (tooMuch !== undefined) return nothing(tooMuch);
  const lines = new LineCounter();
  const document = parseDocument<Node>(text, {
    schema: "core",
    lineCounter: lines,
    prettyErrors: false,
    // Its own check of keys takes time quadratic in their number; `Reader` has a set.
    uniqueKeys: false,
  });
  const position = (offset: number): { line: number; column: number } => {
    const at = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, at.line), column: Math.max(1, at.col) };
  };
  const reader = new Reader(position);
  // What follows a first error of syntax is guesswork.
  for (const error of document.errors.slice(0, 1)) {
    const message = WORDS[error.code] ?? `not valid YAML: ${shorten(error.message.split("\n")[0]!, 120)}`;
    reader.findings.push({ ...position(error.pos[0]), path: [], message });
  }
  if (reader.findings.length > 0) return { ...nothing(""), findings: reader.findings };
  const root = document.contents;
  const value = reader.read(root, [], 0);
  const trace = (path: Path) => follow(root, path, reader);
  return {
    value,
    findings: reader.findings,
    locate(path, atKey) {
      const { node, key } = trace(path);
      const empty = node === undefined || node.range![0] === node.range![1];
      const chosen = key !== undefined && (atKey || empty) ? key : node;
      return position(chosen === undefined ? 0 : chosen.range![0]);
    },
    has: (path) => trace(path).found,
  };
}

/** Plain data that a program wrote, of any size: it has no places in a text, so all of it is at the first character. */
export function readData(value: unknown): ScenarioText {
  const has = (path: Path): boolean => {
    let inside: unknown = value;
    for (const part of path) {
      if (typeof inside !== "object" || inside === null || !Object.hasOwn(inside, part)) return false;
      inside = (inside as Record<string | number, unknown>)[part];
    }
    return true;
  };
  return { value, findings: [], locate: () => ({ line: 1, column: 1 }), has };
}

/** Runs lexer and parser piece by piece (neither recurses) and stops at what would be too deep or too long. */
function measure(text: string): string | undefined {
  const parser = new Parser();
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme)) {
      // Only the depth of the parser's stack matters here.
    }
    if (parser.stack.length > LIMITS.depth) return `nested too deeply: at most ${LIMITS.depth} levels`;
    if (++parts > LIMITS.parts) return `too many keys and values: at most ${LIMITS.parts} parts`;
  }
  return undefined;
}

class Reader {
  readonly findings: Finding[] = [];
  readonly anchors: Map<string, Node> = new Map();
  /** Of every mapping its pairs by key. */
  readonly pairs: Map<Node, Map<string, Pair<Node, Node | null>>> = new Map();
  readonly #position: (offset: number) => { line: number; column: number };
  #values = 0;
  #aliases = 0;
  #stopped = false;

  constructor(position: (offset: number) => { line: number; column: number }) {
    this.#position = position;
  }

  #find(node: Node, path: Path, message: string): undefined {
    this.findings.push({ ...this.#position(node.range![0]), path, message });
  }

  /** Stops the reading: the rest is not worth its time. */
  #stop(node: Node, path: Path, message: string): undefined {
    if (!this.#stopped) this.#find(node, path, message);
    this.#stopped = true;
  }

  read(node: Node | null, path: Path, depth: number): unknown {
    if (node === null) return null;
    if (this.#stopped) return undefined;
    if (++this.#values > LIMITS.values) {
      return this.#stop(node, path, `too many values: aliases write out to more than ${LIMITS.values}`);
    }
    if (depth > LIMITS.depth)
      return this.#stop(
        node,
        path.slice(0, 1),
        `nested too deeply through aliases: at most ${LIMITS.depth} levels`,
      );
    if (isAlias(node)) {
      if (++this.#aliases > LIMITS.aliases) {
        return this.#stop(node, path, `too many aliases: at most ${LIMITS.aliases}`);
      }
      const target = this.anchors.get(node.source);
      if (target === undefined) return this.#find(node, path, `unknown alias *${shorten(node.source)}`);
      return this.read(target, path, depth + 1);
    }
    if (node.tag !== undefined) {
      return this.#find(node, path, `tags are not supported: remove ${shorten(node.tag)}`);
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#scalar(node.value, node, path);
    if (isSeq<Node>(node)) return node.items.map((item, i) => this.read(item, [...path, i], depth + 1));
    return this.#mapping(node as YAMLMap<Node, Node | null>, path, depth);
  }

  #scalar(value: unknown, node: Node, path: Path): unknown {
    if (typeof value === "number" && !Number.isFinite(value)) {
      return this.#find(node, path, `must be a finite number, found ${value}`);
    }
    return value;
  }

  #mapping(node: YAMLMap<Node, Node | null>, path: Path, depth: number): unknown {
    const entries: Record<string, unknown> = {};
    const pairs = new Map<string, Pair<Node, Node | null>>();
    this.pairs.set(node, pairs);
    for (const pair of node.items) {
      const { key, value } = pair;
      const name = this.#key(key, node, path);
      if (name === undefined) continue;
      const first = pairs.get(name);
      if (first !== undefined) {
        const { line } = this.#position(first.key.range![0]);
        this.#find(key, [...path, name], `duplicate key, first given in line ${line}`);
        continue;
      }
      pairs.set(name, pair);
      entries[name] = this.read(value, [...path, name], depth + 1);
    }
    return entries;
  }

  #key(key: Node | null, node: Node, path: Path): string | undefined {
    if (!isScalar(key) || key.value === null) {
      return this.#find(key ?? node, path, "a key must be a plain word");
    }
    if (key.tag !== undefined) return this.#find(key, path, "a key must not have a tag");
    if (key.anchor !== undefined) return this.#find(key, path, "a key must not have an anchor");
    const name = String(key.value);
    if (name === "<<") {
      return this.#find(key, path, "merge keys (<<) are not supported: write the keys out");
    }
    if (name === "__proto__") return this.#find(key, path, `unknown key ${show(name)}`);
    return name;
  }
}

function follow(
  root: Node | null,
  path: Path,
  { anchors, pairs }: Reader,
): { node: Node | undefined; key: Node | undefined; found: boolean } {
  let node: Node | undefined = root ?? undefined;
  let key: Node | undefined;
  for (const part of path) {
    let inside: Node | null | undefined = node;
    while (isAlias(inside)) inside = anchors.get(inside.source);
    if (isMap<Node, Node | null>(inside)) {
      const pair = pairs.get(inside)?.get(String(part));
      if (pair === undefined) return { node, key, found: false };
      key = pair.key;
      node = pair.value ?? undefined;
    } else if (isSeq<Node>(inside) && typeof part === "number" && part < inside.items.length) {
      key = undefined;
      node = inside.items[part];
    } else {
      return { node, key, found: false };
    }
  }
  return { node, key, found: true };
}
