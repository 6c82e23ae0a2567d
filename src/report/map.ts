/** Places as circles by people on quiet land; lightness carries the value, two hues only for a difference. */
import { type GeoProjection, geoMercator, geoPath } from "d3-geo";
import type { World } from "../world/world.ts";
import { type Size, niceTicks, round, stampText, svg, textWidth } from "./chart.ts";
import { escape } from "./escape.ts";
import type { Geometry } from "./input.ts";
import { amount, grouped } from "./number.ts";

export interface MapChoice {
  world: World;
  people: ArrayLike<number>;
  /** Value by place, in units a thousand people. */
  values: readonly number[];
  classes: Classes;
  geometry: Geometry;
  size: Size;
  stamp: string;
  label: string;
  unit: string;
}

/** Upper limits of the classes and the CSS class of each; one more class than limits. */
export interface Classes {
  limits: readonly number[];
  names: readonly string[];
}

/** Six equal classes from 0; the scale ends where 98 % of people live below it, so one odd hamlet cannot bleach the map. */
export function sequentialClasses(values: readonly number[], people: ArrayLike<number>): Classes {
  const step = niceTicks(quantileByPeople(values, people, 0.98) / 5, 1)[1]!;
  return { limits: [1, 2, 3, 4, 5].map((i) => i * step), names: [0, 1, 2, 3, 4, 5].map((i) => `s${i}`) };
}

/** Seven classes around zero: more dead in world A on the low side, spared on the high one. */
export function divergingClasses(values: readonly number[], people: ArrayLike<number>): Classes {
  const step = niceTicks(quantileByPeople(values.map(Math.abs), people, 0.95) / 5, 1)[1]!;
  return {
    limits: [-5, -3, -1, 1, 3, 5].map((i) => i * step),
    names: [0, 1, 2, 3, 4, 5, 6].map((i) => `d${i}`),
  };
}

export function classOf(classes: Classes, value: number): string {
  const index = classes.limits.findIndex((limit) => value < limit);
  return classes.names[index < 0 ? classes.names.length - 1 : index]!;
}

function quantileByPeople(values: readonly number[], people: ArrayLike<number>, share: number): number {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const total = order.reduce((sum, i) => sum + people[i], 0);
  let below = 0;
  const at = order.findIndex((i) => (below += people[i]) >= share * total);
  return values[order[at]];
}

export function mapPicture(choice: MapChoice): string {
  return svg(choice.size, choice.label, drawMap(choice), "map");
}

const FOOT = 66;

export function drawMap(choice: MapChoice): string {
  const { size, world } = choice;
  const height = size.height - FOOT;
  const project = projection(world, size.width, height);
  const largest = Math.max(1, ...world.places.map((_, i) => choice.people[i]));
  const most = Math.min(
    30,
    Math.sqrt((size.width * height * 0.24) / Math.PI / Math.max(3, Math.sqrt(world.places.length))),
  );
  const spots = world.places
    .map((place, i) => {
      const [x, y] = project([place.longitude, place.latitude])!;
      const people = choice.people[i];
      return { place, i, x, y, people, r: Math.max(1.4, most * Math.sqrt(people / largest)) };
    })
    .sort((one, two) => two.people - one.people || one.i - two.i);
  const circles = spots.map(({ place, i, x, y, r, people }) => {
    const value = choice.values[i];
    const words = `${place.name}: ${grouped(value, 1)} ${choice.unit}; ${amount(people)} people`;
    return `<circle class="spot ${classOf(choice.classes, value)}" cx="${round(x)}" cy="${round(y)}" r="${round(r)}"><title>${escape(words)}</title></circle>`;
  });
  const land = landPaths(choice.geometry, project, size.width, height);
  return `<rect class="sea" width="${size.width}" height="${height}"/>${land}${circles.join("")}${names(spots, size.width, height)}<rect class="grid" x=".5" y=".5" width="${size.width - 1}" height="${height - 1}"/>${legend(choice, height + 10)}${stampText(choice.stamp, size.width, size.height)}`;
}

