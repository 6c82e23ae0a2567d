/** What is asked of the world cannot be given: the message says what, and what would be right. */
export class WorldError extends Error {
  override name = "WorldError";
}

/** No place of that name; up to three names that may have been meant, such as "Washington (US)". */
export class UnknownPlace extends WorldError {
  override name = "UnknownPlace";
  readonly suggestions: readonly string[];

  constructor(asked: string, suggestions: readonly string[]) {
    const hint = suggestions.length > 0 ? `; did you mean ${suggestions.join(" or ")}?` : "";
    super(`no place named ${asked} in the gazetteer${hint}`);
    this.suggestions = suggestions;
  }
}
