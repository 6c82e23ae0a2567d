/** Run by a worker of a page: plays the worlds that it is sent. */
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { play } from "./play.ts";
import type { Asked } from "./worlds.ts";

/** The little of a worker that is used. */
interface Scope {
  addEventListener(
    name: "message",
    listen: (event: { data: { kernel: WasmModule; worlds: Asked[] } }) => void,
  ): void;
  postMessage(data: unknown, transfer: readonly unknown[]): void;
}
const scope = globalThis as unknown as Scope;

scope.addEventListener("message", ({ data }) => scope.postMessage(play(data.kernel, data.worlds), []));
