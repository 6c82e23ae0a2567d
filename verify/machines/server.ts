/** Serves this project to a browser on this computer, and waits for the page to answer. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { text } from "node:stream/consumers";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".yaml": "text/plain; charset=utf-8",
};

/** What a path that is no file is answered with. */
export interface Given {
  type: keyof typeof TYPES;
  body: string | Uint8Array;
}

export interface Serving {
  /** Such as http://127.0.0.1:40000 */
  origin: string;
  /** What was posted first to /answer. */
  answered: Promise<string>;
  close(): void;
}

/**
 * @param root the directory of which files are served, and nothing outside of it
 * @param folders those directly in it that are served
 * @param given what is not a file, by path
 */
export async function serve(
  root: string,
  folders: readonly string[],
  given: Readonly<Record<string, Given>>,
): Promise<Serving> {
  let answer: (body: string) => void;
  const answered = new Promise<string>((resolve) => (answer = resolve));

  async function find(path: string): Promise<Given | undefined> {
    if (Object.hasOwn(given, path)) return given[path];
    const type = extname(path);
    const file = normalize(path.slice(1));
    if (!Object.hasOwn(TYPES, type) || !folders.some((folder) => file.startsWith(folder + sep)))
      return undefined;
    return { type, body: await readFile(join(root, file)) };
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/, ""));
    if (request.method === "POST" && path === "/answer") {
      answer(await text(request));
      response.writeHead(204).end();
      return;
    }
    const found = request.method === "GET" ? await find(path).catch(() => undefined) : undefined;
    if (found === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": TYPES[found.type], "cache-control": "no-store" })
        .end(found.body);
  }

  const server: Server = createServer((request, response) => {
    respond(request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
