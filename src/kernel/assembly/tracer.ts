// Tracer generations: the distinct victims of one source in a fresh population (the definition of R0, MODEL.md).
import { w0, w1, w2, w3, drawFates, unit, use, CANDIDATE, COMMUNITY } from "./philox";
import * as people from "./people";
import { NOBODY } from "./people";
import * as rates from "./rates";
import { countCandidates, drawStage, drawnNext, isInfectious, targetOf } from "./course";
import { allocate } from "./memory";
import { f64At } from "./tables";
import * as t from "./tables";

const ROOM: u32 = 16384;
const RECOVER: u32 = 254;
let victims: usize = 0;

export function victimsAt(): usize {
  return victims;
}

/** Runs one whole course of p, alone, in an episode (a fresh draw); returns the number of distinct victims. */
export function trace(p: u32, episode: u32): u32 {
  if (victims == 0) victims = allocate(<usize>ROOM * 4);
  people.lookUpHome(p);
  people.lookUpGroup();
  const variation = people.variationOf(episode);
  let n: u32 = 0;
  let stage: u32 = 0;
  do {
    drawStage(stage, episode);
    if (isInfectious(stage)) {
      const count = countCandidates(stage, 0, episode, variation);
      for (let i: u32 = 0; i < count; i++) {
        drawFates(people.local, people.placeKey, use(CANDIDATE, stage, 0, episode), i);
        const mark = unit(w3());
        const target = targetOf(rates.settingOf(w0()), w2(), use(COMMUNITY, stage, 0, episode), i);
        if (target == NOBODY) continue;
        const home = people.placeOf(target);
        if (mark >= f64At(t.susceptibility, people.ageIn(people.entryOf(target, home)))) continue;
        let j: u32 = 0;
        while (j < n && load<u32>(victims + (<usize>j << 2)) != target) j++;
        if (j < n || n == ROOM) continue;
        store<u32>(victims + (<usize>n << 2), target);
        n++;
      }
    }
    stage = drawnNext(stage);
  } while (stage < RECOVER);
  return n;
}
