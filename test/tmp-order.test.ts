import { test } from "vitest";
import { templatesOf } from "../src/population/build.ts";
import { us } from "../src/population/us.ts";
import { kinOf } from "../src/population/kin.ts";
import { addressOf, ageAt } from "../src/population/people.ts";
import { KINDS, layPlaces } from "../verify/constructions/worlds.ts";
test("t", () => {
  let t = performance.now();
  templatesOf(us);
  console.log("templates", performance.now() - t);
  for (const seed of [1,2,3,4,5,6,7,8]) {
  const { population } = layPlaces([30_000], KINDS[0]!, seed);
  t = performance.now();
  const kin = kinOf(population);
  kin.parentsOf(5);
  console.log("kinOf", performance.now() - t);
  const near = (address: number): number => {
    const children = kin.childrenOf(address);
    const grandchildren = new Set(children.flatMap(kin.childrenOf));
    const partner = kin.partnerOf(address) < 0 ? 0 : 1;
    return kin.parentsOf(address).length + kin.siblingsOf(address).length + children.length + grandchildren.size + partner;
  };
  t = performance.now();
  const n = 6000;
  const by: number[][] = [[],[],[],[],[],[],[],[],[]];
  for (let i = 0; i < n; i++) { const a = addressOf(population, 0, i*5); by[Math.min(8, Math.floor(ageAt(population, a)/10))]!.push(near(a)); }
  const dt = performance.now() - t;
  const mean = (x: number[]) => x.reduce((a, b) => a + b, 0) / x.length;
  const m = by.map(mean);
  const sd = by.map((x, i) => Math.sqrt(mean(x.map((y) => (y - m[i]!) ** 2))));
  const shares = [0.01,0.01,0.01,0.01,0.01, 0.08, 0.17, 0.27, 0.43];
  console.log(dt / n, "ms each", m.map((x) => x.toFixed(2)).join(" "), "sd", sd.map((x) => x.toFixed(1)).join(" "), "cov", shares.reduce((s, w, i) => s + w * m[i]!, 0));
  }
});
