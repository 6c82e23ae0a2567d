/** The command that makes a run again: the same options in a fixed order, those that do not act on the result left out. */
import type { OutputOptions } from "./options.ts";

/** A word between single quotes, as shells in the manner of Bourne's read it. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const quoteIfNeeded = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : quote(text));

export interface CommandWords
  extends Pick<OutputOptions, "seed" | "people" | "days" | "set" | "mechanism" | "infections"> {
  pairs?: number;
  world?: string;
  freezeFields?: boolean;
  reversal?: number | "off";
}

export function commandLine(command: string, argument: string, options: CommandWords): string {
  const words = ["candor", command, argument];
  for (const name of ["world", "pairs", "seed", "people", "days", "reversal"] as const) {
    if (options[name] !== undefined) words.push(`--${name}`, `${options[name]}`);
  }
  for (const set of options.set) words.push("--set", set);
  for (const file of options.mechanism ?? []) words.push("--mechanism", file);
  if (options.freezeFields) words.push("--freeze-fields");
  if (options.infections) words.push("--infections");
  return words.map(quoteIfNeeded).join(" ");
}
