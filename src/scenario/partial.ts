/** JSON Schema of files that may hold a part only, because they extend another. */

export type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Takes what is required out of a schema and the mappings inside it; lists stay as they are, for they are never merged.
 * @returns the schema without, and one that holds nothing but what is required; undefined if nothing is
 */
export function splitRequired(schema: JsonSchema): { partial: JsonSchema; required: JsonSchema | undefined } {
  const { required, properties, ...rest } = schema;
  const own = required === undefined ? {} : { required };
  if (!isSchema(properties)) return { partial: rest, required: required === undefined ? undefined : own };
  const split = Object.entries(properties).map(
    ([key, inside]) => [key, splitRequired(inside as JsonSchema)] as const,
  );
  const inside = split.flatMap(([key, { required: needed }]) =>
    needed === undefined ? [] : [[key, needed]],
  );
  const needed = { ...own, ...(inside.length > 0 ? { properties: Object.fromEntries(inside) } : {}) };
  return {
    partial: { ...rest, properties: Object.fromEntries(split.map(([key, { partial }]) => [key, partial])) },
    required: Object.keys(needed).length > 0 ? needed : undefined,
  };
}
