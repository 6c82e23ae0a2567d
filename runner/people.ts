/** Files of people on this computer: Parquet, or CSV. */
import { readFileSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { type FileMetaData, parquetMetadata, parquetSchema } from "hyparquet";
// Worlds are laid out at once, and what the package offers on its face answers with promises.
import { readColumn } from "hyparquet/src/column.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getTreePath } from "hyparquet/src/schema.js";
import { peopleFromCsv } from "../src/population/given/csv.ts";
import { COLUMNS, PeopleError, type PeopleFile } from "../src/population/given/file.ts";
import type { Scenario } from "../src/scenario/scenario.ts";

const PIECE = 1 << 20;
const READ: readonly string[] = [...COLUMNS, "sector"];

/** The scenario with its table of people, if it names one, found beside the scenario's file. */
export function besideFile(scenario: Scenario, file: string): Scenario {
  const { population } = scenario;
  if (population.people === undefined) return scenario;
  return { ...scenario, population: { ...population, people: resolve(dirname(file), population.people) } };
}

/**
 * Reads the table at a path; throws PeopleError (of CSV also ScenarioError) where it cannot be
 * read as what its name says it is.
 */
export function readPeopleFile(path: string): { file: PeopleFile; bytes: Uint8Array } {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new PeopleError(`${path} cannot be read: ${code === "ENOENT" ? "there is no such file" : message}`);
  }
  const kind = extname(path).toLowerCase();
  if (kind === ".parquet") return { file: parquetTable(name, bytes), bytes };
  if (kind === ".csv") return { file: peopleFromCsv(textOf(bytes), name), bytes };
  throw new PeopleError(`${name} is neither .parquet nor .csv; people are read from these`);
}

/** UTF-8 piece by piece: the text of a large table is longer than a string may be. */
function* textOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  }
  yield decoder.decode();
}

/** The columns that people have, decoded; of others only the names. Throws PeopleError. */
function parquetTable(name: string, bytes: Uint8Array): PeopleFile {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    const metadata = parquetMetadata(buffer);
    const columns = new Map<string, ArrayLike<unknown>>();
    for (const { element, children } of parquetSchema(metadata).children) {
      const known = element.name.toLowerCase();
      const wanted = READ.includes(known);
      if (wanted && children.length > 0) {
        throw new PeopleError(`${name}: column ${JSON.stringify(element.name)} is nested; it must be plain`);
      }
      columns.set(known, wanted ? columnData(buffer, metadata, element.name) : []);
    }
    return { name, rows: Number(metadata.num_rows), columns };
  } catch (error) {
    if (error instanceof PeopleError) throw error;
    const { message } = error as Error;
    const codec = /unsupported compression codec: (\w+)/.exec(message)?.[1];
    const cause =
      codec === undefined ? message : `compressed with ${codec}; write it with snappy, gzip or none`;
    throw new PeopleError(`${name} cannot be read as Parquet: ${cause}`);
  }
}

/** All values of a column, of all row groups. */
function columnData(buffer: ArrayBuffer, metadata: FileMetaData, name: string): unknown[] {
  const schemaPath = getTreePath(parquetSchema(metadata), [name]);
  const values: unknown[] = [];
  for (const group of metadata.row_groups) {
    const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
    if (chunk === undefined) throw new Error(`a row group lacks the column ${name}`);
    const { dictionary_page_offset, data_page_offset, total_compressed_size } = chunk;
    const start = Number(
      dictionary_page_offset && dictionary_page_offset < data_page_offset
        ? dictionary_page_offset
        : data_page_offset,
    );
    const rows = Number(group.num_rows);
    const { data } = readColumn(
      { view: new DataView(buffer, start, Number(total_compressed_size)), offset: 0 },
      { groupStart: 0, groupRows: rows, selectStart: 0, selectEnd: rows },
      {
        ...chunk,
        pathInSchema: [name],
        element: schemaPath[schemaPath.length - 1]!.element,
        schemaPath,
        parsers: DEFAULT_PARSERS,
        compressors: { GZIP: (page) => gunzipSync(page), BROTLI: (page) => brotliDecompressSync(page) },
      },
    );
    for (const part of data) for (let i = 0; i < part.length; i++) values.push(part[i]);
  }
  return values;
}
