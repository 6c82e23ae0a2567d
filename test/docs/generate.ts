/**
 * The parts of README.md, MODEL.md and its chapters that the code itself declares. They stand between markers, `<!-- order -->` and
 * `<!-- /order -->`; a test fails when they are stale, and `CANDOR_WRITE_DOCS=1` makes it write them anew.
 */
import { SETTINGS } from "../../src/kernel/engine.ts";
import { TOLD } from "../../src/outcomes/definitions.ts";
import type { Parameter, Parameters } from "../../src/parameter.ts";
import { PEOPLE } from "../../src/population/parameters.ts";
import { SECTOR_LIST } from "../../src/population/sectors.ts";
import { ABOUT_TOWN, byBand, CONTACTS } from "../../src/population/contacts.ts";
import { BANDS } from "../../src/population/population.ts";
import { us } from "../../src/population/us.ts";
import { fatality, generationInterval, incubation, meanFatality } from "../../src/scenario/generation.ts";
import { PRESETS } from "../../src/scenario/presets/index.ts";
import type { Branch, ByAge, Disease, Dwell, Stage } from "../../src/scenario/scenario.ts";
import { FIXED } from "../../src/society/fixed.ts";
import type { Mechanism } from "../../src/society/mechanism.ts";
import { ORDER } from "../../src/society/order.ts";
import { PARAMETERS } from "../../src/society/parameters.ts";
import { type Crew, DEPENDENCES, SERVICES, STORES } from "../../src/society/services/table.ts";
import { TRAVEL } from "../../src/world/parameters.ts";

/** Three figures at most, and no exponent for what people read in figures. */
const figure = (x: number): string => `${Number(x.toPrecision(3))}`;

/** A cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function order(): string {
  const asked = (optional?: true): string => (optional ? "*Optional.* " : "");
  return ORDER.map(
    ({ name, optional, about }, i) => `${i + 1}. **${name}.** ${asked(optional)}${about}`,
  ).join("\n");
}

/** Everything declared, by the prefix its names have in documents. */
const DECLARED: readonly (readonly [prefix: string, declared: Parameters])[] = [
  ["", PARAMETERS],
  ["society.", FIXED],
  ["people.", PEOPLE],
  ["travel.", TRAVEL],
  ["told.", TOLD],
];

const rangeWords = ({ range: [low, high], draw }: Pick<Parameter, "range" | "draw">): string =>
  `${low} to ${high}${draw === "logarithm" ? " (by powers)" : ""}`;

function parameters(declared: Parameters, prefix: string): string {
  const rows = Object.entries(declared).map(([name, parameter]) => [
    `\`${prefix}${name}\``,
    parameter.about,
    `${parameter.value}`,
    rangeWords(parameter),
    parameter.unit,
    parameter.grade,
    parameter.source,
  ]);
  return table(["name", "what", "value", "range", "unit", "grade", "source"], rows);
}

