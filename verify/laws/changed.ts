/** Laws of a scenario against the same one changed. */
import type { WasmModule } from "../../src/kernel/webassembly.ts";
import type { WorldRun } from "../../src/outcomes/result.ts";
import type { Drawn } from "./generated.ts";
import type { Witness } from "./observed.ts";

export interface ChangeLaw {
  id: string;
  claim: string;
  check(kernel: WasmModule, drawn: Drawn, witness: Witness): void;
}

const alike = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
};

/** Where two runs differ, in anything that happened to anybody or was measured of it; undefined if they do not. */
export function difference(one: WorldRun, other: WorldRun): string | undefined {
  if (one.digest !== other.digest) return `digests ${one.digest} and ${other.digest}`;
  if (!alike(one.infectedOn, other.infectedOn)) return "days of infection";
  if (!alike(one.people, other.people)) return "people at the end";
  for (const [name, values] of Object.entries(one.daily)) {
    if (!alike(values, other.daily[name as "infections"])) return `measure ${name}`;
  }
  return undefined;
}
