import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../../src/report/page.ts";
import { renderPicture } from "../../src/report/picture.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { fakeInput } from "./fake.ts";

let input: ReportInput;
let html: string;
const parse = (text: string): ReturnType<typeof parseHTML>["document"] => parseHTML(text).document;

beforeAll(() => {
  input = fakeInput(40);
  html = renderReport(input);
});

const NOT_NUMBERS = /NaN|undefined|Infinity|\[object/;

/** Attributes that make a browser fetch, and addresses in style sheets. */
function fetched(text: string): string[] {
  const attributes = [...parse(text).querySelectorAll("*")].flatMap((element) =>
    ["src", "srcset", "href", "xlink:href", "data", "action", "poster"].map((name) =>
      element.getAttribute(name),
    ),
  );
  const styles = [...text.matchAll(/(?:url\(\s*["']?|@import\s+["']?)([^"')]+)/g)].map((match) => match[1]!);
  return [...attributes, ...styles].filter(
    (address): address is string => !!address && !/^(data:|#)/.test(address),
  );
}

describe("the report", () => {
  it("asks for nothing from anywhere and runs no script", () => {
    const embedded = renderReport({ ...input, fonts: { serif: "AAAA", sans: "BBBB", attributions: [] } });
    expect(embedded).toContain("url(data:font/woff2;base64,AAAA)");
    expect(fetched(embedded)).toEqual([]);
    expect(fetched('<img src="https://example.org/x.png">')).toHaveLength(1);
    const document = parse(embedded);
    expect(document.querySelectorAll("script, iframe, link, object, embed, base")).toHaveLength(0);
    const policy =
      document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
  });

  it("has a table, a caption and words for every picture", () => {
    const document = parse(html);
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThanOrEqual(8);
    for (const figure of figures) {
      expect(figure.querySelector("figcaption")?.textContent).toMatch(/\w.*\.$/);
      expect(figure.querySelectorAll("details table tbody tr").length).toBeGreaterThan(0);
    }
    const pictures = [...document.querySelectorAll("svg")].filter(
      (svg) => svg.getAttribute("aria-hidden") !== "true",
    );
    for (const picture of pictures) {
      expect(picture.closest("figure")).not.toBeNull();
      expect(picture.getAttribute("role")).toBe("img");
      expect(picture.getAttribute("aria-label")).toMatch(/^Simulated/);
      expect(picture.querySelector(".stamp")?.textContent).toMatch(/^Simulated · Washington · seeds 1, 1 · /);
    }
    expect([...document.querySelectorAll("table")].every((table) => table.querySelector("caption"))).toBe(
      true,
    );
  });

  it("draws numbers, never NaN or undefined", () => {
    expect(html.match(NOT_NUMBERS)).toBeNull();
    expect(renderPicture(input).match(NOT_NUMBERS)).toBeNull();
  });

  it("says the answer, the spread over seeds and over assumptions apart, and the answer by θ", () => {
    const text = parse(html).body.textContent ?? "";
    expect(text).toMatch(
      /Told at detection instead of silent until it leaks, about [\d,]+ \w+ people die by day 360 \(/,
    );
    expect(text).toContain("Chance: over 10 worlds");
    expect(text).toContain("Assumptions: over 12 worlds");
    for (const theta of ["not at all (0)", "as assumed (0.2)", "strongly (0.6)"])
      expect(text).toContain(theta);
    expect(text).toContain("(declared 0.0003)");
    expect(text).toContain(input.command);
  });

  it("never lets a name become markup", () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onload='x &lt; \u0000`;
    const poison = <T>(value: T): T => {
      if (typeof value === "string") return hostile as T;
      if (Array.isArray(value)) return value.map(poison) as T;
      if (ArrayBuffer.isView(value) || value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one)])) as T;
    };
    const { scenario, world, runs, pairs, parameters } = input;
    const evil: ReportInput = {
      ...input,
      version: hostile,
      command: hostile,
      attributions: [hostile],
      scenario: { ...poison(scenario), days: scenario.days },
      world: poison(world),
      runs: [
        { ...poison(runs[0]), daily: runs[0].daily },
        { ...poison(runs[1]!), daily: runs[1]!.daily },
      ],
      pairs: pairs.map((pair) => ({ ...pair, notes: poison(pair.notes) })),
      parameters: poison(parameters),
    };
    const tags = (text: string): string[] =>
      [...new Set([...parse(text).querySelectorAll("*")].map((element) => element.localName))].sort();
    const attributes = (text: string): string[] =>
      [
        ...new Set(
          [...parse(text).querySelectorAll("*")].flatMap((element) =>
            [...element.attributes].map((attribute) => attribute.name),
          ),
        ),
      ].sort();
    for (const render of [renderReport, renderPicture]) {
      const text = render(evil);
      const clean = render(input);
      expect(text.includes("<script") || text.includes("<img")).toBe(false);
      const [knownTags, knownAttributes] = [tags(clean), attributes(clean)];
      expect(tags(text).filter((tag) => !knownTags.includes(tag))).toEqual([]);
      expect(attributes(text).filter((name) => !knownAttributes.includes(name))).toEqual([]);
    }
  });

  it("renders one world alone without a comparison", () => {
    const alone = renderReport({ ...input, runs: [input.runs[0]], fates: null, pairs: [] });
    const document = parse(alone);
    const text = document.body.textContent ?? "";
    expect(text).toContain("One world alone: nothing is compared.");
    expect(text).not.toContain("Silent until it leaks");
    expect(text).not.toMatch(/fewer|spared/);
    expect(document.querySelectorAll("figure svg.map")).toHaveLength(1);
    expect(alone.match(NOT_NUMBERS)).toBeNull();
    expect(
      renderPicture({ ...input, runs: [input.runs[0]], fates: null, pairs: [] }).match(NOT_NUMBERS),
    ).toBeNull();
  });

  it("stands a single place, a world in which nothing happens, and one pair", () => {
    const small = fakeInput(1);
    for (const run of small.runs) for (const values of Object.values(run!.daily)) values.fill(0);
    const text = renderReport({ ...small, pairs: small.pairs.slice(0, 1) });
    expect(text.match(NOT_NUMBERS)).toBeNull();
    expect(text).toContain("one pair of worlds, so no range");
  });

  it("gives the same bytes twice", () => {
    expect(renderReport(fakeInput(40))).toBe(html);
  });
});

describe("the picture", () => {
  it("stands alone and says that it is simulated", () => {
    const svg = renderPicture(input);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain("Simulated · Washington");
    expect(fetched(svg)).toEqual([]);
  });
});
