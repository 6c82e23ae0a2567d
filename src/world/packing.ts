/** A gazetteer as one block of bytes, for a cache that can be trusted or thrown away. */
import { type Gazetteer, makeGazetteer } from "./gazetteer.ts";

/** Raised whenever the layout, or what is left out when reading the table, changes. */
export const PACKING_VERSION = 1;

/** "CNDR"; read on a machine of the other byte order it does not match, so such a file is not used. */
const MAGIC = 0x52444e43;
/** Magic, version, count, code units of names, checksum, one spare: a multiple of eight bytes. */
const HEADER_WORDS = 6;
const CHUNK = 8192;

/** Bytes of a gazetteer: columns from the widest to the narrowest, so that each is aligned. */
function sizeOf(count: number, units: number): number {
  const bytes = HEADER_WORDS * 4 + count * 24 + (count + 1) * 4 + count * 2 + units * 2;
  return Math.ceil(bytes / 4) * 4;
}

function columnsIn(buffer: ArrayBuffer, count: number, units: number) {
  let at = HEADER_WORDS * 4;
  const take = (bytes: number): number => {
    const start = at;
    at += bytes;
    return start;
  };
  return {
    latitude: new Float64Array(buffer, take(count * 8), count),
    longitude: new Float64Array(buffer, take(count * 8), count),
    id: new Uint32Array(buffer, take(count * 4), count),
    people: new Uint32Array(buffer, take(count * 4), count),
    nameStart: new Uint32Array(buffer, take((count + 1) * 4), count + 1),
    country: new Uint16Array(buffer, take(count * 2), count),
    units: new Uint16Array(buffer, take(units * 2), units),
  };
}

/** A 32-bit mix of all words but the checksum itself; each step is a bijection, so no single word can change unseen. */
function checksumOf(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    if (i === 4) continue;
    sum = Math.imul(sum ^ words[i], 0x01000193);
    sum = (sum << 13) | (sum >>> 19);
  }
  return sum >>> 0;
}

export function encodeGazetteer(gazetteer: Gazetteer): Uint8Array {
  const { count, names } = gazetteer;
  const buffer = new ArrayBuffer(sizeOf(count, names.length));
  const words = new Uint32Array(buffer);
  const columns = columnsIn(buffer, count, names.length);
  columns.latitude.set(gazetteer.latitude);
  columns.longitude.set(gazetteer.longitude);
  columns.id.set(gazetteer.id);
  columns.people.set(gazetteer.people);
  columns.nameStart.set(gazetteer.nameStart);
  columns.country.set(gazetteer.country);
  for (let i = 0; i < names.length; i++) columns.units[i] = names.charCodeAt(i);
  words.set([MAGIC, PACKING_VERSION, count, names.length]);
  words[4] = checksumOf(words);
  return new Uint8Array(buffer);
}

/** Null if the bytes are not a whole, undamaged gazetteer of this version. */
export function decodeGazetteer(bytes: Uint8Array): Gazetteer | null {
  if (bytes.length < sizeOf(0, 0) || bytes.length % 4 !== 0) return null;
  // Copied, since the bytes may start anywhere in somebody's larger buffer and the columns need alignment.
  const { buffer } = new Uint8Array(bytes);
  const words = new Uint32Array(buffer);
  const [magic, version, count, units, checksum] = words;
  if (magic !== MAGIC || version !== PACKING_VERSION || bytes.length !== sizeOf(count, units)) return null;
  if (checksum !== checksumOf(words)) return null;
  const { units: letters, ...columns } = columnsIn(buffer, count, units);
  const parts: string[] = [];
  for (let i = 0; i < units; i += CHUNK) {
    parts.push(Reflect.apply(String.fromCharCode, null, letters.subarray(i, i + CHUNK)));
  }
  return makeGazetteer({ count, ...columns, names: parts.join("") });
}
