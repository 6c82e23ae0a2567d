/**
 * The keyed uses of chance that lie next to each other: neighbouring people, places, purposes, stages, candidates, days,
 * seeds, as section 1 of the kernel's contract lays them out. Each is a triple of draws; no draw is in two triples, for then
 * the counts of pairs would not be independent.
 */
import { hashText } from "../../src/world/hash.ts";
import type { Counter } from "./inside.ts";

export const Purpose = {
  traitOwn: 1,
  traitChoice: 2,
  traitHousehold: 3,
  traitCommon: 4,
  person: 5,
  place: 6,
  programme: 7,
  stage: 16,
  candidate: 17,
  community: 18,
  hear: 19,
  tell: 20,
  tellCommunity: 21,
  imports: 22,
  leak: 23,
  assumption: 24,
  claim: 25,
  flight: 26,
  roster: 27,
  tellRoster: 28,
} as const;

/** Third word of the counter. */
export const use = (purpose: number, part = 0, layer = 0, episode = 0): number =>
  purpose | (part << 8) | (layer << 13) | (episode << 16);

/** GeoNames number of Washington, D.C.; the seed that scenarios have unless they say otherwise. */
export const KEY = 4140963;
const SEED = 1;

export interface Neighbours {
  name: string;
  at(i: number): readonly [Counter, Counter, Counter];
}

/** A triple whose members differ by 0, 1 and 2 in something. */
const row = (name: string, counter: (i: number, step: number) => Counter): Neighbours => ({
  name,
  at: (i) => [counter(i, 0), counter(i, 1), counter(i, 2)],
});

/** Three uses of the same person. */
const uses = (name: string, c2: readonly [number, number, number], c3 = 0): Neighbours =>
  row(name, (i, step) => [SEED, 0, i, KEY, c2[step as 0 | 1 | 2], c3]);

const named = Array.from({ length: 1 << 12 }, (_, i) => hashText(`Town ${i}`));

const P = Purpose;
export const NEIGHBOURS: readonly Neighbours[] = [
  row("next persons", (i, s) => [SEED, 0, 3 * i + s, KEY, use(P.stage), 0]),
  row("next places, numbered", (i, s) => [SEED, 0, i & 63, KEY + 3 * (i >>> 6) + s, use(P.stage), 0]),
  row("next places, named", (i, s) => [SEED, 0, i >>> 10, named[3 * (i & 1023) + s]!, use(P.stage), 0]),
  row("keys of next places", (i, s) => [SEED, 0, 0, KEY + 3 * i + s, use(P.place), 0]),
  row("keys of media ranks", (i, s) => [SEED, 0, 0, KEY + i, use(P.place), s]),
  row("ranks of next bands", (i, s) => [SEED, 0, 0, KEY + (i >>> 3), use(P.programme), (i & 7) * 8 + s]),
  uses("traits, own", [use(P.traitOwn), use(P.traitChoice), use(P.traitHousehold)]),
  uses("traits, common", [use(P.traitCommon), use(P.person), use(P.traitOwn)]),
  row("next eight traits", (i, s) => [SEED, 0, i, KEY, use(P.traitOwn), s]),
  uses("stages", [use(P.stage, 0), use(P.stage, 1), use(P.stage, 2)]),
  uses("a stage and its candidate", [use(P.stage), use(P.candidate), use(P.community)]),
  uses("company", [use(P.candidate), use(P.roster), use(P.flight)]),
  row("next candidates", (i, s) => [SEED, 0, i, KEY, use(P.candidate), s]),
  row("candidates of a prolific person", (i, s) => [
    SEED,
    0,
    i >>> 11,
    KEY,
    use(P.candidate),
    3 * (i & 2047) + s,
  ]),
  row("candidates of next stages", (i, s) => [SEED, 0, i, KEY, use(P.candidate, 1 + s), 1]),
  row("candidates of next layers", (i, s) => [SEED, 0, i, KEY, use(P.candidate, 1, s), 1]),
  row("next episodes", (i, s) => [SEED, 0, i, KEY, use(P.stage, 1, 0, s), 0]),
  uses("hearing and telling", [use(P.hear), use(P.tell), use(P.tellCommunity)]),
  row("next tells", (i, s) => [SEED, 0, i, KEY, use(P.tell, 1), s]),
  row("next statements", (i, s) => [SEED, 0, i, KEY, use(P.hear, 0, 0, 1 + s), 0]),
  row("next messages", (i, s) => [SEED, 0, i, KEY, use(P.hear, s), 0]),
  row("imports of next days", (i, s) => [SEED + (i >>> 8), 0, 3 * (i & 255) + s, 0, use(P.imports), 0]),
  row("next imports", (i, s) => [SEED + (i >>> 8), 0, i & 255, 0, use(P.imports), 1 + s]),
  row("leak and import of a day", (i, s) => [
    SEED + (i >>> 8),
    0,
    i & 255,
    0,
    use(s === 0 ? P.leak : P.imports),
    s >>> 1,
  ]),
  row("claims of next days", (i, s) => [SEED, 0, i >>> 3, KEY, use(P.claim, 2), 3 * (i & 7) + s]),
  row("claims of next programmes", (i, s) => [SEED, 0, i, KEY, use(P.claim, s), 7]),
  row("next assumptions", (i, s) => [SEED, 0, named[i & 4095]!, 3 * (i >>> 12) + s, use(P.assumption), 0]),
  row("next seeds", (i, s) => [SEED + s, 0, i, KEY, use(P.stage), 0]),
  row("seeds of one person", (i, s) => [3 * i + s, 0, 5, KEY, use(P.stage), 0]),
  row("seeds beyond 32 bits", (i, s) => [SEED, s, i, KEY, use(P.stage), 0]),
  row("people and fates of one seed", (i, s) => [
    SEED,
    0,
    i,
    KEY,
    use([P.person, P.stage, P.traitCommon][s]!),
    0,
  ]),
  row("people of a seed, fates of the next", (i, s) => [
    SEED + s,
    0,
    i,
    KEY,
    use([P.person, P.stage, P.stage][s]!),
    0,
  ]),
];
