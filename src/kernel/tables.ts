/** A plan as the tables and numbers that the kernel takes by name (`assembly/tables.ts`). */
import { exponentialQuantile } from "../maths/distributions.ts";
import { tabulate } from "../maths/quantile.ts";
import { BAND_COUNT, type Population, WORK_SIZES } from "../population/population.ts";
import { type Condition, OVERLAYS, type Programme, type Scope, SETTINGS } from "./engine.ts";
import { buildGuides, type Row } from "./guide.ts";
import type { KernelPlan } from "./plan.ts";

export type Table = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export interface PlanTables {
  tables: Record<string, Table>;
  numbers: Record<string, number>;
}

const TWO_32 = 4294967296;
const NONE = 255;
const FOR_EVER = 65535;
/** Who asks by a number of its own; "after k" is the next and k more. */
const CLAIMS = ["standing", "ill", "severe", "anyone"];

/** Everything but what the kernel works out or counts itself; the population's own tables go by their own names. */
export function tabulatePlan(plan: KernelPlan): PlanTables {
  const { population } = plan;
  const parts = [
    tabulatePeople(population),
    { tables: { arrivals: arrivalPeople(plan) }, numbers: {} },
    tabulateCourse(plan),
    tabulateLayers(plan),
    tabulateModifiers(plan),
    tabulateNews(plan),
    tabulateProgrammes(plan.programmes),
  ];
  return {
    tables: Object.assign({}, ...parts.map(({ tables }) => tables)) as PlanTables["tables"],
    numbers: Object.assign({}, ...parts.map(({ numbers }) => numbers)) as PlanTables["numbers"],
  };
}

function tabulatePeople(population: Population): PlanTables {
  const { table, templates } = population;
  const given: PlanTables["tables"] =
    table === null
      ? {}
      : {
          tablePerson: table.person,
          tableGroup: table.group,
          tablePosition: table.position,
          groupPtr: table.groupPtr,
          groupMember: table.groupMember,
          groupKind: table.groupKind,
          groupPlace: table.groupPlace,
          groupSector: table.groupSector,
          bandPtr: table.bandPtr,
          bandMember: table.bandMember,
        };
  return {
    tables: {
      ...templates,
      ...given,
      spin: population.rotation.map((rotation, place) => population.typeOf[place] * 64 + rotation),
      workSizes: new Uint32Array(WORK_SIZES),
      ...guides(population),
    },
    numbers: { given: table === null ? 0 : 1 },
  };
}

const arrivalPeople = ({ population: { people }, arrivals }: KernelPlan): Uint32Array =>
  arrivals === null ? people : people.map((count, place) => (arrivals.includes(place) ? count : 0));

function guides(population: Population): PlanTables["tables"] {
  const { flowPtr, flowRow, inflowPtr, inflow, flowColumn, workers, slots, teachers, workStart } = population;
  const perPlace = (row: (place: number) => Row): Uint8Array =>
    buildGuides(Array.from({ length: population.places }, (_, place) => row(place)));
  const classes = WORK_SIZES.length;
  return {
    rowGuide: perPlace((place) => ({
      first: flowPtr[place],
      end: flowPtr[place + 1],
      total: workers[place],
      startOf: (flow) => flowRow[flow],
    })),
    columnGuide: perPlace((place) => ({
      first: inflowPtr[place],
      end: inflowPtr[place + 1],
      total: slots[place],
      startOf: (i) => flowColumn[inflow[i]],
    })),
    sizeGuide: perPlace((place) => ({
      first: 0,
      end: classes,
      total: slots[place] - teachers[place],
      startOf: (size) => workStart[place * (classes + 1) + size],
    })),
  };
}

function tabulateCourse({ course, branches, emits, confining, countMissing }: KernelPlan): PlanTables {
  const { dwell, rate, ill, severe, dead, branchUpTo, branchTo, susceptibility, immunity, variation } =
    course;
  const tables = { dwell, rate, ill, severe, dead, branchUpTo, branchTo, susceptibility, immunity };
  return {
    tables: {
      ...tables,
      ...(variation === null ? {} : { variation }),
      branchStage: new Uint8Array(branches.map(({ stage }) => stage)),
      branchOverlay: new Uint8Array(branches.map(({ overlay }) => overlay ?? NONE)),
      branchLacks: new Uint8Array(branches.map(({ lacks }) => (lacks ? 1 : 0))),
      branchLate: Uint8Array.from({ length: course.stages }, (_, s) =>
        branches.some(({ stage }) => stage === s) ? 1 : 0,
      ),
      branchToward: new Uint8Array(branches.map(({ toward }) => bitsOf(toward))),
      emits: Uint8Array.from({ length: course.stages }, (_, s) => (emits[s] ?? -1) & NONE),
    },
    numbers: {
      stages: course.stages,
      branches: branches.length,
      emitting: emits.some((slot) => slot >= 0) ? 1 : 0,
      confining,
      countMissing: countMissing ? 1 : 0,
    },
  };
}

function tabulateLayers({ ceilings }: KernelPlan): PlanTables {
  const width = ceilings.flatMap((tops, j) =>
    tops.map((top, setting) => top - (j === 0 ? 0 : ceilings[j - 1][setting])),
  );
  return {
    tables: { width: new Float64Array(width), ceiling: new Float64Array(ceilings.flat()) },
    numbers: { layers: ceilings.length },
  };
}

