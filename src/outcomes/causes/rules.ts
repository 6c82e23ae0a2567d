/** What two worlds must share before a difference between them can have a cause in either: people, fates and rules. */
import type { KernelPlan } from "../../kernel/plan.ts";
import type { WorldRecord } from "./record.ts";

/** Two values written alike, arrays of numbers too. */
function same(one: unknown, two: unknown): boolean {
  if (Object.is(one, two)) return true;
  if (typeof one !== "object" || typeof two !== "object" || one === null || two === null) return false;
  if (ArrayBuffer.isView(one) && ArrayBuffer.isView(two)) {
    const [a, b] = [one, two] as unknown as [ArrayLike<number>, ArrayLike<number>];
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  const [left, right] = [Object.entries(one), new Map(Object.entries(two))];
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && same(value, right.get(name)))
  );
}

/** Parts of a plan in words; what is not here must be the same too, but for what follows. */
const WORDS: Partial<Record<string, string>> = {
  population: "the people",
  seeds: "the seeds",
  course: "the disease",
  messages: "how messages travel",
  newsRate: "how readily news is told",
  classOf: "the classes of awareness",
  ceilings: "the ceilings of contacts",
  imports: "the infections from elsewhere",
  arrivals: "where infections arrive",
  seedInfections: "the infections at the start",
  programmes: "the programmes",
  branches: "the branches that hang on the day",
  emits: "what is heard first-hand",
};
/** Modifiers are looked at one by one; the others change nothing that happens. */
const ASIDE = ["modifiers", "log", "recordInfection", "countMissing", "confining"];

/** What two worlds do not share and must; empty where all is well. */
export function differingRules(first: WorldRecord, second: WorldRecord): string[] {
  const found = [...new Set([...Object.keys(first.plan), ...Object.keys(second.plan)])]
    .filter((name) => !ASIDE.includes(name))
    .filter((name) => !same(first.plan[name as keyof KernelPlan], second.plan[name as keyof KernelPlan]))
    .map((name) => WORDS[name] ?? name);
  const modifier = (record: WorldRecord, name: string): unknown =>
    record.plan.modifiers.find((one) => one.name === name) ?? null;
  const names = new Set([...first.fixedModifiers, ...second.fixedModifiers]);
  for (const name of names) {
    if (!same(modifier(first, name), modifier(second, name))) found.push(`what the modifier ${name} does`);
  }
  return found;
}
