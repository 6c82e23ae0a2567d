/** Close kin: whom a death bereaves. */
import type { Kin } from "./kin.ts";

/**
 * Partner, parents, siblings, children and grandchildren of a person, by address, each once, in ascending order: those who
 * lose a partner, child, sibling, parent or grandparent, as Verdery et al. 2020 count the bereaved.
 */
export function closeKin(kin: Kin, address: number): number[] {
  const children = kin.childrenOf(address);
  const partner = kin.partnerOf(address);
  const all = new Set([
    ...kin.parentsOf(address),
    ...kin.siblingsOf(address),
    ...children,
    ...children.flatMap(kin.childrenOf),
    ...(partner < 0 ? [] : [partner]),
  ]);
  all.delete(address);
  return [...all].sort((a, b) => a - b);
}
