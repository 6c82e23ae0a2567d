/** Where people live, and who travels between: the input of the computed population. */

/** One populated place. */
export interface Place {
  /** Stable key (GeoNames id, or a hash of the name): randomness hangs on it, so adding a place changes nobody else. */
  key: number;
  name: string;
  /** Degrees north and east. */
  latitude: number;
  longitude: number;
  people: number;
}

/** Places sorted by key, and the share of workers' trips between them. */
export interface World {
  name: string;
  places: readonly Place[];
  /** Attribution lines of the data used, for every page that shows it. */
  attributions: readonly string[];
}

/** Integer commuting flows of a world, home included; rows in order of origin, then of destination. */
export interface Flows {
  /** [P+1] */
  ptr: Uint32Array;
  to: Uint32Array;
  /** Workers from the row's place who work in `to`; a row sums to the workers of the place. */
  size: Uint32Array;
}
