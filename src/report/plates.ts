/** The plates of the report: curves, maps, what was announced, what people knew. */
import type { Measure } from "../outcomes/result.ts";
import { fewPlaces, placeSentences } from "./by-place.ts";
import type { Size } from "./chart.ts";
import { type CurveWorld, type PanelLine, curvePicture, sharePicture } from "./curves.ts";
import { escape } from "./escape.ts";
import { mergeNotes } from "./label.ts";
import { type Classes, divergingClasses, mapPicture, sequentialClasses } from "./map.ts";
import { amount } from "./number.ts";
import { worldMark } from "./opening.ts";
import { cumulative, peak, weekMean } from "./series.ts";
import { type Table, both, figure, seriesTable, tableMarkup } from "./table.ts";
import { truthPicture } from "./truth.ts";
import { type View, type WorldView, headlineKinds, pairCurves } from "./view.ts";

const PHONE = 358;
const HALF = 536;

/** One measure as curves of both worlds. */
export interface CurvePlate {
  measure: Measure;
  mean: boolean;
  unit: string;
  peakUnit: string;
  heading: string;
  broad: Size;
  narrow: Size;
  flagged: boolean;
  /** What is to be said of it beside that it is drawn as the others are. */
  caption?: string;
}

const DEATHS: CurvePlate = {
  measure: "deaths",
  mean: true,
  unit: "people who die each day, mean of seven days",
  peakUnit: "a day",
  heading: "Deaths a day",
  broad: { width: 1120, height: 470 },
  narrow: { width: PHONE, height: 430 },
  flagged: true,
};
const INFECTED: CurvePlate = {
  measure: "infections",
  mean: true,
  unit: "people infected each day, mean of seven days",
  peakUnit: "a day",
  heading: "Infections a day",
  broad: { width: HALF, height: 300 },
  narrow: { width: PHONE, height: 270 },
  flagged: false,
};
const ILL: CurvePlate = {
  measure: "ill",
  mean: false,
  unit: "people ill at the end of the day",
  peakUnit: "ill",
  heading: "Ill at once",
  broad: { width: HALF, height: 300 },
  narrow: { width: PHONE, height: 270 },
  flagged: false,
};

export function curveSection(view: View): string {
  return `<section><h2>${DEATHS.heading}</h2>${curveFigure(view, DEATHS)}
<div class="pair"><div>${curveFigure(view, INFECTED, true)}</div><div>${curveFigure(view, ILL, true)}</div></div></section>`;
}

export function curveFigure(view: View, plate: CurvePlate, headed = false): string {
  const smooth = (values: readonly number[]): readonly number[] => (plate.mean ? weekMean(values) : values);
  const worlds = view.worlds.map(
    (world): CurveWorld => ({
      side: world.side,
      title: world.title,
      bold: smooth(world.curves[plate.measure]),
      all: pairCurves(view, world.side, plate.measure, ["declared", "drawn"]).map(smooth),
      middle: pairCurves(view, world.side, plate.measure, headlineKinds(view)).map(smooth),
    }),
  );
  const notes = mergeNotes(view.input.runs[0].notes, view.input.runs[1]?.notes);
  const summary = worlds.map(
    ({ title, bold }) => `${title}, at most ${amount(peak(bold).value)} on day ${peak(bold).day}`,
  );
  const picture = curvePicture({
    worlds,
    days: view.days,
    unit: plate.unit,
    peakUnit: plate.peakUnit,
    flags: plate.flagged ? notes : [],
    stamp: view.stamp,
    label: `Simulated. ${plate.heading}: ${summary.join("; ")}.`,
    broad: plate.broad,
    narrow: plate.narrow,
  });
  const series = worlds.flatMap(({ title, bold, all }) => [
    { head: title, values: bold },
    ...(all.length > 1
      ? [
          { head: `lowest run, ${title}`, values: extreme(all, Math.min) },
          { head: `highest run, ${title}`, values: extreme(all, Math.max) },
        ]
      : []),
  ]);
  const heading = headed ? `<h3>${plate.heading}</h3>` : "";
  const table = seriesTable(plate.unit, series);
  const dated = plate.flagged && notes.length > 0 ? flagTable(view, notes) : "";
  return (
    heading +
    figure(
      both(picture),
      plate.flagged
        ? curveCaption(view, worlds)
        : (plate.caption ?? `${plate.heading} in the same worlds, drawn in the same way.`),
      table,
      dated,
    )
  );
}