/** All numbers of grade X, wherever they are declared. */
function unsourced(): string {
  const all = DECLARED.flatMap(([prefix, declared]) =>
    Object.entries(declared).map(([name, parameter]) => ({ name: `${prefix}${name}`, ...parameter })),
  );
  const jobs = SECTOR_LIST.flatMap(({ name, share, range, grade }) =>
    range === null ? [] : [{ name: `sectors.${name}`, value: share, range, unit: "share of jobs", grade }],
  );
  const open = [...all, ...jobs].filter(({ grade }) => grade === "X");
  const rows = open.map((one) => [`\`${one.name}\``, `${one.value}`, rangeWords(one), one.unit]);
  const count = `${open.length} of ${all.length + jobs.length} numbers declared outside the diseases.`;
  return `${count}\n\n${table(["name", "value", "range", "unit"], rows)}`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** What a mechanism owns, and of whom it reads what. */
function fieldsOf({ name, optional, idle, owns, reads }: Mechanism): string {
  const owners = ORDER.map((owner) => ({
    owner: owner.name,
    read: reads.filter((field) => Object.hasOwn(owner.owns, field)),
  })).filter(({ owner, read }) => owner !== name && read.length > 0);
  const from = owners.map(({ owner, read }) => `${quoted(read)} (${owner})`).join("; ");
  const work = [
    ...(optional ? [`Off unless a scenario has it in \`with\`.`] : []),
    ...(idle ? ["Not there where nothing in the scenario concerns it."] : []),
  ];
  const own = Object.keys(owns).length > 0 ? `Owns ${quoted(Object.keys(owns))}.` : "Owns nothing.";
  return [...work, own, from === "" ? "Reads no other's field." : `Reads ${from}.`].join(" ");
}

function crewWords({ wears, operated, perHead }: Crew): string {
  return [operated && "operated", wears && "wears", perHead && "per head"].filter(Boolean).join(", ");
}

function services(): string {
  const rows = SERVICES.map(({ name, crew }) => [
    name,
    crew === null ? "nobody" : crew.sectors.join(" and "),
    crew === null ? "" : crew.area,
    crew === null ? "" : `\`${crew.required}\``,
    crew === null ? "" : crewWords(crew),
    DEPENDENCES.filter(({ of }) => of === name)
      .map(({ on, strength, store }) => `${on} (${strength}${store === null ? "" : `; ${store}`})`)
      .join(", "),
  ]);
  const stores = STORES.map(({ name, about, days, filledBy }) => [name, about, `\`${days}\``, filledBy]);
  return [
    table(
      ["service", "workers of", "area", "needs", "how", "depends on (how much; what tides it over)"],
      rows,
    ),
    table(["store", "what is in it", "days", "filled while there is"], stores),
  ].join("\n\n");
}
function sectors(): string {
  const rows = SECTOR_LIST.map(({ name, share, range, grade, source }) => [
    name,
    range === null ? "" : `${share}`,
    range === null ? "" : `${range[0]} to ${range[1]}`,
    grade,
    source,
  ]);
  return table(["sector", "share of jobs but teaching", "range", "grade", "source"], rows);
}

function contacts(): string {
  const [inClass, aboutTown] = [byBand(CONTACTS.class), byBand(CONTACTS.community)];
  const parts = Object.entries(ABOUT_TOWN);
  const rows = BANDS.map((from, band) => [
    band + 1 < BANDS.length ? `${from}-${BANDS[band + 1]! - 1}` : `${from} and over`,
    `${inClass[band]}`,
    `${aboutTown[band]}`,
    ...parts.map(([, byPart]) => `${byPart[band]}`),
  ]);
  return table(["age", "in class", "about town", ...parts.map(([part]) => `of them ${part}`)], rows);
}

const byAge = (value: ByAge): string =>
  typeof value === "number"
    ? figure(value)
    : `by age: ${value.map(([from, step]) => `${figure(step)} from ${from}`).join(", ")}`;

function dwellWords(dwell: Dwell): string {
  if (dwell.family === "fixed") return `${dwell.days}`;
  if (dwell.family === "exponential") return `exponential, ${dwell.mean}`;
  if (dwell.family === "empirical") return `as observed, ${dwell.days.length} values`;
  return `${dwell.family}, ${dwell.mean} (${dwell.sd})`;
}

const branchWords = ({ to, probability }: Branch): string =>
  probability === undefined ? to : `${to} (${byAge(probability)})`;

const feeling = ({ dead, ill, severe }: Stage): string =>
  dead ? "dead, unburied" : severe ? "severely ill" : ill ? "ill" : "";

/** Weights by setting where they are not as ever; nothing where nobody is infected. */
function whereWords({ infectiousness, settings }: Stage): string {
  const weights = SETTINGS.map((setting) => settings[setting]);
  if (infectiousness === 0 || weights.join() === "1,1,1,1,0,0") return "";
  return SETTINGS.filter((setting) => settings[setting] > 0)
    .map((setting) => `${setting} ${figure(settings[setting])}`)
    .join(", ");
}

function preset(disease: Disease): string {
  const generation = generationInterval(disease, us.ages);
  const felt = incubation(disease, us.ages);
  const days = ({ mean, sd }: { mean: number; sd: number }): string => `${figure(mean)} (${figure(sd)}) days`;
  const facts = [
    `R0 ${disease.r0}`,
    disease.dispersion === null ? "everyone equally infectious" : `dispersion k ${disease.dispersion}`,
    `generation interval ${days(generation)}`,
    ...(felt === null ? [] : [`infection to illness ${days(felt)}`]),
    `${figure(meanFatality(disease, us.ages) * 100)} % of the infected die (${figure(fatality(disease, 5) * 100)} % at 5, ` +
      `${figure(fatality(disease, 35) * 100)} % at 35, ${figure(fatality(disease, 85) * 100)} % at 85 years)`,
    `susceptibility ${byAge(disease.susceptibility)}`,
    ...(disease.fullyImmune > 0 ? [`${figure(disease.fullyImmune * 100)} % cannot be infected`] : []),
  ];
  const weighed = disease.stages.some((stage) => whereWords(stage) !== "");
  const stages = disease.stages.map((stage) => [
    stage.name,
    dwellWords(stage.dwell),
    figure(stage.infectiousness),
    ...(weighed ? [whereWords(stage)] : []),
    feeling(stage),
    stage.next.map(branchWords).join("; else "),
  ]);
  return [
    `#### \`${disease.name}\``,
    disease.about,
    `${facts.join("; ")}.`,
    table(
      [
        "stage",
        "days: mean (sd)",
        "infectiousness",
        ...(weighed ? ["weights, if not 1"] : []),
        "feels",
        "then",
      ],
      stages,
    ),
    disease.sources.map((source) => `- ${source}`).join("\n"),
  ].join("\n\n");
}

/** What stands between each pair of markers. */
const BLOCKS: Readonly<Record<string, () => string>> = {
  order,
  people: () => parameters(PEOPLE, "people."),
  sectors,
  travel: () => parameters(TRAVEL, "travel."),
  contacts,
  parameters: () => parameters(PARAMETERS, ""),
  fixed: () => parameters(FIXED, "society."),
  told: () => parameters(TOLD, "told."),
  unsourced,
  services,
  ...Object.fromEntries(ORDER.map((mechanism) => [`fields ${mechanism.name}`, () => fieldsOf(mechanism)])),
  presets: () => PRESETS.map(preset).join("\n\n"),
};

const pattern = (name: string): RegExp => new RegExp(`<!-- ${name} -->\\n[^]*?<!-- /${name} -->`);

/** Names of the blocks that a text has markers for. */
export const blocksIn = (text: string): string[] =>
  Object.keys(BLOCKS).filter((name) => pattern(name).test(text));

/** The text with every marked block as the code has it now. */
export function fill(text: string): string {
  let filled = text;
  for (const name of blocksIn(text)) {
    const block = `<!-- ${name} -->\n${BLOCKS[name]!()}\n<!-- /${name} -->`;
    filled = filled.replace(pattern(name), () => block);
  }
  return filled;
}
