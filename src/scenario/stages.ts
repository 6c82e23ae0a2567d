/** Whether the stages of a disease make a course: every person in it gets to an end. */
import { atAge } from "./by-age.ts";
import { OLDEST } from "./fields.ts";
import type { Stage } from "./scenario.ts";
import { suggestion } from "./suggest.ts";

const ENDS = ["recovered", "dead"] as const;
const isEnd = (name: string): boolean => name === "recovered" || name === "dead";

export interface StageProblem {
  /** Within `stages`. */
  path: (string | number)[];
  message: string;
}

/** Sums of decimal fractions miss 1 by a few units in the last place. */
const SLACK = 1e-9;

export function checkStages(stages: readonly Stage[]): StageProblem[] {
  const names = checkNames(stages);
  if (names.length > 0) return names;
  const branches = stages.flatMap(checkBranches);
  const targets = checkTargets(stages);
  if (targets.length > 0) return [...branches, ...targets];
  return [...branches, ...checkGraph(stages), ...checkDead(stages), ...checkInfectious(stages)];
}

function checkNames(stages: readonly Stage[]): StageProblem[] {
  return stages.flatMap(({ name }, i): StageProblem[] => {
    if (isEnd(name)) return [{ path: [i, "name"], message: `"${name}" is an end and cannot name a stage` }];
    const first = stages.findIndex((stage) => stage.name === name);
    return first < i ? [{ path: [i, "name"], message: `a second stage named "${name}"` }] : [];
  });
}

function checkBranches(stage: Stage, i: number): StageProblem[] {
  const problems: StageProblem[] = [];
  const last = stage.next.length - 1;
  for (const [j, { probability }] of stage.next.entries()) {
    if (j === last && probability !== undefined) {
      const message = "the last branch takes what the others leave: remove its probability";
      problems.push({ path: [i, "next", j, "probability"], message });
    }
    if (j < last && probability === undefined) {
      const message = "missing: a probability is needed (only the last branch has none)";
      problems.push({ path: [i, "next", j, "probability"], message });
    }
  }
  const sumAt = (age: number): number =>
    stage.next.slice(0, last).reduce((sum, branch) => sum + atAge(branch.probability ?? 0, age), 0);
  for (let age = 0; age <= OLDEST; age++) {
    const sum = sumAt(age);
    if (sum <= 1 + SLACK) continue;
    const message = `at age ${age} the probabilities of the branches sum to ${Number(sum.toPrecision(6))}, at most 1`;
    problems.push({ path: [i, "next"], message });
    break;
  }
  return problems;
}

function checkTargets(stages: readonly Stage[]): StageProblem[] {
  const known = [...stages.map((stage) => stage.name), ...ENDS];
  return stages.flatMap((stage, i) =>
    stage.next.flatMap(({ to }, j): StageProblem[] => {
      if (known.includes(to)) return [];
      const message = `unknown stage ${JSON.stringify(to)}${suggestion(to, known, "expected one of")}`;
      return [{ path: [i, "next", j, "to"], message }];
    }),
  );
}

/** Depth first from the first stage: a branch back to a stage on the way is a cycle. */
function checkGraph(stages: readonly Stage[]): StageProblem[] {
  const problems: StageProblem[] = [];
  const way: string[] = [];
  const done = new Set<string>();
  const visit = (i: number): void => {
    const { name, next } = stages[i]!;
    way.push(name);
    for (const [j, { to }] of next.entries()) {
      if (isEnd(to) || done.has(to)) continue;
      if (way.includes(to)) {
        const circle = [...way.slice(way.indexOf(to)), to].join(", ");
        const message = `a course must end, but this one goes in a circle: ${circle}`;
        problems.push({ path: [i, "next", j, "to"], message });
      } else {
        visit(stages.findIndex((stage) => stage.name === to));
      }
    }
    way.pop();
    done.add(name);
  };
  visit(0);
  for (const [i, { name }] of stages.entries()) {
    if (done.has(name)) continue;
    problems.push({ path: [i, "name"], message: `no branch leads from the first stage to "${name}"` });
  }
  return problems;
}

function checkInfectious(stages: readonly Stage[]): StageProblem[] {
  const message = "no stage is infectious: one needs an infectiousness above 0";
  return stages.some((stage) => stage.infectiousness > 0) ? [] : [{ path: [], message }];
}

/** Whoever is dead stays so, is neither ill nor at work, and was alive when infected. */
function checkDead(stages: readonly Stage[]): StageProblem[] {
  const isDead = (to: string): boolean =>
    to === "dead" || stages.some((stage) => stage.name === to && stage.dead);
  return stages.flatMap((stage, i): StageProblem[] => {
    if (!stage.dead) return [];
    const problems: StageProblem[] = [];
    if (i === 0)
      problems.push({ path: [i, "dead"], message: "the first stage is of the living: infection enters it" });
    for (const feeling of ["ill", "severe"] as const) {
      if (stage[feeling])
        problems.push({ path: [i, feeling], message: "the dead of this stage cannot be ill: remove it" });
    }
    for (const setting of ["class", "work"] as const) {
      if (stage.settings[setting] > 0)
        problems.push({
          path: [i, "settings", setting],
          message: `the dead are not in class or at work: must be 0`,
        });
    }
    for (const [j, { to }] of stage.next.entries()) {
      const message = `from a dead stage only "dead" or another dead stage can follow, not ${JSON.stringify(to)}`;
      if (!isDead(to)) problems.push({ path: [i, "next", j, "to"], message });
    }
    return problems;
  });
}
