/** Airports with scheduled flights. */

export interface Airport {
  /** IATA, three letters. */
  code: string;
  name: string;
  /** ISO 3166-1, two letters. */
  country: string;
  /** Degrees north and east. */
  latitude: number;
  longitude: number;
  /** Of the two classes there are, the larger. */
  large: boolean;
}

export const AIRPORT_ATTRIBUTION: string =
  "Airports: airport-data-ts (CC BY 4.0); those with scheduled flights, in two classes";

/** A row of the table of airports, as far as it is used. */
export interface AirportRow {
  iata: string;
  airport: string;
  country_code: string;
  type: string;
  scheduled_service: string;
  latitude: number;
  longitude: number;
}

/** The large and medium airports with scheduled flights and a code, sorted by code; each code once, the larger first. */
export function readAirports(rows: readonly AirportRow[]): Airport[] {
  const airports = new Map<string, Airport>();
  for (const type of ["large_airport", "medium_airport"]) {
    for (const row of rows) {
      const usable = row.type === type && row.scheduled_service === "TRUE" && /^[A-Z]{3}$/.test(row.iata);
      if (!usable || airports.has(row.iata)) continue;
      airports.set(row.iata, {
        code: row.iata,
        name: row.airport,
        country: row.country_code,
        latitude: row.latitude,
        longitude: row.longitude,
        large: type === "large_airport",
      });
    }
  }
  return [...airports.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
