/** What a machine needs is not on this computer, and cannot be had; the message says why. */
export class Missing extends Error {
  override name = "Missing";
}
