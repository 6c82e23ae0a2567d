/** What people do about it, what that costs, and how it enters the contacts of the kernel. */
import type { Modifier } from "../kernel/engine.ts";
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { clamp } from "./clamp.ts";
import { fatalityOfSevere, illPeople } from "./ill.ts";
import type { Mechanism, Today } from "./mechanism.ts";
import { Heard, Trait } from "./mechanism.ts";

/** The modifiers behaviour sets, in the order of their fields. */
export const Acts = { precaution: "precaution", gather: "gather", remote: "remote", home: "home" } as const;

/** Keeping away from the body at a funeral; only where the mechanism of the dead is on, and the dead infect. */
const FUNERAL = "funeral-distance";
const burials = ({ with: on, disease }: Scenario): boolean =>
  on.includes("dead") && disease.stages.some(({ dead }) => dead);

/** Share of the severely ill of a place who seek a bed: the deadlier their illness, the fewer are kept away. */
function whoSeekCare({ fields: f, value }: Today, place: number, fatality: number): number {
  const keptAway = value("hospitalFear") * f.fearMean[place] + value("distrustsCare") * (1 - f.trust[place]);
  return clamp(1 - (1 - fatality) * clamp(keptAway));
}

/** Share of a place's people who have the means to protect themselves: less in want, or in mourning. */
function meansOf({ fields: f, value }: Today, place: number): number {
  const company = value("mournersMeet") * clamp(f.mourning[place]);
  return f.haveMeans[0] * (1 - clamp(f.hardship[place])) * (1 - company);
}

export const behaviour: Mechanism = {
  name: "behaviour",
  about:
    "Those whose threshold is below their readiness take precautions, avoid company, work from home, stay home when ill; want undoes it.",
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
    unwashed: {
      about: "Share of precautions that is left where there is neither water nor soap",
      unit: "share",
      value: 0.5,
      range: [0.2, 0.8],
      limits: [0, 1],
      grade: "X",
      source: "assumption: keeping apart needs no water, clean hands and clothes do",
    },
    mournersMeet: {
      about: "Share of those in mourning who cannot keep to themselves",
      unit: "share",
      value: 0.3,
      range: [0, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption: a death brings kin together",
    },
    hospitalFear: {
      about:
        "Share of those in full fear whom fear of infection keeps from hospital, were their illness not deadly",
      unit: "share",
      value: 0.1,
      range: [0, 0.3],
      limits: [0, 1],
      grade: "X",
      source: "assumption; fewer came to hospitals in the epidemics of 2003, 2014 and 2020",
    },
    distrustsCare: {
      about:
        "Share of those without trust in the authority whom that keeps from hospital, were their illness not deadly; below 0 it sends them there",
      unit: "share",
      value: 0.1,
      range: [-0.05, 0.3],
      limits: [-1, 1],
      grade: "X",
      source:
        "assumption; in North Kivu distrust and disbelief went with not seeking care, with odds ratios of 0.06 and 1.16 as printed (Vinck 2019): of either sign",
    },
    funeralEffect: {
      about: "Reduction of infection from the dead if all keep their distance at funerals",
      unit: "share",
      value: 0.6,
      range: [0.3, 0.9],
      limits: [0, 1],
      grade: "X",
      source: "assumption; support for safe burial was less where trust was low (Liberia, Blair 2017)",
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
    meansLeft: "place",
    canWorkAtHome: "world",
    seeksCare: "place",
  },
  reads: [
    "fear",
    "fearMean",
    "officialWeight",
    "trust",
    "advice",
    "means",
    "schoolDay",
    "workDay",
    "hardship",
    "hygiene",
    "mourning",
    "askedHome",
  ],

  modifiers(value, _plan, scenario): Modifier[] {
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
      ...(burials(scenario)
        ? [
            {
              name: FUNERAL,
              trait: Trait.burial,
              when: { dead: true },
              source: [1, 1, 1, 1, 1, 1 - value("funeralEffect")] as const,
              target: [1, 1, 1, 1, 1, 1] as const,
            },
          ]
        : []),
    ];
  },

  // Also what orders go by while behaviour is switched off.
  begin({ fields, value }) {
    fields.haveMeans[0] = value("means");
    fields.meansLeft.fill(value("means"));
    fields.canWorkAtHome[0] = value("remoteShare");
    fields.seeksCare.fill(1);
  },

  day(today) {
    const { fields: f, value, population, counts, ask } = today;
    const [schoolDay, workDay] = [f.schoolDay[0], f.workDay[0]];
    const [base, remoteShare, unadvised] = [value("homeWhenIll"), value("remoteShare"), value("unadvised")];
    const [unwashed, fatality] = [value("unwashed"), fatalityOfSevere(today.scenario.disease.stages)];
    const atFunerals = burials(today.scenario);
    f.haveMeans[0] = f.means[0] >= 0 ? f.means[0] : value("means");
    for (let p = 0; p < population.places; p++) {
      const means = meansOf(today, p);
      f.meansLeft[p] = means;
      f.seeksCare[p] = whoSeekCare(today, p, fatality);
      // Written so that nothing is lost, to the last bit, where hygiene is whole and nobody in want.
      const clean = 1 - (1 - unwashed) * (1 - clamp(f.hygiene[p]));
      const indoors = 1 - clamp(f.hardship[p]);
      let [living, careful, apart, remote, atHome] = [0, 0, 0, 0, 0];
      for (let c = 0; c < today.classes; c++) {
        const heard = (c & Heard.official) !== 0;
        const advice = heard ? f.advice[0] * f.officialWeight[p] : 0;
        // Readiness to protect oneself: fear, through advice believed, and means.
        const ready = clamp(
          f.fear[p * AWARENESS_CLASSES + c] * (unadvised + (1 - unadvised) * advice) * means,
        );
        const fromHome = ready * remoteShare;
        const whenIll = (base + (1 - base) * ready) * indoors;
        ask.uptake(Acts.precaution, p, c, ready * clean);
        ask.uptake(Acts.gather, p, c, ready);
        ask.uptake(Acts.remote, p, c, fromHome);
        ask.uptake(Acts.home, p, c, whenIll);
        if (atFunerals) ask.uptake(FUNERAL, p, c, ready);
        const people = counts.aware[p * AWARENESS_CLASSES + c];
        living += people;
        careful += people * ready * clean;
        apart += people * ready;
        // Asked to (as of yesterday) or of their own accord, the same people first: the larger share has the other in it.
        remote += people * Math.max(fromHome, f.askedHome[p]);
        atHome += people * whenIll;
      }
      // Who is ill is not counted by awareness class, nor by role: both are taken as in the place as a whole.
      const ill = illPeople(today, p);
      const illAtHome = living > 0 ? (ill * atHome) / living : 0;
      const well = living > 0 ? Math.max(0, 1 - ill / living) : 0;
      const share = population.people[p] > 0 ? 1 / population.people[p] : 0;
      const workers = population.workers[p] * share;
      f.precaution[p] = careful;
      f.avoided[p] = apart;
      f.illAtHome[p] = illAtHome;
      f.homeDays[p] = illAtHome + remote * workers * well * workDay;
      f.workDaysLost[p] = illAtHome * workers * workDay;
      f.schoolDaysLost[p] = illAtHome * population.pupils[p] * share * schoolDay;
    }
  },
};
