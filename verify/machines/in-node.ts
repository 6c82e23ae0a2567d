/** Run by a Node: plays the worlds in its main thread and in a worker thread at the same time, and prints both answers. */
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { loadKernel } from "../../runner/kernel.ts";
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import { openHere } from "./here.ts";
import { type Answer, play } from "./play.ts";
import { type Asked, readWorlds } from "./worlds.ts";

interface Work {
  kernel: WasmModule;
  worlds: Asked[];
}

/** What the two places in which one engine runs scripts have answered. */
export interface Answers {
  main: Answer;
  worker: Answer;
}

if (isMainThread) {
  const work: Work = { kernel: loadKernel(), worlds: await readWorlds(openHere, process.argv[2] === "all") };
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: work });
  const answered = once(worker, "message");
  const main = play(work.kernel, work.worlds);
  const answers: Answers = { main, worker: (await answered)[0] as Answer };
  process.stdout.write(JSON.stringify(answers));
} else {
  const { kernel, worlds } = workerData as Work;
  parentPort?.postMessage(play(kernel, worlds), []);
}
