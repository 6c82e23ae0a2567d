/** What the report does not say, and what it stands on: assumptions, disease, how to make it again, whose data. */
import type { Branch, ByAge, Dwell, Stage } from "../scenario/scenario.ts";
import { SETTINGS } from "../kernel/engine.ts";
import { escape } from "./escape.ts";
import { layoutSentences } from "./layouts.ts";
import { amount, grouped, percent } from "./number.ts";
import { tableMarkup } from "./table.ts";
import type { View } from "./view.ts";

export function limitsSection(view: View): string {
  const { fates, runs, scenario, parameters, people, world } = view.input;
  const assumed = parameters.filter((parameter) => parameter.declaration.grade === "X").length;
  const living = world.places.reduce((sum, place) => sum + place.people, 0);
  const points = [
    "These are simulated worlds, not a forecast, and not an account of what any authority did.",
    ...(fates ? individual(view) : []),
    `At the end of day ${scenario.days}, ${runs.map((run) => `${amount(run.susceptible)} people can still be infected and ${amount(run.active)} are infected${runs.length > 1 ? ` with “${run.title}”` : ""}`).join("; ")}. What happens to them later is not counted.`,
    `${assumed} of the ${parameters.length} numbers of the society are assumptions that no source supports (grade X below). The range over assumptions is as wide as the ranges given there, and no wider.`,
    ...(people < living * 0.99
      ? [`The world is scaled: ${grouped(people)} people stand for ${grouped(living)}.`]
      : []),
    ...layoutSentences(world),
    ...(scenario.disease.hypothetical ? ["The disease is hypothetical: no known disease does this."] : []),
    "Rights, consent and what a lie does beyond this outbreak are outside the model.",
  ];
  return `<section><h2>What this does not say</h2><ul class="prose">${points.map((point) => `<li>${escape(point)}</li>`).join("")}</ul></section>`;
}

function individual(view: View): string[] {
  const fates = view.input.fates!;
  const anyway = fates.later + fates.earlier + fates.same;
  const all = anyway + fates.spared;
  const share = all > 0 ? Math.round((anyway / all) * 100) : 0;
  return [
    "Whether one particular person is spared depends on how the two worlds are coupled (the same people, the same fates), and no data can settle it. Numbers of people, by age and place, are steadier.",
    ...(all > 0
      ? [
          `Of every 100 people infected with “${view.worlds[1]!.title}”, ${share} are infected anyway by day ${view.input.scenario.days} with “${view.worlds[0]!.title}”.`,
        ]
      : []),
  ];
}

const GRADES = {
  C: "confirmed in a source",
  D: "derived from confirmed data",
  M: "from memory, not checked",
  X: "an assumption",
} as const;

export function parameterSection(view: View): string {
  const rows = view.input.parameters.map(({ name, declaration, value }) => {
    const differs = value !== declaration.value;
    const note = differs ? ` (declared ${declaration.value})` : "";
    const range = `${declaration.range[0]} to ${declaration.range[1]}`;
    return `<tr${differs ? ' class="differs"' : ""}><th scope="row">${escape(name)}</th><td>${escape(declaration.about)}</td><td class="n v">${value}${note}</td><td class="n">${range}</td><td>${escape(declaration.unit)}</td><td>${escape(declaration.grade)}</td><td>${escape(declaration.source)}</td></tr>`;
  });
  const grades = (Object.keys(GRADES) as (keyof typeof GRADES)[])
    .map((grade) => `${grade}: ${GRADES[grade]}`)
    .join("; ");
  return `<section><h2>The numbers it stands on</h2><p class="lead">Every number of the society, as it was in the worlds shown. ${grades}. Shaded where it differs from its declaration.</p>
<div class="wide"><table><caption>Parameters</caption><thead><tr><th scope="col">name</th><th scope="col">what</th><th scope="col" class="n">value</th><th scope="col" class="n">range</th><th scope="col">unit</th><th scope="col">grade</th><th scope="col">source</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

export function diseaseSection(view: View): string {
  const { disease } = view.input.scenario;
  const { value, shares, generationDays } = view.input.reproduction;
  const setting = shares
    ? ` Of them ${shares.flatMap((share, i) => (share > 0 ? [`${Math.round(share * 100)} % by ${SETTINGS[i]}`] : [])).join(", ")}.`
    : "";
  const generation =
    generationDays === null
      ? ""
      : ` A case comes ${amount(generationDays)} days before those it causes, on average.`;
  const table = tableMarkup({
    caption: "Stages of the disease",
    columns: [
      { head: "stage" },
      { head: "lasts" },
      { head: "infectiousness", number: true },
      { head: "feels ill" },
      { head: "severe" },
      { head: "then" },
    ],
    rows: disease.stages.map((stage) => [
      stage.name,
      dwellWords(stage.dwell),
      String(stage.infectiousness),
      stage.ill ? "yes" : "no",
      stage.severe ? "yes" : "no",
      nextWords(stage),
    ]),
  });
  const sources = disease.sources.map((source) => `<li>${escape(source)}</li>`).join("");
  return `<section><h2>The disease: ${escape(disease.name)}</h2><p class="lead">${escape(disease.about)}</p>
<p class="small">Basic reproduction number ${value}: people infected by a typical case, each counted once, when everyone else is susceptible and nothing is done.${setting}${generation}</p>
<div class="wide">${table}</div>${sources ? `<ul class="small">${sources}</ul>` : ""}</section>`;
}

function dwellWords(dwell: Dwell): string {
  if (dwell.family === "fixed") return `${dwell.days} days`;
  if (dwell.family === "exponential") return `${dwell.mean} days (exponential)`;
  if (dwell.family === "empirical") return `${dwell.days[0]} to ${dwell.days.at(-1)} days (as observed)`;
  return `${dwell.mean} days, sd ${dwell.sd} (${dwell.family})`;
}

const nextWords = (stage: Stage): string =>
  stage.next
    .map(
      (branch: Branch) =>
        `${branch.to}${branch.probability === undefined ? "" : ` ${probabilityWords(branch.probability)}`}`,
    )
    .join("; ");

function probabilityWords(probability: ByAge): string {
  if (typeof probability === "number") return `(${percent(probability)})`;
  return `(${probability.map(([age, value]) => `${percent(value)} from age ${age}`).join(", ")})`;
}

export function closing(view: View): string {
  const { command, attributions, world, geometry, fonts, version } = view.input;
  const lines = [
    ...new Set([
      ...world.attributions,
      ...attributions,
      ...geometry.attributions,
      ...(fonts?.attributions ?? []),
    ]),
  ];
  return `<footer><h2>Make it again</h2><p class="small">The same version, scenario and seeds give the same worlds, to the last person.</p><pre>${escape(command)}</pre>
<p class="small">Run digests: ${view.input.runs.map((run) => escape(`${run.title} ${run.digest}`)).join(" · ")}. candor ${escape(version)}, MIT licence.</p>
<ul class="small">${lines.map((line) => `<li>${escape(line)}</li>`).join("")}</ul></footer>`;
}
