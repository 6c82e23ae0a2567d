/** What ends a command early, and with which exit code. */
import { CommanderError } from "commander";
import { OutputError } from "../runner/output.ts";
import { UnreadableFile } from "../runner/scenarios.ts";
import { PeopleError } from "../src/population/given/file.ts";
import { ScenarioError, type ScenarioProblem } from "../src/scenario/problems.ts";
import { addedMechanisms, MechanismError } from "../src/society/extend.ts";
import { ParameterError } from "../src/society/parameters.ts";

export const ExitCode = { ok: 0, input: 1, usage: 2, output: 3, interrupted: 130 } as const;

/** Something the user can put right; the message says what. */
export class Failure extends Error {
  override name = "Failure";
  readonly exitCode: number;

  constructor(message: string, exitCode: number = ExitCode.input) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Ctrl-C, or a request to end from outside. */
export class Interruption extends Failure {
  override name = "Interruption";
}

export interface Ending {
  exitCode: number;
  message: string;
  /** Standard error has it already. */
  said: boolean;
  problems: readonly ScenarioProblem[];
}

/** What to say and how to exit for anything thrown on the way. */
export function describeEnding(error: unknown): Ending {
  const ending = (exitCode: number, message: string): Ending => ({
    exitCode,
    message,
    said: false,
    problems: [],
  });
  if (error instanceof ScenarioError) {
    return { ...ending(ExitCode.input, error.message), problems: error.problems };
  }
  if (error instanceof OutputError) return ending(ExitCode.output, `candor: ${error.message}`);
  if (error instanceof Failure) return ending(error.exitCode, `candor: ${error.message}`);
  if (error instanceof PeopleError) return ending(ExitCode.input, `candor: ${error.message}`);
  if (error instanceof ParameterError || error instanceof MechanismError || error instanceof UnreadableFile)
    return ending(ExitCode.input, `candor: ${error.message}`);
  if (error instanceof CommanderError) {
    // Its help and version end with 0; without a command it shows its help, as an error.
    const exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    const message = error.code === "commander.help" ? "error: no command is named" : error.message;
    return { ...ending(exitCode, message), said: true };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const own = addedMechanisms().map(({ name }) => name);
  const whose =
    own.length > 0
      ? `this is a fault of the mechanism ${own.join(" or ")}, or of Candor itself`
      : "this is a fault of Candor itself, please report it";
  return ending(ExitCode.input, `candor: ${whose}.\n${detail}`);
}
