/** Kin of everybody in a population, enumerated. */
import { kinOf } from "../../src/population/kin.ts";
import { addressOf, ageAt, livingThere } from "../../src/population/people.ts";
import type { Population } from "../../src/population/population.ts";
import { Faults } from "./faults.ts";

interface Relatives {
  age: number;
  parents: readonly number[];
  children: readonly number[];
  siblings: readonly number[];
  partner: number;
}

/**
 * Whoever is someone's child has them as a parent, and so back; siblings and partners are each other's; nobody has more than two
 * parents, each 15 to 50 years older and grown up, nor is anyone their own kin, or kin of two kinds to anyone, or of
 * those whom no one is; who share a parent are siblings.
 */
export function checkKin(population: Population): Faults {
  const faults = new Faults();
  const kin = kinOf(population);
  const all = new Map<number, Relatives>();
  for (let place = 0; place < population.places; place++) {
    for (let local = 0; local < population.people[place]!; local++) {
      const address = addressOf(population, place, local);
      all.set(address, {
        age: ageAt(population, address),
        parents: kin.parentsOf(address),
        children: kin.childrenOf(address),
        siblings: kin.siblingsOf(address),
        partner: kin.partnerOf(address),
      });
    }
  }
  for (const [address, own] of all) {
    const { age, parents, children, siblings, partner } = own;
    const related = [...parents, ...children, ...siblings, ...(partner < 0 ? [] : [partner])];
    const where = (what: string) => () => `${address} of ${age}: ${what} of [${related.join(", ")}]`;
    faults.need(
      related.every((other) => other !== address && livingThere(population, other)),
      where("themselves or nobody"),
    );
    faults.equal(new Set(related).size, related.length, where("kin in two ways"));
    faults.need(parents.length <= 2, where("more than two parents"));
    for (const parent of parents) {
      const { age: older, children: theirs = [] } = all.get(parent) ?? { age: Number.NaN };
      faults.need(theirs.includes(address), where(`parent ${parent} does not know`));
      faults.need(
        older >= 18 && older - age >= 15 && older - age <= 50,
        where(`parent ${parent} of ${older}`),
      );
      for (const other of theirs) {
        faults.need(other === address || siblings.includes(other), where(`${other} shares a parent`));
      }
    }
    for (const child of children) {
      faults.need(all.get(child)?.parents.includes(address) === true, where(`child ${child} does not know`));
    }
    for (const sibling of siblings) {
      faults.need(all.get(sibling)?.siblings.includes(address) === true, where(`sibling ${sibling}`));
    }
    faults.need(partner < 0 || all.get(partner)?.partner === address, where(`partner ${partner}`));
  }
  return faults;
}
