/** What a log alone says of everybody: the state after any event, rebuilt without the engine that wrote it. */
import { EventKind, type LogEvent } from "../../src/kernel/engine.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";

export interface Life {
  infected: LogEvent | undefined;
  stages: LogEvent[];
  /** Of the course: recovery, or death of the disease. */
  end: LogEvent | undefined;
  /** Death of what a programme does, infected or not. */
  killed: LogEvent | undefined;
}

export function livesOf(log: readonly LogEvent[]): Map<number, Life> {
  const lives = new Map<number, Life>();
  for (const event of log) {
    const life = lives.get(event.person) ?? {
      infected: undefined,
      stages: [],
      end: undefined,
      killed: undefined,
    };
    lives.set(event.person, life);
    if (event.kind === EventKind.infected) {
      if (life.infected) throw new Error(`${event.person} is infected twice`);
      life.infected = event;
    }
    if (event.kind === EventKind.stage) life.stages.push(event);
    if (isKilling(event)) {
      if (life.killed) throw new Error(`${event.person} is killed twice`);
      life.killed = event;
    } else if (event.kind === EventKind.recovered || event.kind === EventKind.died) {
      if (life.end) throw new Error(`${event.person} ends twice`);
      life.end = event;
    }
  }
  for (const life of lives.values()) life.stages.sort((a, b) => a.time - b.time);
  return lives;
}

export const diedAt = (life: Life | undefined): number =>
  life?.killed?.time ?? (life?.end?.kind === EventKind.died ? life.end.time : Infinity);
