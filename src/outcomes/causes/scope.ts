/** Whom a grant reaches beside the one it is granted to (section 8 of the kernel's README). */
import type { Scope } from "../../kernel/engine.ts";
import { personAt } from "../../population/people.ts";
import { GroupKind, NO_GROUP } from "../../population/population.ts";
import { membersOf, teamOf } from "./company.ts";
import type { WorldState } from "./state.ts";

/** Addresses of the household, in order. */
export function householdOf({ record }: WorldState, person: number): number[] {
  const { householdFirst, householdSize } = personAt(record.plan.population, person);
  return Array.from({ length: householdSize }, (_, i) => householdFirst + i);
}

/** Everyone in the scope of somebody, alive or not, each once. */
export function scopeOf(state: WorldState, person: number, scope: Scope): Set<number> {
  const { company } = state;
  const reached = new Set<number>(scope.self ? [person] : []);
  const add = (members: Iterable<number>): void => {
    for (const member of members) if (scope.self || member !== person) reached.add(member);
  };
  const group = company.group[person];
  const kind = group === NO_GROUP ? 0 : company.groupKind[group];
  if (scope.household) add(householdOf(state, person));
  if (scope.class && kind === GroupKind.class) add(membersOf(company, group));
  if (scope.team && kind === GroupKind.workplace) add(teamOf(company, person));
  if (scope.workplace && kind === GroupKind.workplace) add(membersOf(company, group));
  return reached;
}
