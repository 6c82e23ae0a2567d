/** What people do about it, what that costs, and how it enters the contacts of the kernel. */
import type { Modifier } from "../kernel/engine.ts";
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import { clamp } from "./clamp.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard, Trait } from "./mechanism.ts";

/** The modifiers behaviour sets, in the order of their fields. */
export const Acts = { precaution: "precaution", gather: "gather", remote: "remote", home: "home" } as const;

/** People ill in a place at the end of yesterday. */
function illPeople(today: Today, place: number): number {
  const { stages } = today.scenario.disease;
  let ill = 0;
  for (let s = 0; s < stages.length; s++) {
    if (stages[s].ill) ill += today.counts.occupied[place * stages.length + s];
  }
  return ill;
}

export const behaviour: Mechanism = {
  name: "behaviour",
  about:
    "Those whose threshold is below their readiness take precautions, avoid company, work from home, stay home when ill.",
  parameters: {
    unadvised: {
      about: "Share of readiness that people without practical advice they believe turn into protection",
      unit: "share",
      value: 0.4,
      range: [0.2, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    means: {
      about: "Share of people who have the means to protect themselves, unless a statement gives them",
      unit: "share",
      value: 0.7,
      range: [0.4, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    precautionEffect: {
      about: "Reduction of transmission outside the household if everyone takes precautions",
      unit: "share",
      value: 0.4,
      range: [0.2, 0.6],
      limits: [0, 1],
      grade: "X",
      source:
        "assumption; the best United States cities of 1918 cut transmission by 30-50 % (Bootsma and Ferguson 2007)",
    },
    gatherEffect: {
      about: "Reduction of community contacts if everyone avoids company",
      unit: "share",
      value: 0.6,
      range: [0.3, 0.8],
      limits: [0, 1],
      grade: "X",
      source: "assumption; consumer visits fell by 60 points in spring 2020 (Goolsbee and Syverson 2021)",
    },
    remoteShare: {
      about: "Share of workers who can work from home",
      unit: "share",
      value: 0.35,
      range: [0.2, 0.5],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    homeWhenIll: {
      about: "Share of ill people who stay at home without any fear",
      unit: "share",
      value: 0.5,
      range: [0.3, 0.8],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    homeCommunity: {
      about: "Community contacts left to an ill person who stays at home",
      unit: "share",
      value: 0.2,
      range: [0.1, 0.4],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
  },
  owns: {
    precaution: "place",
    avoided: "place",
    homeDays: "place",
    illAtHome: "place",
    workDaysLost: "place",
    schoolDaysLost: "place",
    haveMeans: "world",
    canWorkAtHome: "world",
  },
  reads: ["fear", "officialWeight", "advice", "means", "schoolDay", "workDay"],

  modifiers(value): Modifier[] {
    // Both sides of a contact follow: the reduction is reached when each side takes its square root.
    const careful = Math.sqrt(1 - value("precautionEffect"));
    const apart = Math.sqrt(1 - value("gatherEffect"));
    const [anyone, precaution, company]: [Modifier["when"], Modifier["source"], Modifier["source"]] = [
      {},
      [1, careful, careful, careful, careful, careful],
      [1, 1, 1, apart, 1, apart],
    ];
    // Those that leave no contact at all come first: the kernel then need not ask for the others.
    return [
      {
        name: Acts.home,
        trait: Trait.home,
        when: { ill: true },
        source: [1, 0, 0, value("homeCommunity"), 1, 1],
        target: [1, 1, 1, 1, 1, 1],
      },
      {
        name: Acts.remote,
        trait: Trait.remote,
        when: { worker: true },
        source: [1, 1, 0, 1, 1, 1],
        target: [1, 1, 0, 1, 1, 1],
      },
      {
        name: Acts.precaution,
        trait: Trait.precaution,
        when: anyone,
        source: precaution,
        target: precaution,
      },
      { name: Acts.gather, trait: Trait.gather, when: anyone, source: company, target: company },
    ];
  },

  // Also what orders go by while behaviour is switched off.
  begin({ fields, value }) {
    fields.haveMeans[0] = value("means");
    fields.canWorkAtHome[0] = value("remoteShare");
  },

  day(today) {
    const { fields: f, value, population, counts, ask } = today;
    const [schoolDay, workDay] = [f.schoolDay[0], f.workDay[0]];
    const [base, remoteShare, unadvised] = [value("homeWhenIll"), value("remoteShare"), value("unadvised")];
    const means = f.means[0] >= 0 ? f.means[0] : value("means");
    f.haveMeans[0] = means;
    for (let p = 0; p < population.places; p++) {
      let [living, careful, remote, atHome] = [0, 0, 0, 0];
      for (let c = 0; c < AWARENESS_CLASSES; c++) {
        const heard = (c & Heard.official) !== 0;
        const advice = heard ? f.advice[0] * f.officialWeight[p] : 0;
        // Readiness to protect oneself: fear, through advice believed, and means.
        const ready = clamp(
          f.fear[p * AWARENESS_CLASSES + c] * (unadvised + (1 - unadvised) * advice) * means,
        );
        const fromHome = ready * remoteShare;
        const whenIll = base + (1 - base) * ready;
        ask.uptake(Acts.precaution, p, c, ready);
        ask.uptake(Acts.gather, p, c, ready);
        ask.uptake(Acts.remote, p, c, fromHome);
        ask.uptake(Acts.home, p, c, whenIll);
        const people = counts.aware[p * AWARENESS_CLASSES + c];
        living += people;
        careful += people * ready;
        remote += people * fromHome;
        atHome += people * whenIll;
      }
      // Who is ill is not counted by awareness class, nor by role: both are taken as in the place as a whole.
      const ill = illPeople(today, p);
      const illAtHome = living > 0 ? (ill * atHome) / living : 0;
      const well = living > 0 ? Math.max(0, 1 - ill / living) : 0;
      const share = population.people[p] > 0 ? 1 / population.people[p] : 0;
      const workers = population.workers[p] * share;
      f.precaution[p] = careful;
      f.avoided[p] = careful;
      f.illAtHome[p] = illAtHome;
      f.homeDays[p] = illAtHome + remote * workers * well * workDay;
      f.workDaysLost[p] = illAtHome * workers * workDay;
      f.schoolDaysLost[p] = illAtHome * population.pupils[p] * share * schoolDay;
    }
  },
};
