/** Runs rows one after the other. */
import type { Check, Conditions } from "./check.ts";
import type { Group } from "./checks.ts";
import { judge } from "./judge.ts";

export interface Row {
  group: string;
  check: Check;
  /** Null where the row failed before it obtained anything. */
  obtained: number | string | null;
  passed: boolean;
  /** Why it could not be run or judged. */
  error: string | null;
}

async function runCheck(group: string, check: Check, conditions: Conditions): Promise<Row> {
  let obtained: Row["obtained"] = null;
  try {
    obtained = await check.obtain(conditions);
    return { group, check, obtained, passed: judge(check, obtained), error: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { group, check, obtained, passed: false, error: message.replace(/\s+/g, " ").trim() };
  }
}

/** @param onRow called after each row, with how many seconds it took */
export async function runRows(
  groups: readonly Group[],
  conditions: Conditions,
  onRow: (row: Row, seconds: number) => void = () => {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { title, checks } of groups) {
    for (const check of checks) {
      const started = performance.now();
      const row = await runCheck(title, check, conditions);
      rows.push(row);
      onRow(row, (performance.now() - started) / 1000);
    }
  }
  return rows;
}

/** Whether an id begins with a text that does not end within a number: "A1" begins "A1 R0=2" and not "A10", "R0=2" not "R0=2.5". */
function begins(id: string, text: string): boolean {
  if (!id.toLowerCase().startsWith(text.toLowerCase())) return false;
  return !/\d$/.test(text) || !/^\.?\d/.test(id.slice(text.length));
}

/** The groups with those rows only whose id begins with one of the texts; where none does, whose group's title contains it. */
export function select(groups: readonly Group[], texts: readonly string[]): Group[] {
  const ids = groups.flatMap(({ checks }) => checks.map(({ id }) => id));
  const ofIds = texts.filter((text) => ids.some((id) => begins(id, text)));
  const ofTitles = texts.filter((text) => !ofIds.includes(text)).map((text) => text.toLowerCase());
  return groups
    .map(({ title, checks }) => {
      const whole = ofTitles.some((text) => title.toLowerCase().includes(text));
      return {
        title,
        checks: whole ? checks : checks.filter(({ id }) => ofIds.some((text) => begins(id, text))),
      };
    })
    .filter(({ checks }) => checks.length > 0);
}
