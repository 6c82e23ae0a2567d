/** A map of letters: where people live, north up, in a frame of degrees. */

export interface MapPoint {
  name: string;
  latitude: number;
  longitude: number;
  people: number;
}

/** What stands for so many people or more in one character, the most first. */
export const SIZES: readonly { from: number; glyph: string; words: string }[] = [
  { from: 3_000_000, glyph: "@", words: "3 million" },
  { from: 300_000, glyph: "O", words: "300,000" },
  { from: 30_000, glyph: "o", words: "30,000" },
  { from: 3000, glyph: "•", words: "3,000" },
  { from: 1, glyph: "·", words: "1" },
];

const KM_PER_DEGREE = 111.195;
const MOST_ROWS = 22;
const FEWEST_ROWS = 7;
const FEWEST_COLUMNS = 24;
/** A character is about twice as high as wide. */
const TALL = 2;
const LABELS = 7;
const LONGEST = 18;
const STEPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45];
/** Width of the degrees at the left of the frame. */
const MARGIN = 8;

interface Sheet {
  west: number;
  north: number;
  columns: number;
  rows: number;
  /** Degrees of a character. */
  east: number;
  south: number;
  kmPerColumn: number;
}

/** Longitudes without a jump at the date line, where the points are on both sides of it. */
function unwrapped(points: readonly MapPoint[]): MapPoint[] {
  const all = points.map(({ longitude }) => longitude);
  if (
    all.reduce((most, one) => Math.max(most, one)) - all.reduce((least, one) => Math.min(least, one)) <=
    180
  )
    return [...points];
  return points.map((point) =>
    point.longitude < 0 ? { ...point, longitude: point.longitude + 360 } : point,
  );
}

function sheetOf(points: readonly MapPoint[], width: number): Sheet {
  const bounds = (values: readonly number[]): { middle: number; span: number } => {
    const least = values.reduce((one, other) => Math.min(one, other));
    const most = values.reduce((one, other) => Math.max(one, other));
    return { middle: (least + most) / 2, span: most - least };
  };
  const latitude = bounds(points.map((point) => point.latitude));
  const longitude = bounds(points.map((point) => point.longitude));
  const shrink = Math.max(0.1, Math.cos((latitude.middle * Math.PI) / 180));
  const wideKm = longitude.span * KM_PER_DEGREE * shrink;
  const highKm = latitude.span * KM_PER_DEGREE;
  // A place alone still has a neighbourhood; and nothing lies on the frame.
  const kmPerColumn = Math.max(wideKm / (width - 3), highKm / ((MOST_ROWS - 1) * TALL), 0.1);
  const columns = Math.min(width, Math.max(FEWEST_COLUMNS, Math.ceil(wideKm / kmPerColumn) + 3));
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.ceil(highKm / kmPerColumn / TALL) + 1));
  const east = kmPerColumn / KM_PER_DEGREE / shrink;
  const south = (kmPerColumn * TALL) / KM_PER_DEGREE;
  return {
    west: longitude.middle - (east * columns) / 2,
    north: latitude.middle + (south * rows) / 2,
    columns,
    rows,
    east,
    south,
    kmPerColumn,
  };
}

/** Degrees at which the frame has marks, apart by at least so many characters. */
function ticks(from: number, to: number, degrees: number, apart: number): number[] {
  const step = STEPS.find((candidate) => candidate / degrees >= apart) ?? 90;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toFixed(2)));
}

const degrees = (value: number, positive: string, negative: string): string => {
  const turned = value > 180 ? value - 360 : value;
  return `${Math.abs(turned)}°${turned > 0 ? positive : turned < 0 ? negative : ""}`;
};

/** Writes the names of the largest places beside them, where no other name is, over dots of fewer people. */
function label(
  cells: string[][],
  points: readonly MapPoint[],
  at: (point: MapPoint) => [number, number],
): void {
  const largest = [...points].sort((a, b) => b.people - a.people).slice(0, 4 * LABELS);
  const taken = cells.map((line) => line.map((cell) => cell === SIZES[0]?.glyph));
  let written = 0;
  for (const point of largest) {
    if (written === LABELS) return;
    const [row, column] = at(point);
    const [line, used] = [cells[row], taken[row]];
    if (line === undefined || used === undefined) continue;
    const letters = [...point.name];
    const name = letters.length > LONGEST ? [...letters.slice(0, LONGEST - 1), "…"] : letters;
    // With one character of air on either side.
    const isFree = (from: number): boolean =>
      from >= 1 &&
      from + name.length < line.length &&
      !used.slice(from - 1, from + name.length + 1).some((cell, i) => cell && from - 1 + i !== column);
    const from = [column + 2, column - name.length - 1].find(isFree);
    if (from === undefined) continue;
    [" ", ...name, " "].forEach((letter, i) => {
      if (from - 1 + i === column) return;
      line[from - 1 + i] = letter;
      used[from - 1 + i] = true;
    });
    used[column] = true;
    written++;
  }
}

/** Lines of a map at most `width` characters wide, and what it is drawn to. */
export function drawMap(given: readonly MapPoint[], width: number): string[] {
  const points = unwrapped(given);
  const sheet = sheetOf(points, width - MARGIN - 2);
  const { west, north, columns, rows, east, south, kmPerColumn } = sheet;
  const at = ({ latitude, longitude }: MapPoint): [number, number] => [
    Math.min(rows - 1, Math.floor((north - latitude) / south)),
    Math.min(columns - 1, Math.floor((longitude - west) / east)),
  ];
  const people = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const point of points) {
    const [row, column] = at(point);
    const line = people[row];
    if (line !== undefined) line[column] = (line[column] ?? 0) + point.people;
  }
  const cells = people.map((line) =>
    line.map((count) => SIZES.find(({ from }) => count >= from)?.glyph ?? " "),
  );
  label(cells, points, at);
  const marks = new Map(
    ticks(west, west + east * columns, east, 14).map((value) => [Math.floor((value - west) / east), value]),
  );
  const heights = new Map(
    ticks(north - south * rows, north, south, 4).map((value) => [Math.floor((north - value) / south), value]),
  );
  const edge = (left: string, mark: string, right: string): string =>
    left + Array.from({ length: columns }, (_, i) => (marks.has(i) ? mark : "─")).join("") + right;
  const foot = new Array<string>(columns + MARGIN + 2).fill(" ");
  for (const [column, value] of marks) {
    const text = degrees(value, "E", "W");
    const start = MARGIN + 1 + column - Math.floor(text.length / 2);
    if (start + text.length > foot.length) continue;
    [...text].forEach((letter, i) => {
      foot[start + i] = letter;
    });
  }
  const blank = " ".repeat(MARGIN);
  const body = cells.map((line, row) => {
    const value = heights.get(row);
    const axis = value === undefined ? blank : `${degrees(value, "N", "S")} `.padStart(MARGIN);
    return `${axis}${value === undefined ? "│" : "┤"}${line.join("")}│`;
  });
  const legend = SIZES.toReversed()
    .map(({ glyph, words }) => `${glyph} ${words}`)
    .join("  ");
  const km = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  return [
    `${blank}${edge("┌", "┬", "┐")}`,
    ...body,
    `${blank}${edge("└", "┴", "┘")}`,
    foot.join("").trimEnd(),
    `${blank} North is up; one character is ${km(kmPerColumn)} by ${km(kmPerColumn * TALL)} km.`,
    `${blank} People in it, at least: ${legend}`,
  ];
}
