/** Ctrl-C once: stop the work and clean up. Twice: go at once; what is half written is removed on the way out. */
import { setMaxListeners } from "node:events";
import { ExitCode, Interruption } from "./failure.ts";

const SIGNALS = { SIGINT: ExitCode.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;

/** Runs `work` with a signal that is aborted by the first interruption; throws Interruption if there was one. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  let done = false;
  // Every world that waits listens to it; that is no leak.
  setMaxListeners(0, signal);
  const onSignal = (name: NodeJS.Signals): void => {
    const exitCode = SIGNALS[name as keyof typeof SIGNALS];
    if (signal.aborted || done) process.exit(exitCode);
    controller.abort(new Interruption("stopped; no output was left behind.", exitCode));
  };
  for (const name of Object.keys(SIGNALS)) process.on(name, onSignal);
  try {
    return await work(signal);
  } catch (error) {
    // Workers that were stopped fail in ways of their own.
    throw signal.aborted ? signal.reason : error;
  } finally {
    done = true;
  }
}

/** Lets a waiting signal in after a long stretch of work in this thread, and throws if there was one. */
export async function settle(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