const extreme = (curves: readonly (readonly number[])[], pick: (...values: number[]) => number): number[] =>
  curves[0]!.map((_, day) => pick(...curves.map((curve) => curve[day]!)));

function curveCaption(view: View, worlds: readonly CurveWorld[]): string {
  const runs = worlds[0]!.all.length;
  if (runs < 2) return "One run of each world; every other seed would draw another line.";
  const band =
    worlds[0]!.middle.length >= 3
      ? " The band is the envelope of the half of the runs that lie deepest among the others, each taken whole; the line of middle weight is the deepest run."
      : "";
  return `Bold: the pair of worlds that the maps and tables below show, seeds ${view.input.seeds.people} and ${view.input.seeds.fates}. Thin: ${runs > 40 ? `40 of ${runs}` : `all ${runs}`} runs, each a whole run.${band}`;
}

function flagTable(view: View, notes: ReturnType<typeof mergeNotes>): string {
  const where = (side: "a" | "b" | "both"): string =>
    side === "both"
      ? view.worlds.length > 1
        ? "both"
        : view.worlds[0]!.title
      : view.worlds[side === "a" ? 0 : 1]!.title;
  const rows = notes.map(
    (note) =>
      `<tr><th scope="row" class="n">${note.day}</th><td>${escape(where(note.in))}</td><td>${escape(note.words)}</td></tr>`,
  );
  return `<details><summary>The flags: what happened when</summary><div class="scroll"><table><caption>Events of the worlds shown</caption><thead><tr><th scope="col" class="n">day</th><th scope="col">world</th><th scope="col">what</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}

const MAP: Size = { width: 352, height: 420 };

export function mapSection(view: View): string {
  const { input, worlds } = view;
  const people = input.peopleByPlace;
  const rate = (count: number, place: number): number => (count / Math.max(1, people[place])) * 1000;
  const rates = worlds.map((world) => world.deathsByPlace.map(rate));
  const shared = sequentialClasses(
    rates.flat(),
    worlds.flatMap(() => Array.from(people)),
  );
  const draw = (heading: string, values: readonly number[], classes: Classes, unit: string): string =>
    `<div><h3>${heading}</h3>${mapPicture({ world: input.world, people, values, classes, geometry: input.geometry, size: MAP, stamp: view.stamp, label: `Simulated. Map of ${input.world.places.length} places: ${unit}.`, unit })}</div>`;
  const maps = worlds.map((world, i) =>
    draw(worldMark(world.side) + escape(world.title), rates[i]!, shared, "deaths per 1,000 people"),
  );
  const [a, b] = rates;
  if (a && b) {
    const spared = a.map((value, i) => b[i]! - value);
    maps.push(
      draw(
        "The difference",
        spared,
        divergingClasses(spared, people),
        "deaths per 1,000 people: + spared, \u2212 added",
      ),
    );
  }
  const table: Table = {
    caption: `deaths by place${b ? " in the pair of worlds shown" : ""}, and per 1,000 people`,
    columns: [
      { head: "place" },
      { head: "people", number: true },
      ...worlds.flatMap(({ title }) => [
        { head: `deaths, ${title}`, number: true },
        { head: `per 1,000, ${title}`, number: true },
      ]),
      ...(b ? [{ head: "difference in deaths", number: true }] : []),
    ],
    rows: input.world.places
      .map(
        (place, i) =>
          [
            place.name,
            people[i],
            ...worlds.flatMap((world, j) => [world.deathsByPlace[i]!, rates[j]![i]!]),
            ...(b ? [worlds[0]!.deathsByPlace[i]! - worlds[1]!.deathsByPlace[i]!] : []),
          ] as const,
      )
      .toSorted((one, two) => two[1] - one[1]),
  };
  const few = fewPlaces(input.world.places.length);
  const apart = placeSentences(input.pairs, input.world.places, people).map(
    (words) => `<p>${escape(words)}</p>`,
  );
  const lead = apart.length === 0 ? "" : `<div class="lead">${apart.join("")}</div>`;
  const caption =
    "Each circle is a place, its area the people who live there. Small places vary by chance: one death among 500 people is 2 per 1,000.";
  return `<section><h2>Where</h2>${lead}${few ? `<div class="wide">${tableMarkup(table)}</div>` : ""}${figure(`<div class="three">${maps.join("")}</div>`, caption, table)}</section>`;
}

export function truthSection(view: View): string {
  const data = view.worlds.map((world) => ({
    world,
    deaths: cumulative(world.curves.deaths),
    announced: world.curves.announced,
  }));
  const high = Math.max(
    ...data.flatMap(({ deaths, announced }) => [peak(deaths).value, peak(announced).value]),
  );
  const pictures = data.map(({ world, deaths, announced }) => {
    const gap = Math.max(0, ...deaths.map((value, day) => value - announced[day]!));
    const picture = truthPicture({
      side: world.side,
      title: world.title,
      trueDeaths: deaths,
      announced,
      high,
      stamp: view.stamp,
      label: `Simulated. ${world.title}: deaths so far, true and announced; at most ${amount(gap)} deaths not announced.`,
      broad: { width: HALF, height: 310 },
      narrow: { width: PHONE, height: 280 },
    });
    return `<div>${worldHeading(world)}${both(picture)}</div>`;
  });
  const table = seriesTable(
    "deaths so far, true and announced",
    data.flatMap(({ world, deaths, announced }) => [
      { head: `true, ${world.title}`, values: deaths },
      { head: `announced, ${world.title}`, values: announced },
    ]),
  );
  const caption =
    "Thick: everyone who has died. Thin steps: the deaths that the authority has announced. Hatched: the truth gap, which is part concealment, part delay in knowing, and part deaths that are never recognised as this disease.";
  return `<section><h2>Announced, against true</h2>${figure(columns(pictures), caption, table)}</section>`;
}

export function knowledgeSection(view: View): string {
  const share = (values: readonly number[]): number[] =>
    values.map((value) => value / Math.max(1, view.input.people));
  const frame = {
    days: view.days,
    stamp: view.stamp,
    broad: { width: HALF, height: 260 },
    narrow: { width: PHONE, height: 250 },
  };
  const heard = view.worlds.map((world) => {
    const lines: PanelLine[] = [
      { side: world.side, words: "official word", values: share(world.curves.heardOfficial) },
      { side: "ink", light: true, words: "unofficial word", values: share(world.curves.heardLeak) },
    ];
    const picture = sharePicture({
      ...frame,
      lines,
      high: 1,
      rightMargin: 104,
      unit: "of people have heard and believe",
      label: `Simulated. ${world.title}: share of people who heard and believe the official word, and the unofficial one, by day.`,
    });
    return `<div>${worldHeading(world)}${both(picture)}</div>`;
  });
  const level = (measure: "trust" | "fear", heading: string, unit: string): string => {
    const lines = view.worlds.map(
      (world): PanelLine => ({ side: world.side, words: world.title, values: world.curves[measure] }),
    );
    const high = measure === "trust" ? 1 : Math.max(0.05, ...lines.map((line) => peak(line.values).value));
    return `<div><h3>${heading}</h3>${both(sharePicture({ ...frame, lines, high, rightMargin: 132, unit, label: `Simulated. ${heading} by day, mean over people.` }))}</div>`;
  };
  const table = (
    caption: string,
    measures: readonly (readonly [Measure, string])[],
    scaled: boolean,
  ): Table =>
    seriesTable(
      caption,
      view.worlds.flatMap((world) =>
        measures.map(([measure, words]) => ({
          head: `${words}, ${world.title}`,
          values: scaled ? share(world.curves[measure]) : world.curves[measure],
        })),
      ),
    );
  return `<section><h2>What people knew, and what it did to them</h2>
${figure(
  columns(heard),
  "Who had heard and believed the authority, and who the unofficial word (what has leaked out, or was seen first-hand): news travels by the media and from person to person over the same contacts as the disease.",
  table(
    "share of people who heard and believe",
    [
      ["heardOfficial", "official"],
      ["heardLeak", "unofficial"],
    ],
    true,
  ),
)}
${figure(
  columns([
    level("trust", "Trust in the authority", "of full trust, mean over people"),
    level("fear", "Fear", "of full fear, mean over people"),
  ]),
  "Trust moves when a statement meets what people live through; fear rises with the dead they hear of and wears off.",
  table(
    "trust and fear, 0 to 1",
    [
      ["trust", "trust"],
      ["fear", "fear"],
    ],
    false,
  ),
)}</section>`;
}

const worldHeading = (world: WorldView): string =>
  `<h3 class="k${world.side}">${worldMark(world.side)}${escape(world.title)}</h3>`;
const columns = (parts: readonly string[]): string => `<div class="pair">${parts.join("")}</div>`;
