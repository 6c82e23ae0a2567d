/** Violations of a construction, counted; the first few are kept to be read. */
const KEPT = 10;

export class Faults {
  count: number = 0;
  readonly first: string[] = [];

  /** Counts a violation unless the condition holds. */
  need(holds: boolean, message: () => string): void {
    if (holds) return;
    this.count += 1;
    if (this.first.length < KEPT) this.first.push(message());
  }

  /** The same for two numbers that must be equal. */
  equal(found: number, expected: number, what: () => string): void {
    this.need(found === expected, () => `${what()}: ${found}, not ${expected}`);
  }
}
