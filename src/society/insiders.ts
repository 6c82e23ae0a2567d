/** How many know what the authority knows: more with every case that passes through their hands, fewer as they die. */
import type { Mechanism } from "./mechanism.ts";

export const insiders: Mechanism = {
  name: "insiders",
  about:
    "Those who know what the authority knows grow in number with every case it knows of, turn to other things, and die like anyone.",
  parameters: {
    perCase: {
      about: "People who come to know what the authority knows for each severe case it knows of",
      unit: "people per case",
      value: 2,
      range: [0.5, 10],
      limits: [0, 1000],
      draw: "logarithm",
      grade: "X",
      source: "assumption: doctors, nurses and clerks who see the result and are told to keep it",
    },
    keepDays: {
      about: "Mean time for which they have anything new to tell",
      unit: "days",
      value: 60,
      range: [14, 365],
      limits: [1, 1_000_000],
      draw: "logarithm",
      grade: "X",
      source:
        "assumption; that those who keep a secret become fewer with time, here exponentially, is one of the forms of Grimes 2016",
    },
  },
  owns: { insidersMore: "world", insidersLeft: "world", casesPassed: "world" },
  reads: ["knownWorld"],
  optional: true,

  begin({ fields }) {
    fields.insidersLeft[0] = 1;
  },

  day({ fields: f, value, living, died, killed, population }) {
    let [alive, gone] = [0, 0];
    for (let p = 0; p < population.places; p++) {
      alive += Math.max(0, living[p]);
      gone += died[p] + killed[p];
    }
    // They live and die as people of this world do.
    const survive = alive + gone > 0 ? alive / (alive + gone) : 0;
    const cases = Math.max(0, f.knownWorld[0] - f.casesPassed[0]);
    f.casesPassed[0] = f.knownWorld[0];
    f.insidersLeft[0] *= survive;
    const kept = f.insidersMore[0] * survive * (1 - 1 / value("keepDays"));
    // Reports may come in when hardly anyone is left to read them.
    f.insidersMore[0] = Math.min(alive, kept + cases * value("perCase"));
  },
};
