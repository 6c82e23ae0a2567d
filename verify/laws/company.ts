/** Whether two people can have met: they share a setting, and are both where it is. */
import { ELSEWHERE } from "../../src/kernel/engine.ts";
import { wardStaffAt } from "../../src/outcomes/causes/company.ts";
import { personAt, placeOf } from "../../src/population/people.ts";
import { GroupKind, NO_GROUP } from "../../src/population/population.ts";
import type { Observed } from "./observed.ts";

export const Met = { household: 0, class: 1, work: 2, community: 3, ward: 4, funeral: 5 } as const;

export interface Meetings {
  /** Why the one cannot have met the other in a setting; null if they can. `hosts`: where those away are, by address. */
  against(setting: number, source: number, target: number, hosts: ReadonlyMap<number, number>): string | null;
}

export function meetingsIn({ setting: { population }, company }: Observed): Meetings {
  const staff = new Map<number, Set<number>>();
  const nurses = (place: number): Set<number> => {
    const area = population.wardOf[place];
    const known =
      staff.get(area) ??
      new Set(
        Array.from({ length: population.wardStaff[area] }, (_, r) =>
          wardStaffAt(population, company, place, r),
        ),
      );
    staff.set(area, known);
    return known;
  };
  const inTown = (source: number, target: number, hosts: ReadonlyMap<number, number>): string | null => {
    const from = hosts.get(source) ?? placeOf(population, source);
    const to = hosts.get(target) ?? placeOf(population, target);
    if (from === ELSEWHERE || to === ELSEWHERE) return "one is out of the world";
    const { communityPtr, communityTo } = population;
    const row = communityTo.subarray(communityPtr[from], communityPtr[from + 1]);
    return row.includes(to) ? null : `nobody of place ${from} meets anyone in ${to}`;
  };
  const together = (kind: number, source: number, target: number): boolean =>
    company.group[source] !== NO_GROUP &&
    company.group[source] === company.group[target] &&
    company.groupKind[company.group[source]] === kind;
  return {
    against(setting, source, target, hosts) {
      if (source === target) return "one person alone";
      const away = hosts.has(source) || hosts.has(target);
      switch (setting) {
        case Met.household: {
          const [one, other] = [source, target].map(
            (address) => personAt(population, address).householdFirst,
          );
          if (one !== other) return "they live apart";
          return hosts.get(source) === hosts.get(target) ? null : "only one of them is at home";
        }
        case Met.class:
        case Met.work: {
          const kind = setting === Met.class ? GroupKind.class : GroupKind.workplace;
          if (away) return "one of them is away";
          return together(kind, source, target) ? null : "they are of different groups";
        }
        case Met.ward: {
          const nursed = nurses(placeOf(population, source));
          if (nursed.size === 0) return "nobody nurses there";
          if (nursed.has(target) && !away) return null;
          return inTown(source, target, hosts);
        }
        case Met.community:
        case Met.funeral:
          return inTown(source, target, hosts);
        default:
          return `there is no setting ${setting}`;
      }
    },
  };
}
