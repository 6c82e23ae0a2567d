import { describe, expect, test } from "vitest";
import { parseGazetteer } from "../../src/world/gazetteer.ts";
import { decodeGazetteer, encodeGazetteer } from "../../src/world/packing.ts";
import { TABLE } from "./table.ts";

const gazetteer = parseGazetteer(TABLE);
const bytes = encodeGazetteer(gazetteer);

function columnsOf({ nameOf, ...columns }: typeof gazetteer): object {
  return { ...columns, list: Array.from({ length: columns.count }, (_, i) => nameOf(i)) };
}

describe("a packed gazetteer", () => {
  test("comes back whole, from any offset of a larger buffer", () => {
    for (const offset of [0, 1, 3, 8]) {
      const larger = new Uint8Array(bytes.length + 16);
      larger.set(bytes, offset);
      const decoded = decodeGazetteer(larger.subarray(offset, offset + bytes.length));
      expect(decoded && columnsOf(decoded)).toEqual(columnsOf(gazetteer));
    }
  });

  test("may be empty, or of more names than fit in one step", () => {
    const empty = parseGazetteer("");
    expect(decodeGazetteer(encodeGazetteer(empty))?.count).toBe(0);
    const name = "Llanfair ".repeat(2500).trim();
    const long = parseGazetteer(TABLE.replace("São Paulo", name));
    expect(decodeGazetteer(encodeGazetteer(long))?.names).toBe(long.names);
  });

  test("is refused when any bit of it has changed", () => {
    for (let i = 0; i < bytes.length; i++) {
      const damaged = Uint8Array.from(bytes);
      damaged[i] = (damaged[i] ?? 0) ^ (1 << (i % 8));
      // The spare word of the header and the padding at the end are under the checksum too.
      expect(decodeGazetteer(damaged), `byte ${i}`).toBeNull();
    }
  });

  test("is refused when cut short, lengthened, zeroed at its end or of another kind", () => {
    for (let length = 0; length < bytes.length; length += 3) {
      expect(decodeGazetteer(bytes.subarray(0, length))).toBeNull();
    }
    expect(decodeGazetteer(new Uint8Array([...bytes, 0, 0, 0, 0]))).toBeNull();
    const half = Uint8Array.from(bytes).fill(0, bytes.length >> 1);
    expect(decodeGazetteer(half)).toBeNull();
    expect(decodeGazetteer(new Uint8Array(bytes.length))).toBeNull();
  });
});
