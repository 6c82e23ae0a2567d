/**
 * The only way text from outside (names, titles, notes, sources) enters markup: safe in HTML and SVG, in element
 * content and in double-quoted attributes. Control characters that XML forbids become U+FFFD.
 */
export function escape(text: string): string {
  return text.replace(
    /[&<>"'`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g,
    (character) => {
      const entity = ENTITIES[character];
      return entity ?? "\ufffd";
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};
