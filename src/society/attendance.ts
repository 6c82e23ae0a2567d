/** Who turns up for work: willingness by role, fear, and family duties. */
import { AWARENESS_CLASSES, type Modifier, SECTORS } from "../kernel/engine.ts";
import { SECTOR_LIST } from "../population/sectors.ts";
import { clamp } from "./clamp.ts";
import { illPeople } from "./ill.ts";
import type { Stage } from "../scenario/scenario.ts";
import type { Mechanism, Parameter, Today } from "./mechanism.ts";
import { Trait } from "./mechanism.ts";

/** Name of the modifier of those who stay away. */
export const ABSENT = "absent";

/** Which parameter says how much workers of a sector feel that they matter; the others have `roleOther`. */
const ROLES: Readonly<Record<string, string>> = {
  health: "roleCare",
  "police-and-fire": "roleCare",
  power: "roleUtility",
  water: "roleUtility",
  telecom: "roleUtility",
  "sanitation-and-burial": "roleUtility",
  education: "roleSupply",
  food: "roleSupply",
  transport: "roleSupply",
  government: "roleSupply",
  "other-essential": "roleSupply",
};

const role = (whose: string, value: number, range: readonly [number, number]): Parameter => ({
  about: `How much ${whose} feel that their role matters: 1 that all hangs on them, 0 that nobody would miss them`,
  unit: "0 to 1",
  value,
  range,
  limits: [0, 1],
  grade: "X",
  source: "assumption; surveys asked staff of health care and of public health only",
});

/** [SECTORS] share of full fear's unwillingness that is left in each sector. */
function leftByRole(value: Today["value"]): number[] {
  return SECTOR_LIST.map(({ name }) => 1 - value("roleProtects") * value(ROLES[name] ?? "roleOther"));
}

/** Mean over the workers of a place, other than teachers, of a number by sector. */
function overWorkers({ population: { sectorUpTo } }: Today, bySector: readonly number[]): number {
  const all = sectorUpTo[sectorUpTo.length - 1];
  let mean = 0;
  for (let k = 1; k < bySector.length; k++) {
    const share = ((k < bySector.length - 1 ? sectorUpTo[k] : all) - sectorUpTo[k - 1]) / all;
    mean += share * bySector[k];
  }
  return mean;
}

/** Share of a place's workers who are kept at home by the ill, by children out of school, or by a death. */
function keptByFamily({ fields: f, value, population }: Today, place: number, alive: number): number {
  const workers = population.workers[place] * alive;
  const nursing = workers > 0 ? clamp((value("carers") * f.illAtHome[place]) / workers) : 0;
  const minding = clamp(value("parents") * f.schoolsClosed[place] * f.schoolDay[0]);
  const mourning = clamp(value("mourners") * f.mourning[place]);
  return 1 - (1 - nursing) * (1 - minding) * (1 - mourning);
}

/** Stages in which people fall ill: ill ones that can follow one that is not, so that nobody falls ill twice. */
const illEntries = (stages: readonly Stage[]): boolean[] =>
  stages.map(
    ({ ill, name }, s) =>
      ill && (s === 0 || stages.some((before) => !before.ill && before.next.some(({ to }) => to === name))),
  );

/** Share of the people of a place who are well that were ill at home and are too weak for work; follows them by a day. */
function weakShare(today: Today, place: number, entries: readonly boolean[], well: number): number {
  const { fields: f, value, counts, died } = today;
  let fallen = 0;
  for (let s = 0; s < entries.length; s++)
    if (entries[s]) fallen += counts.entered[place * entries.length + s];
  const ill = illPeople(today, place);
  const before = f.illBefore[place];
  const risen = Math.max(0, before + fallen - ill - died[place]);
  const atHome = before > 0 ? clamp(f.illAtHome[place] / before) : 0;
  const weakDays = Math.max(1, value("weakDays"));
  f.weak[place] = f.weak[place] * (1 - 1 / weakDays) + (value("weakDays") > 0 ? risen * atHome : 0);
  f.illBefore[place] = ill;
  return well > 0 ? clamp(f.weak[place] / well) : 0;
}

