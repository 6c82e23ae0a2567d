/** What orders do to one person, in a sentence. */
import { EventKind } from "../../kernel/engine.ts";
import { ORDER_NAMES } from "../../scenario/order-names.ts";
import type { OrderName } from "../../scenario/scenario.ts";
import { Overlay, type PersonalEvent } from "../mechanism.ts";

const GRANTED: Partial<Record<OrderName, string>> = {
  vaccinate: "They are vaccinated.",
  test: "They are tested.",
  trace: "Those around them are traced.",
  treat: "They are given the treatment.",
};

function began({ event, programme, forWhom, alone }: PersonalEvent): string | undefined {
  if (programme === "treat") return "";
  if (event.a >= Overlay.vaccinated && event.a < Overlay.admitted)
    return "The vaccine protects them from now on, as far as it does.";
  if (event.a === Overlay.isolated)
    return programme === "test"
      ? "The test finds the infection: they are to stay at home, by themselves."
      : "They are to stay at home, by themselves.";
  if (event.a !== Overlay.quarantined) return undefined;
  return forWhom === "they"
    ? `They are to stay at home${alone ? "" : " with all they live with"}.`
    : `They are put in quarantine on account of ${forWhom}.`;
}

/** Undefined for what no order brought; empty for what its grant has told already. */
export function tellOrder(happened: PersonalEvent): string | undefined {
  const { event, programme } = happened;
  if (event.kind === EventKind.ended) {
    if (event.a === Overlay.isolated) return "Their isolation is over.";
    return event.a === Overlay.quarantined ? "Their quarantine is over." : undefined;
  }
  if (programme === undefined || !(ORDER_NAMES as readonly string[]).includes(programme)) return undefined;
  if (event.kind === EventKind.granted) return GRANTED[programme as OrderName] ?? "";
  return event.kind === EventKind.began ? began(happened) : undefined;
}
