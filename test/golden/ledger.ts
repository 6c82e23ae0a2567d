/** What CHANGELOG.md says of the headline numbers: what each was before, and is now. */

export interface Headline {
  name: string;
  about: string;
  /** The command, or the preset, that shows it. */
  how: string;
  unit: string;
  value: number;
  /** How far a number may move without being another to a reader: a run of the same program gives it exactly. */
  tolerance: number;
}

export interface Change {
  name: string;
  /** "new" for a number that was not kept before. */
  before: string;
  now: string;
}

const HEAD = "| headline number | before | now | unit |";
const ROW = /^\| `([a-z0-9.-]+)` \| (\S+) \| (\S+) \| .+ \|$/;

/** All changes of headline numbers, from the newest entry back: every table with the head above, from the top down. */
export function readChanges(changelog: string): Change[] {
  const changes: Change[] = [];
  let within = false;
  for (const line of changelog.split("\n")) {
    if (line === HEAD) within = true;
    else if (!line.startsWith("|")) within = false;
    const [, name, before, now] = (within && ROW.exec(line)) || [];
    if (name !== undefined) changes.push({ name, before: before!, now: now! });
  }
  return changes;
}

/** What the newest entry that names each number says it is now. */
export function newest(changes: readonly Change[]): Map<string, string> {
  return new Map(changes.toReversed().map(({ name, now }) => [name, now]));
}

/** What has been released: all from the first section on that is of a version. */
const released = (changelog: string): string =>
  changelog.replace(/^## Unreleased$[^]*?(?=^## |$(?![^]))/m, "");

/** Numbers of which the newest entry that names them says something else, or that no entry names. */
export const untold = (changelog: string, headline: readonly Headline[]): string[] => {
  const known = newest(readChanges(changelog));
  return headline.filter(({ name, value }) => known.get(name) !== `${value}`).map(({ name }) => name);
};

/** The table for the section Unreleased, all that has changed since the last version; empty if nothing has. */
export function tableOfChanges(changelog: string, headline: readonly Headline[]): string {
  const known = newest(readChanges(released(changelog)));
  const rows = headline
    .filter(({ name, value }) => known.get(name) !== `${value}`)
    .map(({ name, value, unit }) => `| \`${name}\` | ${known.get(name) ?? "new"} | ${value} | ${unit} |`);
  return rows.length === 0 ? "" : [HEAD, "| --- | --- | --- | --- |", ...rows].join("\n");
}
