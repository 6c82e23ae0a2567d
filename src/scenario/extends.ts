/** A scenario put over the one it extends: mappings are merged, lists and single values replaced. */
import { isMapping, type Mapping } from "./migrations.ts";
import { formatPath, type Path } from "./problems.ts";

/** Where values are alternatives: a key that is given takes these away from what is inherited beside it. */
const DISPLACED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  world: {
    around: ["countries", "most", "places", "placesFile", "flows", "flowsFile"],
    countries: ["around", "places", "placesFile", "flows", "flowsFile"],
    places: ["around", "countries", "most", "placesFile", "flows", "flowsFile"],
    placesFile: ["around", "countries", "most", "places", "flows", "flowsFile"],
    flows: ["flowsFile"],
    flowsFile: ["flows"],
  },
  "world.around": {
    place: ["country", "latitude", "longitude"],
    latitude: ["place", "country"],
    longitude: ["place", "country"],
  },
  population: {
    people: ["householdSizes", "householdsFile", "ages", "agesFile"],
    householdSizes: ["householdsFile", "people"],
    householdsFile: ["householdSizes", "people"],
    ages: ["agesFile", "people"],
    agesFile: ["ages", "people"],
  },
  disease: { r0: ["growth", "householdSar"], growth: ["r0", "householdSar"], householdSar: ["r0", "growth"] },
};

/** A copy that shares nothing with the value, so that it may be changed in place. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, copy(inside)]));
}

/** What a mapping can be put over; a preset by name is short for a mapping that holds it. */
function asMapping(value: unknown, path: Path): Mapping | undefined {
  if (isMapping(value)) return value;
  return path.length === 1 && path[0] === "disease" && typeof value === "string"
    ? { preset: value }
    : undefined;
}

function mergeInside(inherited: Mapping, above: Mapping, path: Path): Record<string, unknown> {
  // A preset is a whole disease: what was changed of another one is not meant of it.
  const below = formatPath(path) === "disease" && "preset" in above ? {} : inherited;
  const displaced = DISPLACED[formatPath(path)] ?? {};
  const gone = new Set(Object.keys(above).flatMap((key) => displaced[key] ?? []));
  const merged = new Map(Object.entries(below).filter(([key]) => !gone.has(key)));
  for (const [key, value] of Object.entries(above)) {
    const inside = [...path, key];
    const under = isMapping(value) ? asMapping(merged.get(key), inside) : undefined;
    merged.set(key, under === undefined ? value : mergeInside(under, value as Mapping, inside));
  }
  return Object.fromEntries(merged);
}

/** The scenario that comes of layers of plain data, the outermost first; it shares nothing with them. */
export function merge(layers: readonly Mapping[]): Record<string, unknown> {
  const merged = layers.reduceRight<Mapping>((below, above) => mergeInside(below, above, []), {});
  return copy(merged) as Record<string, unknown>;
}

/** Whether plain data has something at the path. */
export function holds(data: unknown, path: Path): boolean {
  return valueAt(data, path).found;
}

function valueAt(data: unknown, path: Path): { value: unknown; found: boolean } {
  let value = data;
  for (const [depth, part] of path.entries()) {
    const inside = Array.isArray(value) ? value : asMapping(value, path.slice(0, depth));
    if (inside === undefined || !Object.hasOwn(inside, part)) return { value: undefined, found: false };
    value = (inside as Record<string | number, unknown>)[part];
  }
  return { value, found: true };
}

/**
 * Number of the layer that wrote the value at a path of the merged scenario; for what is missing, of the outermost one
 * that has what is nearest around it.
 */
export function ownerOf(layers: readonly Mapping[], path: Path): number {
  let candidates = layers.map((data, layer) => ({ data, layer }));
  for (let depth = 1; depth <= path.length; depth++) {
    const at = path.slice(0, depth);
    const having = candidates.filter(({ data }) => holds(data, at));
    // What is no mapping hides everything below it, and is hidden by a mapping above it.
    const whole = having.findIndex(({ data }) => asMapping(valueAt(data, at).value, at) === undefined);
    if (having.length === 0) break;
    candidates = whole < 0 ? having : having.slice(0, Math.max(1, whole));
  }
  return candidates[0]?.layer ?? 0;
}
