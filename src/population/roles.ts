/** Who goes to school and who to work, in all templates together. */
import { apportion } from "../maths/apportion.ts";
import { type Draw, shuffle } from "./draws.ts";
import { BLOCK, type PopulationType, Role, SCHOOL_AGES, SCHOOL_FROM, TEMPLATES } from "./population.ts";

/**
 * The role of each address. Pupils: at each age from 3 to 18 the enrolled share, rounded. Workers: in each group of
 * employment its rate, rounded, of those who are not pupils. They are taken at even steps through the templates, in
 * random order within a template, so that every template has its share.
 *
 * @param age [65536] age of each address
 * @param resident [65536] 1 for those who live in group quarters: they neither work nor go to school
 */
export function assignRoles(
  age: Uint8Array,
  type: PopulationType,
  draw: Draw,
  resident: Uint8Array = new Uint8Array(BLOCK * TEMPLATES),
): Uint8Array {
  const role = new Uint8Array(BLOCK * TEMPLATES);
  const order = shuffledAddresses(draw);
  const choose = (groups: PopulationType["employment"], chosen: number): void => {
    const groupOfAge = new Int16Array(128).fill(-1);
    groups.forEach(({ from, to }, group) => groupOfAge.fill(group, from, to + 1));
    const free: number[][] = groups.map(() => []);
    for (const address of order) {
      if (role[address] === Role.none && resident[address] === 0)
        free[groupOfAge[age[address]]]?.push(address);
    }
    groups.forEach(({ rate }, group) => {
      const people = free[group];
      const [count] = apportion(people.length, [rate, 1 - rate]);
      people.forEach((address, i) => {
        const before = Math.floor((i * count) / people.length);
        if (Math.floor(((i + 1) * count) / people.length) > before) role[address] = chosen;
      });
    });
  };
  const enrolment = checked(type.enrolment, "enrolment").flatMap(({ from, to, rate }) =>
    Array.from({ length: to - from + 1 }, (_, year) => ({ from: from + year, to: from + year, rate })),
  );
  choose(enrolment, Role.pupil);
  choose(checked(type.employment, "employment"), Role.worker);
  return role;
}

function shuffledAddresses(draw: Draw): Uint32Array {
  const order = Uint32Array.from({ length: BLOCK * TEMPLATES }, (_, address) => address);
  for (let t = 0; t < TEMPLATES; t++) shuffle(order.subarray(t * BLOCK, (t + 1) * BLOCK), draw);
  return order;
}

function checked(
  groups: PopulationType["enrolment"],
  name: "enrolment" | "employment",
): PopulationType["enrolment"] {
  const [lowest, highest] = name === "enrolment" ? [SCHOOL_FROM, SCHOOL_FROM + SCHOOL_AGES - 1] : [0, 127];
  for (const { from, to, rate } of groups) {
    if (!(from >= lowest && to <= highest && from <= to && rate >= 0 && rate <= 1)) {
      throw new RangeError(
        `${name} must be groups of ages in ${lowest} to ${highest} with a rate in 0 to 1; got ${from} to ${to} with rate ${rate}.`,
      );
    }
  }
  return groups;
}
