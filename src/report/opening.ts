/** The first screen: whose world it is, the question, the answer with its range, and the two worlds side by side. */
import { concealmentNote } from "./concealment.ts";
import { escape } from "./escape.ts";
import { amount, grouped, oneIn } from "./number.ts";
import { answerSentence, costSentence, infectionSentence, spreadSentences, thetaRows } from "./sentence.ts";
import { cumulative, peak, total } from "./series.ts";
import { type View, peopleWords } from "./view.ts";

export function opening(view: View): string {
  const { scenario, seeds, version, people } = view.input;
  const hypothetical = scenario.disease.hypothetical
    ? '<p class="lead">Hypothetical: no known disease does this.</p>'
    : "";
  return `<header><div class="top"><b>candor</b><span>${escape(scenario.title)}</span><span class="to">Simulated · ${escape(peopleWords(people))} · seeds ${seeds.people} (people) and ${seeds.fates} (fates) · version ${escape(version)}</span></div>
<h1>${escape(scenario.question)}</h1>${hypothetical}</header>
<div class="answer"><div>${answer(view)}${concealed(view)}</div><div>${worldsTable(view)}${thetaTable(view)}</div></div>`;
}

function answer(view: View): string {
  const { question, input } = view;
  const sentences = question
    ? [
        answerSentence(input.pairs, question),
        infectionSentence(input.pairs, question),
        costSentence(input.pairs, question),
      ]
    : [aloneSentence(view)];
  const spread = spreadSentences(input.pairs).map((sentence) => `<p>${escape(sentence)}</p>`);
  const notice = input.scenario.notice ? `<p>${escape(input.scenario.notice)}</p>` : "";
  const said = sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `<p class="say">${escape(sentence)}</p>`);
  return `${said.join("")}<div class="small">${spread.join("")}${notice}</div>`;
}

/** One world alone has no comparison: what happened, without a worth of anything. */
function aloneSentence(view: View): string {
  const [world] = view.worlds;
  const deaths = total(world!.curves.deaths);
  const infections = total(world!.curves.infections);
  return `${world!.title}: ${grouped(infections)} of ${peopleWords(view.input.people)} are infected by day ${view.input.scenario.days} (${oneIn(infections / Math.max(1, view.input.people))}), and ${grouped(deaths)} die. One world alone: nothing is compared.`;
}

function worldsTable(view: View): string {
  const { worlds, input } = view;
  const row = (words: string, value: (i: number) => string): string =>
    `<tr><th scope="row">${words}</th>${worlds.map((_, i) => `<td class="n">${escape(value(i))}</td>`).join("")}</tr>`;
  const heads = worlds.map(
    ({ side, title }) => `<th scope="col" class="n k${side}">${worldMark(side)}${escape(title)}</th>`,
  );
  const sum = (i: number, name: "deaths" | "infections"): number => total(worlds[i]!.curves[name]);
  const gap = (i: number): number => {
    const { deaths, announced } = worlds[i]!.curves;
    return Math.max(...cumulative(deaths).map((value, day) => value - announced[day]));
  };
  const caption = worlds.length > 1 ? "The pair of worlds shown below" : "The world shown below";
  return `<table class="key"><caption>${caption}, to day ${input.scenario.days}</caption><thead><tr><td></td>${heads.join("")}</tr></thead><tbody>
${row("die", (i) => amount(sum(i, "deaths")))}
${row("of every 100,000", (i) => amount((sum(i, "deaths") / Math.max(1, input.people)) * 1e5))}
${input.lifeDays ? `${row("are alive at the end", (i) => amount(input.people - sum(i, "deaths")))}\n` : ""}${row("are infected", (i) => amount(sum(i, "infections")))}
${row("are ill at once, at most", (i) => amount(peak(worlds[i]!.curves.ill).value))}
${row("deaths not announced, at most", (i) => amount(Math.max(0, gap(i))))}
${row("trust at the end, 0\u00a0to\u00a01", (i) => worlds[i]!.curves.trust.at(-1)!.toFixed(2))}
</tbody></table>`;
}

/** The line and dot by which a world is known: solid and filled, or dashed and hollow. */
export function worldMark(side: "a" | "b"): string {
  const dot =
    side === "a"
      ? '<circle class="fa" cx="13" cy="6" r="4"/>'
      : '<circle class="hollow" cx="13" cy="6" r="3.5"/>';
  return `<svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true"><path class="line mid ${side}" d="M0 6H26"/>${dot}</svg>`;
}

function thetaTable(view: View): string {
  const { pairs, warning, parameters } = view.input;
  const rows = warning === null ? [] : thetaRows(pairs, warning);
  if (rows.length < 2) return "";
  const declared = parameters.find((parameter) => parameter.name === warning)?.declaration.value;
  const highest = rows[rows.length - 1]!.value;
  const name = (value: number): string =>
    value === 0
      ? "not at all"
      : value === declared
        ? "as assumed"
        : value === highest
          ? "strongly"
          : "otherwise";
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${name(row.value)} (${row.value})</th><td>${escape(row.words)}</td><td>${escape(row.range)}</td></tr>`,
  );
  return `<table style="margin-top:26px"><caption>If people act on a warning not yet borne out, which no source can tell (θ)</caption><thead><tr><th scope="col">they do (θ)</th><th scope="col">the answer</th><th scope="col">range</th></tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function concealed(view: View): string {
  const note = view.question ? concealmentNote(view.input.pairs, view.question) : "";
  return note ? `<p class="note" role="note">${escape(note)}</p>` : "";
}
