import { test, expect } from "vitest";
import { checkCauses } from "../../src/outcomes/causes/check.ts";
import { observePair, pairOf } from "./causes-pairs.ts";

test("x", () => {
  const kinds: Record<string, number> = {};
  let [tl, to, tc] = [0, 0, 0];
  let bad = 0;
  const [FROM, N] = [Number(process.env.FROM ?? 0), Number(process.env.N ?? 20)];
  for (let seed = FROM; seed < FROM + N; seed++) {
    const t0 = performance.now();
    const { setting, text } = pairOf(seed);
    const t1 = performance.now();
    const [a, b] = observePair(setting);
    const t2 = performance.now();
    const r = checkCauses(a, b);
    const t3 = performance.now();
    tl += t1 - t0;
    to += t2 - t1;
    tc += t3 - t2;
    for (let n = 0; n < r.ledger.length(); n++) {
      const d = r.ledger.at(n);
      const k = `${d.event.kind}:${d.cause.kind}`;
      kinds[k] = (kinds[k] ?? 0) + 1;
    }
    if (r.uncaused.length || r.faults.length) {
      bad++;
      if (bad < 6) {
        console.log(seed, a.log.length, b.log.length, r.ledger.length(), r.uncaused.length, r.faults, text);
        for (const n of r.uncaused.slice(0, 4)) console.log(JSON.stringify(r.ledger.at(n)));
      }
    }
  }
  console.log(kinds, bad, tl, to, tc);
  expect(bad).toBe(0);
}, 600000);
