/** Fonts and shapes for reports, read from the packages that carry them. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { geoContains } from "d3-geo";
import type { MultiLineString, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Fonts, Geometry } from "../src/report/input.ts";
import type { Place } from "../src/world/world.ts";

const read = (module: string): Promise<Buffer> => readFile(fileURLToPath(import.meta.resolve(module)));

/** The Latin subsets, which hold all that the report itself says; other scripts fall back to the reader's fonts. */
export async function loadFonts(): Promise<Fonts> {
  const [serif, sans] = await Promise.all([
    read("@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"),
    read("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  ]);
  return {
    serif: serif.toString("base64"),
    sans: sans.toString("base64"),
    attributions: [
      "Fonts: Source Serif 4 © Adobe, Inter © The Inter Project Authors; SIL Open Font License 1.1.",
    ],
  };
}

/** Degrees of land around the outermost places, so that every map's sheet is filled. */
const MARGIN = 1.5;
/** Places asked whether they lie in the United States; half of them decide. */
const ASKED = 25;

type Atlas = Topology<Record<string, GeometryCollection>>;

/** Land and borders near the places: states and counties in the United States, countries elsewhere. */
export async function loadGeometry(places: readonly Place[]): Promise<Geometry> {
  const near = nearness(places);
  if (await american(places)) {
    const counties = await readAtlas("us-atlas/counties-10m.json");
    return {
      land: polygons(counties, "states", near),
      borders: borders(counties, "states", near),
      minor: borders(counties, "counties", near),
      attributions: ["Shapes: us-atlas (United States Census Bureau, public domain), ISC licence."],
    };
  }
  const world = await readAtlas("world-atlas/countries-50m.json");
  return {
    land: polygons(world, "countries", near),
    borders: borders(world, "countries", near),
    minor: null,
    attributions: ["Shapes: world-atlas (Natural Earth, public domain), ISC licence."],
  };
}

async function readAtlas(module: string): Promise<Atlas> {
  return JSON.parse((await read(module)).toString("utf8")) as Atlas;
}

async function american(places: readonly Place[]): Promise<boolean> {
  const nation = await readAtlas("us-atlas/nation-10m.json");
  const shape = feature(nation, nation.objects["nation"]!);
  const step = Math.max(1, Math.floor(places.length / ASKED));
  const asked = places.filter((_, i) => i % step === 0);
  return (
    asked.filter((place) => geoContains(shape, [place.longitude, place.latitude])).length * 2 > asked.length
  );
}

type Near = (line: readonly Position[]) => boolean;

/** Whether a line's box meets the box around the places. */
function nearness(places: readonly Place[]): Near {
  const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [west, east] = range(places.map((place) => place.longitude));
  const [south, north] = range(places.map((place) => place.latitude));
  return (line) => {
    const [left, right] = range(line.map((point) => point[0]!));
    const [low, high] = range(line.map((point) => point[1]!));
    return left <= east + MARGIN && right >= west - MARGIN && low <= north + MARGIN && high >= south - MARGIN;
  };
}

/** Single polygons near the places: of a state or country with islands, only those. */
function polygons(atlas: Atlas, object: string, near: Near): Polygon[] {
  return feature(atlas, atlas.objects[object]!).features.flatMap(({ geometry }) => {
    const parts =
      geometry.type === "MultiPolygon"
        ? geometry.coordinates
        : geometry.type === "Polygon"
          ? [geometry.coordinates]
          : [];
    return parts
      .filter((rings) => near(rings[0]!))
      .map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  });
}

/** Borders shared by two of the shapes: coasts are left to the land. */
function borders(atlas: Atlas, object: string, near: Near): MultiLineString {
  const shared = mesh(atlas, atlas.objects[object]!, (one, two) => one !== two);
  return { type: "MultiLineString", coordinates: shared.coordinates.filter(near) };
}