export const attendance: Mechanism = {
  name: "attendance",
  about:
    "Some workers who are well stay away: out of fear, for their families, or weak from illness; fewer of the fearful where they know that they matter.",
  parameters: {
    unwilling: {
      about: "Share of workers who would stay away in full fear if they felt that nothing hung on them",
      unit: "share",
      value: 0.15,
      range: [0.05, 0.35],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; 28 % of a hospital's staff said they were unwilling if asked, 10 % if required (Johns Hopkins), 11 % in King County (confirmed; intentions, not attendance)",
    },
    roleProtects: {
      about: "Share of that unwillingness which feeling that all hangs on one's role takes away",
      unit: "share",
      value: 0.6,
      range: [0.3, 0.9],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; the odds ratio of 9.5 for willingness (public-health workers of Maryland, confirmed) would be 0.88 at 15 % unwilling",
    },
    roleCare: role("health workers, police and firefighters", 1, [0.7, 1]),
    roleUtility: role("workers in power, water, telephone, waste and burial", 0.7, [0.4, 1]),
    roleSupply: role(
      "workers in schools, food, transport, offices and other essential work",
      0.5,
      [0.2, 0.8],
    ),
    roleOther: role("all other workers", 0.1, [0, 0.3]),
    carers: {
      about: "Workers who are well and kept at home by each person who is ill at home",
      unit: "workers",
      value: 0.2,
      range: [0.1, 0.5],
      limits: [0, 5],
      grade: "X",
      source: "assumption: most of the ill need nobody all day, or have somebody who does not work",
    },
    parents: {
      about: "Share of workers who must be with their children when all schools are closed",
      unit: "share",
      value: 0.11,
      range: [0.06, 0.2],
      limits: [0, 1],
      grade: "M",
      source:
        "workers with children under 14 and no other carer at home, United States (Dingel, Patterson and Vavra 2020); 6-19 % of health workers (Lempel et al. 2009)",
    },
    mourners: {
      about: "Share of the workers in mourning who stay at home",
      unit: "share",
      value: 0.5,
      range: [0.2, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    weakDays: {
      about: "Mean days for which whoever was ill at home is too weak for work when the illness is over",
      unit: "days",
      value: 5,
      range: [2, 10],
      limits: [0, 365],
      grade: "X",
      source:
        "assumption; stages of illness last as long as they infect, absence from work lasted one to two weeks in 1918 (from memory)",
    },
  },
  owns: {
    absent: "place",
    willing: { each: "place", of: SECTORS },
    illBefore: "place",
    weak: "place",
  },
  reads: ["fear", "fearMean", "illAtHome", "schoolsClosed", "workClosed", "mourning", "schoolDay", "workDay"],
  optional: true,

  // Classes as well: of workers only teachers are there.
  modifiers: (): Modifier[] => [
    {
      name: ABSENT,
      trait: Trait.attend,
      when: { worker: true },
      source: [1, 0, 0, 1, 1, 1],
      target: [1, 0, 0, 1, 1, 1],
    },
  ],

  begin({ fields }) {
    fields.willing.fill(1);
  },

  day(today) {
    const { fields: f, value, population, counts, living, ask } = today;
    const left = leftByRole(value);
    const meanLeft = overWorkers(today, left);
    const unwilling = value("unwilling");
    const entries = illEntries(today.scenario.disease.stages);
    for (let p = 0; p < population.places; p++) {
      const alive = population.people[p] > 0 ? living[p] / population.people[p] : 0;
      const free = 1 - keptByFamily(today, p, alive);
      const comes = (fear: number, byRole: number): number => free * (1 - unwilling * byRole * fear);
      const well = Math.max(0, living[p] - counts.away[p] - illPeople(today, p));
      // Services miss the weak. Contacts do not: next to nobody can infect them, nor they anybody.
      const fit = 1 - weakShare(today, p, entries, well);
      for (const [k, byRole] of left.entries())
        f.willing[p * SECTORS + k] = fit * comes(f.fearMean[p], byRole);
      for (let c = 0; c < today.classes; c++) {
        ask.uptake(ABSENT, p, c, 1 - comes(f.fear[p * AWARENESS_CLASSES + c], meanLeft));
      }
      // Those who could come: alive, here and well, and not kept away by an order.
      const could = living[p] > 0 ? population.workers[p] * alive * (well / living[p]) : 0;
      const expected = could * f.workDay[0] * (1 - f.workClosed[p]);
      f.absent[p] = expected * (1 - comes(f.fearMean[p], meanLeft));
    }
  },
};
