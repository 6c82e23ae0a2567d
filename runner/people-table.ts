/** People as a file of the format in which they can be given. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { COLUMNS } from "../src/population/given/file.ts";
import type { PeopleRows } from "../src/population/given/listing.ts";

const ORDER = [...COLUMNS, "sector"] as const;

/** person, household and age as whole numbers, the others as text, null where there is nothing. */
export function peopleParquet(rows: PeopleRows): Uint8Array {
  const columnData = ORDER.map((name): ColumnSource => {
    const data = rows[name];
    return typeof data[0] === "number"
      ? { name, data: Int32Array.from(data as number[]), type: "INT32", nullable: false }
      : { name, data: (data as string[]).map((text) => (text === "" ? null : text)), type: "STRING" };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "candor" }));
}

export function peopleCsv(rows: PeopleRows): string {
  const quote = (text: string): string =>
    /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.person.map((_, i) => ORDER.map((name) => quote(String(rows[name][i]))).join(","));
  return `${[ORDER.join(","), ...lines].join("\n")}\n`;
}
