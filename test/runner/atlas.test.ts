import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Atlas } from "../../src/world/atlas.ts";

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "candor-atlas-"));
  vi.stubEnv("CANDOR_CACHE", cache);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

/** As a new process would. */
async function load(): Promise<Atlas> {
  vi.resetModules();
  const { loadAtlas } = await import("../../runner/atlas.ts");
  return loadAtlas();
}

const kept = (): string => join(cache, readdirSync(cache).find((name) => name.startsWith("atlas-"))!);

test("the atlas is kept, read again, and made anew where what was kept is damaged", {
  timeout: 60_000,
}, async () => {
  const first = await load();
  expect(first.countries.get("NG")?.people).toBe(206_139_587);
  expect(first.airports.find(({ code }) => code === "LOS")).toMatchObject({ country: "NG", large: true });
  const text = readFileSync(kept(), "utf8");
  // Names only the file itself can have.
  const body = text.slice(text.indexOf("\n") + 1).replace('"Nigeria"', '"Naijiria"');
  writeFileSync(kept(), `${text.slice(0, text.indexOf("\n"))}\n${body}`);
  expect((await load()).countries.get("NG")?.name).toBe("Nigeria");
  const { createHash } = await import("node:crypto");
  writeFileSync(kept(), `${createHash("sha256").update(body).digest("hex")}\n${body}`);
  const again = await load();
  expect(again.countries.get("NG")?.name).toBe("Naijiria");
  expect(again.airports).toEqual(first.airports);
});
