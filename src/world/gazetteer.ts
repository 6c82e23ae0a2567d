/** The populated places of the earth as columns, read from a GeoNames table. */

/** Columns of equal length `count`, sorted by id. */
export interface Gazetteer {
  readonly count: number;
  /** GeoNames id, unique. */
  readonly id: Uint32Array;
  /** Degrees north and east. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** At least 1. */
  readonly people: Uint32Array;
  /** ISO 3166-1 letters, packed by `packCountry`. */
  readonly country: Uint16Array;
  /** All names, each ended by a line feed: a hundred thousand strings would cost several times the memory. */
  readonly names: string;
  /** [count + 1] where each name starts in `names`. */
  readonly nameStart: Uint32Array;
  nameOf(i: number): string;
}

export type GazetteerColumns = Omit<Gazetteer, "nameOf">;

/** Sections of places already counted, and places that are abandoned, destroyed or historical. */
const DROPPED = new Set(["PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"]);
/** Positions in the table; see the readme of download.geonames.org/export/dump. */
const Column = { id: 0, name: 1, latitude: 4, longitude: 5, feature: 7, country: 8, people: 14 } as const;
const COLUMNS = 19;

export function makeGazetteer(columns: GazetteerColumns): Gazetteer {
  const { names, nameStart } = columns;
  return { ...columns, nameOf: (i) => names.slice(nameStart[i], nameStart[i + 1] - 1) };
}

/** Two capital letters as one number; null if it is not two letters. */
export function packCountry(code: string): number | null {
  const upper = code.toUpperCase();
  return /^[A-Z]{2}$/.test(upper) ? (upper.charCodeAt(0) << 8) | upper.charCodeAt(1) : null;
}

export function unpackCountry(packed: number): string {
  return String.fromCharCode(packed >> 8, packed & 0xff);
}

interface Row {
  id: number;
  name: string;
  latitude: number;
  longitude: number;
  people: number;
  country: number;
}

/** A row worth keeping, or null; throws on a row that is not of the table's form. */
function readRow(line: string, number: number): Row | null {
  const fields = line.split("\t");
  const fail = (what: string): Error => new Error(`gazetteer line ${number}: ${what}`);
  if (fields.length !== COLUMNS) throw fail(`${fields.length} columns where GeoNames has ${COLUMNS}`);
  const people = Number(fields[Column.people]);
  if (people === 0 || DROPPED.has(fields[Column.feature])) return null;
  if (!Number.isInteger(people) || people < 0) throw fail(`population "${fields[Column.people]}"`);
  const id = Number(fields[Column.id]);
  if (!Number.isInteger(id) || id <= 0 || id > 0xffffffff) throw fail(`id "${fields[Column.id]}"`);
  const latitude = Number.parseFloat(fields[Column.latitude]);
  const longitude = Number.parseFloat(fields[Column.longitude]);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    throw fail("latitude or longitude out of range");
  const country = packCountry(fields[Column.country]);
  if (country === null) throw fail(`country "${fields[Column.country]}" is not two letters`);
  return { id, name: fields[Column.name], latitude, longitude, people, country };
}

/**
 * Reads a GeoNames "cities" table (tab-separated, 19 columns, no header), leaving out places without people and
 * sections of places. Throws an Error that names the line when a row is malformed or an id comes twice.
 */
export function parseGazetteer(text: string): Gazetteer {
  const rows: Row[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    number++;
    if (end > start) {
      const row = readRow(text.slice(start, end), number);
      if (row !== null) rows.push(row);
    }
    start = end + 1;
  }
  rows.sort((a, b) => a.id - b.id);
  const nameStart = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    if (i > 0 && rows[i].id === rows[i - 1].id) throw new Error(`gazetteer: id ${rows[i].id} comes twice`);
    nameStart[i + 1] = nameStart[i] + rows[i].name.length + 1;
  }
  return makeGazetteer({
    count: rows.length,
    id: Uint32Array.from(rows, (row) => row.id),
    latitude: Float64Array.from(rows, (row) => row.latitude),
    longitude: Float64Array.from(rows, (row) => row.longitude),
    people: Uint32Array.from(rows, (row) => row.people),
    country: Uint16Array.from(rows, (row) => row.country),
    names: rows.map((row) => `${row.name}\n`).join(""),
    nameStart,
  });
}
