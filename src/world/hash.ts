/** FNV-1a, 32 bits, over the UTF-8 bytes of a text (Fowler, Noll and Vo 1991). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  const add = (byte: number): void => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    if (code < 0x80) {
      add(code);
      continue;
    }
    const followers = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    add(((0xff00 >> (followers + 1)) & 0xff) | (code >> (6 * followers)));
    for (let i = followers - 1; i >= 0; i--) add(0x80 | ((code >> (6 * i)) & 0x3f));
  }
  return hash >>> 0;
}
