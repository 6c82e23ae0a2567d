import { expect, test } from "vitest";
import { hashText } from "../../src/world/hash.ts";

test("agrees with the published vectors of FNV-1a, 32 bits", () => {
  expect(hashText("")).toBe(0x811c9dc5);
  expect(hashText("a")).toBe(0xe40c292c);
  expect(hashText("foobar")).toBe(0xbf9cf968);
});

test("hashes the UTF-8 bytes of one, two, three and four bytes a letter", () => {
  for (const text of ["Zürich", "東京", "Łódź – ß", "a🦠b", "\u07ff\u0800\uffff\u{10000}"]) {
    let expected = 0x811c9dc5n;
    for (const byte of new TextEncoder().encode(text)) {
      expected = ((expected ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
    }
    expect(hashText(text)).toBe(Number(expected));
  }
});
