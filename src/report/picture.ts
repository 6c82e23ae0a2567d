/** One picture of a whole comparison, for a page of documentation: an SVG that stands alone, in light colours. */
import { type Size, fitText, textWidth } from "./chart.ts";
import { drawCurves } from "./curves.ts";
import { escape } from "./escape.ts";
import type { ReportInput } from "./input.ts";
import { mergeNotes } from "./label.ts";
import { divergingClasses, drawMap, sequentialClasses } from "./map.ts";
import { answerSentence } from "./sentence.ts";
import { weekMean } from "./series.ts";
import { PICTURE_STYLE } from "./style.ts";
import { type View, headlineKinds, makeView, pairCurves } from "./view.ts";

const SIZE: Size = { width: 1200, height: 624 };
const MARGIN = 36;
const MAP: Size = { width: 376, height: 462 };

/** Renders the answer, the deaths of both worlds and the map of the difference (of one world: its deaths). */
export function renderPicture(input: ReportInput): string {
  const view = makeView(input);
  const { question, stamp } = view;
  const words = question ? answerSentence(input.pairs, question) : input.scenario.question;
  const lines = wrapText(words, 24, SIZE.width - 2 * MARGIN).slice(0, 2);
  const said = lines.map(
    (line, i) => `<text class="say" x="${MARGIN}" y="${84 + i * 33}">${escape(line)}</text>`,
  );
  const top = 138;
  const curves: Size = { width: SIZE.width - 2 * MARGIN - MAP.width - 36, height: MAP.height - 8 };
  const head = `<text class="word" x="${MARGIN}" y="38">candor</text><text class="q" x="${MARGIN + 76}" y="38">${escape(fitText(stamp, 900))}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-label="${escape(`Simulated. ${words}`)}"><style>${PICTURE_STYLE}</style><rect class="sea" width="${SIZE.width}" height="${SIZE.height}"/>${head}${said.join("")}
<g transform="translate(${MARGIN} ${top})">${deathCurves(view, curves)}</g>
<g transform="translate(${SIZE.width - MARGIN - MAP.width} ${top})">${differenceMap(view)}</g></svg>
`;
}

function deathCurves(view: View, size: Size): string {
  const curves = (side: "a" | "b", kinds: readonly string[]): number[][] =>
    pairCurves(view, side, "deaths", kinds).map(weekMean);
  const worlds = view.worlds.map(({ side, title, curves: own }) => ({
    side,
    title,
    bold: weekMean(own.deaths),
    all: curves(side, ["declared", "drawn"]),
    middle: curves(side, headlineKinds(view)),
  }));
  return drawCurves(
    {
      worlds,
      days: view.days,
      unit: "people who die each day, mean of seven days",
      peakUnit: "a day",
      flags: mergeNotes(view.input.runs[0].notes, view.input.runs[1]?.notes),
      stamp: "",
      label: "",
      broad: size,
      narrow: size,
    },
    size,
  );
}

function differenceMap(view: View): string {
  const { input, worlds } = view;
  const people = input.peopleByPlace;
  const [a, b] = worlds.map((world) =>
    world.deathsByPlace.map((deaths, place) => (deaths / Math.max(1, people[place])) * 1000),
  );
  const values = b ? a!.map((value, i) => b[i]! - value) : a!;
  const classes = b ? divergingClasses(values, people) : sequentialClasses(values, people);
  const unit = b ? "deaths per 1,000 people: + spared, \u2212 added" : "deaths per 1,000 people";
  return drawMap({
    world: input.world,
    people,
    values,
    classes,
    geometry: input.geometry,
    size: MAP,
    stamp: "",
    label: "",
    unit,
  });
}

/** Breaks words into lines of a width in pixels, by the rough widths of `textWidth`. */
function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length === 0 || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
