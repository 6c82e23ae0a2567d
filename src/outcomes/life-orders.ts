/** What orders and flight do to one person, in dated sentences. */
import { ELSEWHERE, EventKind, type LogEvent } from "../kernel/engine.ts";
import { personAt } from "../population/people.ts";
import { type Population, Role } from "../population/population.ts";
import { Overlay } from "../society/mechanism.ts";
import { housemate, housemates } from "./life-words.ts";

interface OrderContext {
  population: Population;
  placeNames: readonly string[];
  /** Names of programmes, by number: that of an order, with a number behind it where there are several ways of it. */
  programmes: readonly string[];
}

/** On whose account someone is confined. */
function because(population: Population, address: number, other: number): string {
  const person = personAt(population, address);
  if (housemates(person, address).includes(other)) return housemate(population, address, other);
  return person.role === Role.pupil ? "someone in their class" : "someone at work";
}

/** Lines for what befell a person, in order of the events; `own` are those of the person. */
export function orderLines(
  address: number,
  own: readonly LogEvent[],
  { population, placeNames, programmes }: OrderContext,
): { time: number; words: string }[] {
  const orderOf = (number: number): string => (programmes[number] ?? "").replace(/-\d+$/, "");
  const where = (place: number): string =>
    place === ELSEWHERE ? "a place far away" : `${placeNames[place]}`;
  const words = ({ kind, a, b, other }: LogEvent): string => {
    switch (kind) {
      case EventKind.granted: {
        const order = orderOf(a);
        if (order === "vaccinate") return "They are vaccinated.";
        if (order === "test") return "They are tested.";
        return order === "trace" ? "Those around them are traced." : "";
      }
      case EventKind.began: {
        if (a >= Overlay.vaccinated) return "The vaccine protects them from now on, as far as it does.";
        if (a === Overlay.isolated)
          return orderOf(b) === "test"
            ? "The test finds the infection: they are to stay at home, by themselves."
            : "They are to stay at home, by themselves.";
        return other === address
          ? "They are to stay at home with all they live with."
          : `They are put in quarantine on account of ${because(population, address, other)}.`;
      }
      case EventKind.ended:
        return a === Overlay.isolated ? "Their isolation is over." : "Their quarantine is over.";
      case EventKind.moved:
        return `They flee with their household to ${where(other)}.`;
      case EventKind.returned:
        return "They come home.";
      default:
        return "";
    }
  };
  return own.flatMap((event) => {
    const said = words(event);
    return said === "" ? [] : [{ time: event.time, words: said }];
  });
}
