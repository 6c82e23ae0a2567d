/** Where a person is, day by day, as flight takes them. */
import { ELSEWHERE, EventKind, type LogEvent } from "../kernel/engine.ts";

/** From a time on, in a place; -1 out of the world. */
export interface Stay {
  time: number;
  place: number;
}

/** In order of time, at home first; `own` are the events of the person, whose moves give the place they lead to. */
export function placesOf(home: number, own: readonly LogEvent[]): Stay[] {
  const moves = own.filter(({ kind }) => kind === EventKind.moved || kind === EventKind.returned);
  return [
    { time: 0, place: home },
    ...moves
      .toSorted((a, b) => a.time - b.time || b.kind - a.kind)
      .map(({ time, kind, other }) => ({
        time,
        place: kind === EventKind.returned ? home : other === ELSEWHERE ? -1 : other,
      })),
  ];
}

export const whereAt = (stays: readonly Stay[], time: number): number =>
  stays.findLast((stay) => stay.time <= time)?.place ?? -1;
