/** Other names of places, looked up in the text of a GeoNames table itself: kept in memory they would be half of it. */
import type { Gazetteer } from "./gazetteer.ts";
import { foldName } from "./lookup.ts";

/** Positions in the table: the name in plain letters, and all others, apart by commas. */
const ASCII = 2;
const ALTERNATES = 3;

function indexOfId({ id, count }: Gazetteer, wanted: number): number {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (id[middle] === wanted) return middle;
    if (id[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** False only for what cannot fold to `asked`, without the cost of folding: most begin with another plain letter. */
function maybe(spelling: string, asked: string): boolean {
  const first = spelling.charCodeAt(0);
  return !(first <= 127) || first <= 32 || spelling[0].toLowerCase() === asked[0];
}

/**
 * Indices in the gazetteer of the places of `table`, the text it was read from, that are also called `name`, whatever its
 * case and accents; the most populous first, then by id. Those merely named so are not among them.
 */
export function findSpellings(table: string, gazetteer: Gazetteer, name: string): number[] {
  const asked = foldName(name);
  if (asked === "" || asked.includes("\t")) return [];
  const found: number[] = [];
  for (let start = 0; start < table.length; ) {
    const next = table.indexOf("\n", start);
    const end = next < 0 ? table.length : next;
    const fields = table.slice(start, end).split("\t", ALTERNATES + 1);
    start = end + 1;
    const [ascii, alternates] = [fields[ASCII] ?? "", fields[ALTERNATES] ?? ""];
    const same = (spelling: string): boolean => maybe(spelling, asked) && foldName(spelling) === asked;
    if (!same(ascii) && !alternates.split(",").some(same)) continue;
    const index = indexOfId(gazetteer, Number(fields[0]));
    if (index >= 0 && foldName(gazetteer.nameOf(index)) !== asked) found.push(index);
  }
  return found.sort((a, b) => gazetteer.people[b] - gazetteer.people[a] || a - b);
}