function tabulateModifiers({ modifiers }: KernelPlan): PlanTables {
  return {
    tables: {
      leastFactor: leastFactors(modifiers),
      modifierTrait: new Uint8Array(modifiers.map((m) => m.trait)),
      modifierWhen: new Uint8Array(modifiers.map(({ when }) => conditionBits(when))),
      modifierOverlay: new Uint8Array(modifiers.map(({ when }) => when.overlay ?? NONE)),
      modifierLacks: new Uint8Array(modifiers.map(({ when }) => when.lacks ?? NONE)),
      modifierFrom: new Uint8Array(modifiers.map(({ when }) => when.ages?.[0] ?? 0)),
      modifierTo: new Uint8Array(modifiers.map(({ when }) => when.ages?.[1] ?? NONE)),
      modifierSectors: new Uint16Array(modifiers.map(({ when }) => bitsOf(when.sectors ?? []))),
      modifierFactor: new Float64Array(modifiers.flatMap((m) => [...m.source, ...m.target])),
    },
    numbers: {
      modifiers: modifiers.length,
      raises: modifiers.some((m) => [...m.source, ...m.target].some((factor) => factor > 1)) ? 1 : 0,
    },
  };
}

/** The least product of factors a contact can meet, by setting: of a source not ill, then ill. Slightly lowered against rounding. */
function leastFactors(modifiers: KernelPlan["modifiers"]): Float64Array {
  const n = SETTINGS.length;
  return Float64Array.from({ length: 2 * n }, (_, i) =>
    modifiers.reduce(
      (least, { when, source, target }) =>
        least * (when.ill && i < n ? 1 : source[i % n]) * (when.ill ? 1 : target[i % n]),
      1 - 1e-9,
    ),
  );
}

function tabulateNews({ newsRate, messages, classOf }: KernelPlan): PlanTables {
  return {
    tables: {
      newsRate: new Float64Array(newsRate),
      beliefTrait: new Uint8Array(messages.map((m) => m.beliefTrait)),
      tellShare: new Float64Array(messages.map((m) => m.tellShare * TWO_32)),
      stifle: new Float64Array(messages.map((m) => m.stifle * TWO_32)),
      gap: new Float64Array(messages.flatMap((m) => [...tabulate(exponentialQuantile(m.gapDays))])),
      classOf,
    },
    numbers: {},
  };
}

function tabulateProgrammes(programmes: readonly Programme[]): PlanTables {
  const position = new Uint8Array(programmes.length * BAND_COUNT).fill(NONE);
  const order = new Uint8Array(programmes.length * BAND_COUNT).fill(NONE);
  programmes.forEach(({ priority }, k) => {
    priority.forEach((band, i) => {
      position[k * BAND_COUNT + band] = i;
      order[k * BAND_COUNT + i] = band;
    });
  });
  return {
    tables: {
      programmeClaims: new Uint8Array(programmes.map(({ claims }) => claimCode(claims))),
      programmeTrait: new Uint8Array(programmes.map(({ trait }) => trait)),
      programmeDelay: new Uint16Array(programmes.map(({ delayDays }) => delayDays)),
      programmeScope: new Uint8Array(programmes.map(({ scope }) => scopeBits(scope))),
      programmeEffect: new Uint8Array(programmes.map(({ effect }) => effectCode(effect))),
      programmeLasts: new Uint16Array(programmes.map(({ effect }) => lastsDays(effect) ?? FOR_EVER)),
      programmePosition: position,
      programmeBands: order,
    },
    numbers: {
      programmes: programmes.length,
      untilWell: bitsOf(
        programmes.flatMap(({ effect }) =>
          effect !== null && "overlay" in effect && effect.untilWell ? [effect.overlay] : [],
        ),
      ),
    },
  };
}

const bitsOf = (numbers: readonly number[]): number => numbers.reduce((bits, i) => bits | (1 << i), 0);

/** Bits of a modifier's conditions; 32 says that there are others than bits. */
const conditionBits = ({
  ill,
  worker,
  pupil,
  between,
  dead,
  overlay,
  lacks,
  ages,
  sectors,
}: Condition): number =>
  (ill ? 1 : 0) |
  (worker ? 2 : 0) |
  (pupil ? 4 : 0) |
  (between ? 8 : 0) |
  (dead ? 16 : 0) |
  (overlay !== undefined || lacks !== undefined || ages !== undefined || sectors !== undefined ? 32 : 0);

const scopeBits = ({ self, household, class: inClass, team, workplace }: Scope): number =>
  (self ? 1 : 0) | (household ? 2 : 0) | (inClass ? 4 : 0) | (team ? 8 : 0) | (workplace ? 16 : 0);

const claimCode = (claims: Programme["claims"]): number =>
  typeof claims === "object" ? CLAIMS.length + claims.after : CLAIMS.indexOf(claims);

const lastsDays = (effect: Programme["effect"]): number | null =>
  effect !== null && "lastsDays" in effect ? effect.lastsDays : null;

/** An overlay; one more than all of them for a move, and two more for a death. */
function effectCode(effect: Programme["effect"]): number {
  if (effect === null) return NONE;
  if ("overlay" in effect) return effect.overlay;
  return "move" in effect ? OVERLAYS : OVERLAYS + 1;
}
