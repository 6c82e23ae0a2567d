/** Stores: what tides a service over while what it depends on is short. */

/** A day of a store, in days of full need. */
export interface StoreDay {
  level: number;
  capacity: number;
  /** What comes in of itself, 0 to 1. */
  supply: number;
  /** What is asked for; no more is used. */
  asked: number;
  /** What can be put aside today beyond what is asked for. */
  refill: number;
}

/** What is used on a day: what comes in, and the rest from the store as far as it goes. */
export const used = ({ level, supply, asked }: StoreDay): number => Math.min(asked, supply + level);

/** The level in the evening: what came in and was not used is put aside, and what can be had besides, as far as there is room. */
export function levelAfter(store: StoreDay): number {
  const rest = store.level + store.supply - used(store);
  return Math.min(store.capacity, rest + store.refill);
}
