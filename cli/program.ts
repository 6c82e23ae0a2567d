/** The command line as a program: its commands, its help, and the walks over it that need both. */
import { Command } from "commander";
import { addMechanismFiles } from "../runner/mechanisms.ts";
import { shippedScenarios } from "../runner/scenarios.ts";
import { candorVersion } from "../runner/version.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare.ts";
import { addCompletion } from "./commands/completion.ts";
import { addInit } from "./commands/init.ts";
import { addPeople } from "./commands/people.ts";
import { addPerson } from "./commands/person.ts";
import { addPlaces } from "./commands/places.ts";
import { addRun } from "./commands/run.ts";
import { addSchema } from "./commands/schema.ts";
import { addWhy } from "./commands/why.ts";
import { lineWidth, wrap } from "./terminal.ts";

const EXAMPLES = (): string => `
${wrap(`Scenarios that come with Candor: ${shippedScenarios().join(", ")}.`)}

Examples:
  candor init my-town.yaml                   a scenario to start from
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

/** All of Candor's commands; parsing throws what ends a command early (see `describeEnding`). */
export function makeProgram(): Command {
  const program = new Command("candor")
    .description(
      "An outbreak and the truth about it, spreading over the same people: what was the truth worth?",
    )
    .version(candorVersion(), "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .configureHelp({ helpWidth: lineWidth() })
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(candor --help shows what there is)")
    .exitOverride()
    .hook("preAction", async (_, command) => {
      // Before any scenario is read: it may name them.
      await addMechanismFiles(command.opts<{ mechanism?: string[] }>().mechanism ?? []);
    });
  addRun(program);
  addCompare(program);
  addPerson(program);
  addWhy(program);
  addPeople(program);
  addCheck(program);
  addInit(program);
  addSchema(program);
  addCompletion(program);
  addPlaces(program);
  return program;
}
