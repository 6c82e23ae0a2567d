/** `candor people`: the people of a scenario, one by one. */
import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import type { Command } from "commander";
import { OutputError } from "../../runner/output.ts";
import { peopleCsv, peopleParquet } from "../../runner/people-table.ts";
import { listPeople } from "../../src/population/given/listing.ts";
import { grouped } from "../../src/report/number.ts";
import { Failure } from "../failure.ts";
import { addCommonOptions, type CommonOptions } from "../options.ts";
import { openInput, openWorld } from "../scenario.ts";
import { present, printJson } from "../terminal.ts";

export function addPeople(program: Command): void {
  const people = program
    .command("people")
    .description("The people of a scenario, one by one, as a table such as population.people reads.");
  const command = people
    .command("export")
    .description("Write everybody with household, age, class, workplace and place.")
    .argument("<scenario>", "file, name of a scenario, or directory of a run")
    .argument("<file>", "where to: a name that ends in .parquet or .csv");
  addCommonOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  candor people export boarding-school-1978 school.csv
  candor people export washington --people 50000 people.parquet`,
    )
    .action(exportPeople);
}

function exportPeople(argument: string, file: string, options: CommonOptions): void {
  const kind = extname(file).toLowerCase();
  if (kind !== ".parquet" && kind !== ".csv") {
    throw new Failure(`${file} ends neither in .parquet nor in .csv; people are written as these.`);
  }
  const input = openInput(argument, options);
  if (input.scenario.population.people !== undefined) {
    throw new Failure(
      `the people of ${argument} are in a table already: ${input.scenario.population.people}`,
    );
  }
  const { population, world } = openWorld(input);
  const rows = listPeople(population, world);
  try {
    writeFileSync(file, kind === ".csv" ? peopleCsv(rows) : peopleParquet(rows));
  } catch (error) {
    throw new OutputError(`${file} cannot be written: ${(error as Error).message}`);
  }
  if (options.json) printJson({ file, people: population.total, places: population.places });
  else present(`${grouped(population.total)} people are in ${file}.`, options);
}
