/** Pages that are run: their files are written, their commands and programs executed, and what these print is compared. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../runner/root.ts";
import { candor, ended } from "../cli/candor.ts";

/** A fenced block: its language, what stands behind that (the name of a file), and its text. */
interface Block {
  language: string;
  name: string;
  text: string;
  /** Where its text begins and ends in the page. */
  from: number;
  to: number;
}

const FENCE = /^```(\w+) *(.*)\n([^]*?)^```$/gm;

function blocksOf(page: string): Block[] {
  return [...page.matchAll(FENCE)].map((match) => {
    const [whole, language, name, text] = match as unknown as [string, string, string, string];
    const from = match.index + whole.indexOf("\n") + 1;
    return { language, name: name.trim(), text, from, to: from + text.length };
  });
}

/** Words of a command line; a word in single or double quotes may hold spaces. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");

/** What the commands of a block print, one after the other; they must all succeed unless one is marked to fail. */
async function runCommands(text: string, directory: string): Promise<string> {
  let printed = "";
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const fails = line.endsWith("# fails");
    const [program, ...args] = words(line.replace(/ *#.*$/, ""));
    if (program !== "candor") throw new Error(`a page can run candor only, not ${program}`);
    const { code, stdout, stderr } = await candor(directory, ...args);
    if ((code !== 0) !== fails) throw new Error(`${line}: exit ${code}\n${stderr}`);
    printed += fails ? stderr : stdout;
  }
  return printed;
}

/** What a program prints, as a process of its own; it imports the library by its name, as a user would. */
async function runProgram(text: string, directory: string, name: string): Promise<string> {
  const library = pathToFileURL(join(projectRoot(), "dist", "runner", "index.js")).href;
  writeFileSync(join(directory, name), text.replaceAll('"candor"', JSON.stringify(library)));
  const { code, stdout, stderr } = await ended(spawn(process.execPath, [name], { cwd: directory }));
  if (code !== 0) throw new Error(`the program ends with ${code}:\n${stderr}`);
  return stdout;
}

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");

export interface Page {
  /** What a block of text says is printed, and what is, in order. */
  printed: { said: string; is: string }[];
  /** The page with every such block as it should be. */
  renewed: string;
}

/** Runs a page from top to bottom in a directory. A `text` block holds what the commands or program before it print; what is named is a file. */
export async function runPage(path: string, directory: string): Promise<Page> {
  const page = readFileSync(path, "utf8");
  const printed: Page["printed"] = [];
  let renewed = "";
  let done = 0;
  let output: string | undefined;
  for (const [i, { language, name, text, from, to }] of blocksOf(page).entries()) {
    if (language === "sh") output = await runCommands(text, directory);
    else if (language === "js" && name === "") output = await runProgram(text, directory, `block-${i}.mjs`);
    else if (language === "text") {
      if (output === undefined) throw new Error(`${path}: a text block without a command before it`);
      const is = tidy(output);
      printed.push({ said: tidy(text), is });
      renewed += `${page.slice(done, from)}${is}\n`;
      done = to;
      output = undefined;
    } else if (name !== "") writeFileSync(join(directory, name), text);
  }
  return { printed, renewed: renewed + page.slice(done) };
}
