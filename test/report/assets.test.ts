import { geoContains } from "d3-geo";
import { describe, expect, it } from "vitest";
import { loadFonts, loadGeometry } from "../../runner/assets.ts";
import { renderReport } from "../../src/report/page.ts";
import { fakeInput } from "./fake.ts";

const place = (name: string, latitude: number, longitude: number) => ({
  key: 1,
  name,
  latitude,
  longitude,
  people: 1000,
});

describe("fonts and shapes", () => {
  it("are WOFF2 files, and the whole report with them stays small", async () => {
    const input = fakeInput();
    const fonts = await loadFonts();
    for (const font of [fonts.serif, fonts.sans])
      expect(Buffer.from(font, "base64").subarray(0, 4).toString()).toBe("wOF2");
    const html = renderReport({ ...input, fonts, geometry: await loadGeometry(input.world.places) });
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
    expect(html).toContain('class="minor"');
  });

  it("have land under the places: counties in the United States, countries elsewhere", async () => {
    const washington = [place("Washington", 38.895, -77.036), place("Bethesda", 38.985, -77.095)];
    const vienna = [place("Vienna", 48.208, 16.372), place("Bratislava", 48.149, 17.107)];
    for (const [places, counties] of [
      [washington, true],
      [vienna, false],
    ] as const) {
      const geometry = await loadGeometry(places);
      expect(geometry.minor !== null).toBe(counties);
      expect(geometry.borders!.coordinates.length).toBeGreaterThan(0);
      for (const { longitude, latitude } of places) {
        expect(geometry.land.some((shape) => geoContains(shape, [longitude, latitude]))).toBe(true);
      }
    }
  });

  it("leave out what is far away", async () => {
    const geometry = await loadGeometry([place("Washington", 38.895, -77.036)]);
    expect(geometry.land.some((shape) => geoContains(shape, [-118.24, 34.05]))).toBe(false);
  });
});
