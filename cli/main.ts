#!/usr/bin/env node
/** The command line of Candor. */
import { describeEnding } from "./failure.ts";
import { makeProgram } from "./program.ts";
import { printJson } from "./terminal.ts";

// A reader that has gone away (candor ... | head) is no reason to lose a run.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  const { exitCode, message, said, problems } = describeEnding(error);
  if (!said) process.stderr.write(`${message}\n`);
  if (exitCode !== 0 && process.argv.includes("--json")) {
    printJson({ error: { exitCode, message: message.replace(/^(?:candor|error): /, ""), problems } });
  }
  process.exitCode = exitCode;
}
