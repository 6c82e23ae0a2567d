/** Words of chance: Philox as published, and its draws as this model keys them. */
import type { Check, Conditions } from "../check.ts";
import { once } from "../once.ts";
import { type Counter, type Draw, openKernel } from "./inside.ts";
import { RARE, RARELY } from "./statistics.ts";
import { avalancheP, birthdaySpacingsP, collisionP, gapsP, type Sequence, serialP } from "./tests.ts";
import { KEY, NEIGHBOURS, Purpose, use } from "./uses.ts";

/** Rounds of the kernel (decision 001). */
const ROUNDS = 7;
const inside = once(({ kernel }: Conditions) => openKernel(kernel));
const kernelDraw = (conditions: Conditions): Draw => inside(conditions).draw(ROUNDS);

const RANDOM123 = "Random123, file kat_vectors (Salmon, Moraes, Dror and Shaw, SC 2011); confirmed";
const ZEROS: Counter = [0, 0, 0, 0, 0, 0];
const ONES = ZEROS.map(() => 0xffffffff) as unknown as Counter;
const PI: Counter = [0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

const knownAnswer = (rounds: number, input: string, counter: Counter, words: string): Check => ({
  id: `R1 ${rounds} rounds, ${input}`,
  claim: `Philox4x32 with ${rounds} rounds gives the published words of key and counter ${input}`,
  expected: words,
  tolerance: "exact",
  source: RANDOM123,
  errorRate: "none: nothing is drawn",
  obtain(conditions) {
    const drawn = new Uint32Array(4);
    inside(conditions).draw(rounds)(counter, drawn);
    return Array.from(drawn, (word) => word.toString(16).padStart(8, "0")).join(" ");
  },
});

/** Counters of a run: persons of one place and their contacts while infectious. */
export const contactOf = (i: number): Counter => [1, 0, i, KEY, use(Purpose.candidate, 1), i % 7];

/** Which numbers of rounds from 3 to 10 pass the avalanche test on the counters of contacts. */
export const roundsThatPass = (drawOf: (rounds: number) => Draw, samples: number): string =>
  [3, 4, 5, 6, 7, 8, 9, 10]
    .filter((rounds) => avalancheP(drawOf(rounds), contactOf, samples) >= RARE)
    .join(" ");

/** A year of birthdays: of consecutive persons, candidates of consecutive persons, or days of consecutive seeds, in turn. */
export const birthdays = (year: number): Sequence => {
  const [kind, number] = [year % 3, Math.floor(year / 3)];
  if (kind === 0) return (i) => [1, 0, i, KEY + number, use(Purpose.stage), 0];
  if (kind === 1) return (i) => [1, 0, i >>> 3, KEY + number, use(Purpose.candidate), i & 7];
  return (i) => [1 + (i >>> 8), 0, i & 255, 0, use(Purpose.imports), 1 + number];
};

/** Balls whose cell is made of two neighbours, in turn: persons, candidates, seeds. */
export const balls = (round: number): readonly [Sequence, Sequence] => {
  const [kind, number] = [round % 3, Math.floor(round / 3)];
  const of = (step: number): Sequence => {
    if (kind === 0) return (i) => [1, 0, 2 * i + step, KEY + number, use(Purpose.stage), 0];
    if (kind === 1) return (i) => [1, 0, i, KEY + number, use(Purpose.candidate), step];
    return (i) => [1 + step, 0, i, KEY + number, use(Purpose.person), 0];
  };
  return [of(0), of(1)];
};

const pValue = (
  id: string,
  claim: string,
  source: string,
  obtain: (conditions: Conditions) => number,
): Check => ({
  id,
  claim,
  expected: "chance",
  tolerance: { pAtLeast: RARE },
  source,
  errorRate: RARELY,
  obtain,
});

export const words: readonly Check[] = [
  knownAnswer(7, "0", ZEROS, "5f6fb709 0d893f64 4f121f81 4f730a48"),
  knownAnswer(7, "all ones", ONES, "5207ddc2 45165e59 4d8ee751 8c52f662"),
  knownAnswer(7, "digits of pi", PI, "4dfccaba 190a87f0 c47362ba b6b5242a"),
  knownAnswer(10, "0", ZEROS, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
  knownAnswer(10, "all ones", ONES, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
  knownAnswer(10, "digits of pi", PI, "d16cfe09 94fdcceb 5001e420 24126ea1"),
  {
    id: "R2 rounds",
    claim:
      "Of 3 to 10 rounds, those with which every bit of seed and counter that a run uses turns over half the bits of the words (avalanche): 6 are too few, 7 enough",
    expected: "7 8 9 10",
    tolerance: "exact",
    source: "Salmon et al. 2011, table 2: Philox4x32 passes BigCrush from 7 rounds on; from memory",
    errorRate: "4e-4: four numbers of rounds may fail by chance, 1e-4 each",
    obtain: (conditions) =>
      roundsThatPass((rounds) => inside(conditions).draw(rounds), conditions.full ? 1 << 16 : 1 << 12),
  },
  ...NEIGHBOURS.map((neighbours) =>
    pValue(
      `R3 ${neighbours.name}`,
      `Serial tests of neighbouring draws, in pairs and threes of four bits: ${neighbours.name}`,
      "independent uniform words: chi-square (Knuth, volume 2, 3.3.2 B); derived",
      (conditions) => serialP(kernelDraw(conditions), neighbours, conditions.full ? 1 << 17 : 1 << 16),
    ),
  ),
  pValue(
    "R4 birthday spacings",
    "Spacings that occur again among 4,096 draws of persons, contacts or days",
    "Marsaglia 1985: Poisson with mean n³/4m; from memory",
    (conditions) => birthdaySpacingsP(kernelDraw(conditions), birthdays, conditions.full ? 600 : 150),
  ),
  pValue(
    "R5 collisions",
    "Cells met twice by 16,384 pairs of neighbouring draws in 2²⁰ cells",
    "Knuth, volume 2, 3.3.2 I: exact mean and variance; from memory",
    (conditions) => collisionP(kernelDraw(conditions), balls, conditions.full ? 150 : 30),
  ),
  pValue(
    "R6 gaps",
    "Gaps between small words from person to person, and products of neighbours",
    "Knuth, volume 2, 3.3.2 D and K: geometric, uncorrelated; from memory",
    (conditions) =>
      gapsP(
        kernelDraw(conditions),
        (i) => [1, 0, i, KEY, use(Purpose.stage), 0],
        conditions.full ? 1 << 22 : 1 << 20,
      ),
  ),
];