function projection(world: World, width: number, height: number): GeoProjection {
  const coordinates = world.places.map((place) => [place.longitude, place.latitude]);
  const points = { type: "MultiPoint" as const, coordinates };
  const project = geoMercator().fitExtent(
    [
      [22, 22],
      [width - 22, height - 22],
    ],
    points,
  );
  // A single place has no extent: show about 40 km around it.
  if (!Number.isFinite(project.scale()) || project.scale() > 1e5) {
    const first = world.places[0];
    project
      .scale(60_000)
      .center([first.longitude, first.latitude])
      .translate([width / 2, height / 2]);
  }
  return project.clipExtent([
    [0, 0],
    [width, height],
  ]);
}

function landPaths(geometry: Geometry, project: GeoProjection, width: number, height: number): string {
  const path = geoPath(project).digits(1);
  const draw = (shape: Parameters<typeof path>[0] | null, name: string): string => {
    const line = shape ? path(shape) : null;
    return line ? `<path class="${name}" d="${line}"/>` : "";
  };
  const land = geometry.land.map((shape) => path(shape) ?? "").join("");
  // Without shapes the whole sheet is land: places do not lie in the sea.
  const ground = land
    ? `<path class="land" d="${land}"/>`
    : `<rect class="land" width="${width}" height="${height}"/>`;
  return ground + draw(geometry.minor, "minor") + draw(geometry.borders, "border");
}

interface Spot {
  place: { name: string };
  x: number;
  y: number;
  r: number;
}

/** Names of the largest places, as long as they find room. */
function names(spots: readonly Spot[], width: number, height: number): string {
  const taken: { x: number; y: number; width: number }[] = [];
  let out = "";
  for (const spot of spots.slice(0, 14)) {
    const wide = textWidth(spot.place.name, 11);
    if (wide > width * 0.45) continue;
    const sides = [
      { x: spot.x + spot.r + 3, y: spot.y + 4 },
      { x: spot.x - spot.r - 3 - wide, y: spot.y + 4 },
      { x: spot.x - wide / 2, y: spot.y - spot.r - 4 },
      { x: spot.x - wide / 2, y: spot.y + spot.r + 12 },
    ];
    const free = sides.find(
      (side) =>
        side.x > 4 &&
        side.x + wide < width - 4 &&
        side.y > 14 &&
        side.y < height - 5 &&
        taken.every(
          (other) =>
            side.x > other.x + other.width + 6 ||
            other.x > side.x + wide + 6 ||
            Math.abs(side.y - other.y) > 14,
        ) &&
        spots
          .slice(0, 8)
          .every(
            (other) =>
              other === spot ||
              side.x > other.x + other.r ||
              other.x - other.r > side.x + wide ||
              Math.abs(side.y - 4 - other.y) > other.r + 5,
          ),
    );
    if (!free) continue;
    taken.push({ ...free, width: wide });
    out += `<text class="place" x="${round(free.x)}" y="${round(free.y)}">${escape(spot.place.name)}</text>`;
    if (taken.length === 6) break;
  }
  return out;
}

function legend(choice: MapChoice, top: number): string {
  const { limits, names: classNames } = choice.classes;
  const wide = Math.min(46, Math.floor((choice.size.width - 8) / classNames.length));
  const boxes = classNames.map(
    (name, i) => `<rect class="${name}" x="${i * wide}" y="${top}" width="${wide - 1}" height="8"/>`,
  );
  const ticks = limits.map(
    (limit, i) =>
      `<text class="q" x="${(i + 1) * wide - 0.5}" y="${top + 22}" text-anchor="middle">${limit > 0 && limits[0]! < 0 ? "+" : ""}${signed(limit)}</text>`,
  );
  return `${boxes.join("")}${ticks.join("")}<text class="q" x="0" y="${top + 38}">${escape(choice.unit)}</text>`;
}

const signed = (value: number): string => `${value < 0 ? "\u2212" : ""}${amount(value)}`;
