/** Run by a page: loads the whole library, plays the worlds in the page and in a worker, and sends both answers. */
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { play } from "./play.ts";
import { readWorlds } from "./worlds.ts";

/** The little of a page that is used; its types otherwise come only with all of them. */
interface Page {
  WebAssembly: { compile(bytes: ArrayBuffer): Promise<WasmModule> };
  Worker: new (
    address: URL,
    options: { type: "module" },
  ) => {
    addEventListener(name: "message", listen: (event: { data: unknown }) => void): void;
    addEventListener(name: "error", listen: (event: { message?: string }) => void): void;
    postMessage(data: unknown, transfer: readonly unknown[]): void;
  };
  location: { search: string };
}
const page = globalThis as unknown as Page;

async function load(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** An answer of a module worker, which has no import map: it loads only what has no dependency. */
const playInWorker = (kernel: WasmModule, worlds: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const worker = new page.Worker(new URL("in-page-worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`the worker: ${message ?? "did not load"}`)),
    );
    worker.postMessage({ kernel, worlds }, []);
  });

async function answer(): Promise<unknown> {
  // Every file of the library, not only those that the worlds need.
  const modules = (await (await load("/modules")).json()) as string[];
  await Promise.all(modules.map((module) => import(module)));
  const kernel = await page.WebAssembly.compile(await (await load("/kernel")).arrayBuffer());
  const open = async (path: string): Promise<string> => (await load(`/${path}`)).text();
  const worlds = await readWorlds(open, page.location.search === "?all");
  const worker = playInWorker(kernel, worlds);
  const main = play(kernel, worlds);
  return { modules: modules.length, main, worker: await worker };
}

const told = await answer().catch((error: unknown) => ({ error: String(error) }));
await fetch("/answer", { method: "POST", body: JSON.stringify(told) });
