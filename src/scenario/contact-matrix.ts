/** A matrix of contacts of one's own: this part of the file format. */
import { z } from "zod";
import { BAND_COUNT, BANDS } from "../population/population.ts";
import { exactly, report } from "./fields.ts";
import type { ContactMatrix } from "./scenario.ts";

const NAMES = BANDS.map((from, i) => (i + 1 < BAND_COUNT ? `${from}-${BANDS[i + 1] - 1}` : `${from}+`)).join(
  ", ",
);

/** A list with one item for each band. */
function byBand<T extends z.ZodType>(item: T, what: string): z.ZodArray<T> {
  const error = ({ input }: { input?: unknown }): string =>
    `needs ${BAND_COUNT} ${what}, one for each band of age (${NAMES}), found ${(input as unknown[]).length}`;
  return z.array(item).min(BAND_COUNT, { error, abort: true }).max(BAND_COUNT, { error, abort: true });
}

export const contactMatrix: z.ZodType<ContactMatrix> = exactly<ContactMatrix>()(
  z.strictObject({
    contacts: byBand(byBand(z.number().min(0).max(1000), "numbers"), "rows")
      .check(({ value, issues }) => {
        if (!value.some((row) => row.some((number) => number > 0)))
          report(issues, [], "needs a contact above 0");
      })
      .describe(
        `Mean contacts a day of a person of the row's band with people of the column's, 0 to 1000; bands of age: ${NAMES}`,
      ),
    people: byBand(z.number().gt(0).max(1e12), "numbers").describe(
      "People by band where the contacts were counted, in numbers or shares, all above 0",
    ),
  }),
);
