import { test, expect } from "vitest";
import { loadKernel } from "../runner/kernel.ts";
import { WORLD_LAWS } from "../verify/laws/any-world.ts";
import { draw, layOut } from "../verify/laws/generated.ts";
import { findings, observe } from "../verify/laws/observed.ts";
const kernel = loadKernel();
const [from, to] = (process.env["RANGE"] ?? "0-40").split("-").map(Number);
test("x",()=>{
  const found = new Map(WORLD_LAWS.map(({ id }) => [id, 0]));
  const all = new Map(WORLD_LAWS.map(({ id }) => [id, findings()]));
  for (let n = from!; n < to!; n++) {
    let world;
    try { world = observe(kernel, layOut(draw(n)), { world: n % 2 }); } catch (e) { console.log(n, "THROWS", e); continue; }
    for (const law of WORLD_LAWS) { const f = all.get(law.id)!; f.words = [];
      const b = f.broken;
      try { law.check(world, f); } catch (e) { console.log(n, law.id, "throws", e); }
      if (f.broken > b && found.get(law.id)! < 6) { found.set(law.id, found.get(law.id)!+1); console.log(n, law.id, f.broken-b, f.words.slice(0,3).join("\n   ")); } }
  }
  for (const [id, f] of all) console.log(id, f.tried, f.broken);
}, 600000);
