/** What the authority does in one world and not in the other, by day. */
import type { Note } from "../result.ts";

/** Notes of what comes of it, not of what is done. */
const CONSEQUENCES = ["detection", "leak", "rumour"];

export interface Act extends Note {
  /** Number of the world it is done in; 0 the first. */
  world: 0 | 1;
}

const nameOf = ({ day, kind, words }: Note): string => `${day} ${kind} ${words}`;

/** Acts that only one of two worlds has, in order of day, the first world's first. */
export function differingActs(first: readonly Note[], second: readonly Note[]): Act[] {
  const only = (here: readonly Note[], there: readonly Note[], world: 0 | 1): Act[] => {
    const left = there.map(nameOf);
    return here
      .filter((note) => {
        const at = left.indexOf(nameOf(note));
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      })
      .filter(({ kind }) => !CONSEQUENCES.includes(kind))
      .map((note) => ({ ...note, world }));
  };
  return [...only(first, second, 0), ...only(second, first, 1)].sort((one, two) => one.day - two.day);
}
