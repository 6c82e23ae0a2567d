#!/usr/bin/env node
/** The command line of Candor. */
import { Command } from "commander";
import { candorVersion } from "../runner/version.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare.ts";
import { addPerson } from "./commands/person.ts";
import { addRun } from "./commands/run.ts";
import { describeEnding } from "./failure.ts";
import { shippedScenarios } from "./scenario.ts";
import { lineWidth, printJson } from "./terminal.ts";

const EXAMPLES = (): string => `
Scenarios that come with Candor: ${shippedScenarios().join(", ")}.

Examples:
  candor check washington                    what it says, in words
  candor compare washington --people 200000  a quick preview of the answer
  candor compare washington                  the answer, with its range
  candor person washington --who spared      one life, in both worlds

Exit codes:
  0    done
  1    the scenario, or something it asks for, cannot be used
  2    the command line is not understood
  3    the output could not be written
  130  interrupted; nothing half done is left behind

Help on a command: candor help compare. Colour: only in a terminal, and not if
NO_COLOR is set.`;

function makeProgram(): Command {
  const program = new Command("candor")
    .description(
      "An outbreak and the truth about it, spreading over the same people: what was the truth worth?",
    )
    .version(candorVersion(), "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .configureHelp({ helpWidth: lineWidth() })
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(candor --help shows what there is)")
    .exitOverride();
  addRun(program);
  addCompare(program);
  addPerson(program);
  addCheck(program);
  return program;
}

// A reader that has gone away (candor ... | head) is no reason to lose a run.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  const { exitCode, message, problems } = describeEnding(error);
  if (message !== "") process.stderr.write(`${message}\n`);
  if (exitCode !== 0 && process.argv.includes("--json")) {
    printJson({ error: { exitCode, message: message.replace(/^candor: /, ""), problems } });
  }
  process.exitCode = exitCode;
}
