/** What people fear, from what they have heard and believed and from the deaths they see. */
import { AWARENESS_CLASSES } from "../kernel/engine.ts";
import { clamp } from "./clamp.ts";
import type { Fields, Mechanism } from "./mechanism.ts";
import { Heard } from "./mechanism.ts";

/** What each word weighs with people of an awareness class who have heard and believed it. */
interface Weights {
  official: number;
  unofficial: number;
  rumour: number;
}

/** Deaths per 100,000 a week that people believe in: a mean of what they were told, what they see, and nothing. */
function risk(f: Fields, place: number, { official, unofficial, rumour }: Weights, calm: number): number {
  const seen = f.seen[place];
  // Until the authority's figures leak, the unofficial word says what people have lived through.
  const says = f.hearsay[0] > 0 ? f.deathsWeek[place] : f.knownWeek[place];
  const believed =
    official * f.saidWeek[place] +
    unofficial * says +
    seen * f.deathsWeek[place] +
    rumour * f.rumourSays[place];
  const weight = calm + official + unofficial + seen + rumour;
  return weight > 0 ? believed / weight : 0;
}

export const fear: Mechanism = {
  name: "fear",
  about:
    "Fear rises fast and falls slowly towards the risk people believe in and the warning they believe; it wears out.",
  parameters: {
    calm: {
      about: "Weight of believing that nothing is the matter, against one source fully believed",
      unit: "weight",
      value: 0.3,
      range: [0.1, 1],
      limits: [0, 100],
      grade: "X",
      source: "assumption",
    },
    half: {
      about: "Deaths a week that people believe in at which half of all fear is reached",
      unit: "deaths per 100,000 per week",
      value: 5,
      range: [0.5, 30],
      limits: [0.001, 100_000],
      draw: "logarithm",
      grade: "X",
      source: "assumption",
    },
    theta: {
      about:
        "Response to a warning not yet borne out: the fear that the gravest threat stirs before any death is seen",
      unit: "share of full fear",
      value: 0.2,
      range: [0, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption; no source gives it, so results are always shown for several values",
    },
    leakThreat: {
      about: "How grave a leak makes the threat sound",
      unit: "0 to 1",
      value: 0.5,
      range: [0.2, 1],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    rise: {
      about: "Share of the way that rising fear goes in a day",
      unit: "per day",
      value: 0.3,
      range: [0.1, 0.6],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    fall: {
      about: "Share of the way that falling fear goes in a day",
      unit: "per day",
      value: 0.1,
      range: [0.03, 0.3],
      limits: [0, 1],
      grade: "X",
      source: "assumption",
    },
    fatigue: {
      about: "Time in which full fear wears attention out",
      unit: "days",
      value: 60,
      range: [20, 180],
      limits: [1, 1_000_000],
      grade: "X",
      source: "assumption; that fear fades and waves return is the finding of Epstein 2008",
    },
    recovery: {
      about: "Time in which attention comes back without fear",
      unit: "days",
      value: 120,
      range: [60, 240],
      limits: [1, 1_000_000],
      grade: "X",
      source: "assumption",
    },
  },
  owns: { fear: "place×class", attention: "place×class", fearMean: "place" },
  reads: [
    "officialWeight",
    "peer",
    "saidWeek",
    "knownWeek",
    "deathsWeek",
    "seen",
    "threat",
    "hearsay",
    "rumourSays",
    "rumourWeight",
    "rumourThreat",
  ],

  begin({ fields }) {
    fields.attention.fill(1);
  },

  day({ fields: f, value, population, counts, classes }) {
    const [calm, half, theta, leakThreat] = [
      value("calm"),
      value("half"),
      value("theta"),
      value("leakThreat"),
    ];
    const [rise, fall, fatigue, recovery] = [
      value("rise"),
      value("fall"),
      value("fatigue"),
      value("recovery"),
    ];
    const leaked = f.hearsay[0] > 0 ? 0 : leakThreat;
    for (let p = 0; p < population.places; p++) {
      let sum = 0;
      let people = 0;
      for (let c = 0; c < classes; c++) {
        const at = p * AWARENESS_CLASSES + c;
        const official = (c & Heard.official) !== 0 ? f.officialWeight[p] : 0;
        const unofficial = (c & Heard.leak) !== 0 ? f.peer[p] : 0;
        const rumour = (c & Heard.rumour) !== 0 ? f.rumourWeight[p] : 0;
        const believed = risk(f, p, { official, unofficial, rumour }, calm);
        const warned = Math.max(official * f.threat[0], unofficial * leaked, rumour * f.rumourThreat[0]);
        const warning = clamp(theta * warned);
        const attention = f.attention[at];
        const target = attention * (1 - (1 - believed / (believed + half)) * (1 - warning));
        const felt = f.fear[at];
        const now = clamp(felt + (target > felt ? rise : fall) * (target - felt));
        f.fear[at] = now;
        f.attention[at] = clamp(attention + (1 - attention) / recovery - (attention * now) / fatigue);
        sum += now * counts.aware[at];
        people += counts.aware[at];
      }
      f.fearMean[p] = people > 0 ? sum / people : 0;
    }
  },
};
