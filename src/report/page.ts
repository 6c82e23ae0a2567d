/** The report: one HTML file without scripts that opens offline and asks for nothing from anywhere. */
import { carrierSection } from "./carriers.ts";
import { citySection } from "./city.ts";
import { escape } from "./escape.ts";
import type { ReportInput } from "./input.ts";
import { leftSection } from "./left.ts";
import { closing, diseaseSection, limitsSection, parameterSection } from "./limits.ts";
import { costSection, livesSection } from "./lives.ts";
import { opening } from "./opening.ts";
import { curveSection, knowledgeSection, mapSection, truthSection } from "./plates.ts";
import { fontFaces, pageStyle } from "./style.ts";
import { takeOffSection } from "./takeoff.ts";
import { type View, makeView } from "./view.ts";
import { reversalSection, worthSection } from "./worth.ts";

/** Nothing may load but what is inside the file; scripts not at all. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/** The parts in the order in which they are read. */
const PARTS: readonly ((view: View) => string)[] = [
  opening,
  curveSection,
  mapSection,
  truthSection,
  knowledgeSection,
  livesSection,
  costSection,
  citySection,
  leftSection,
  worthSection,
  carrierSection,
  reversalSection,
  takeOffSection,
  limitsSection,
  parameterSection,
  diseaseSection,
  closing,
];

/** Renders a pair of worlds, or one alone, as a whole page. Every string of the input is escaped. */
export function renderReport(input: ReportInput): string {
  const view = makeView(input);
  const faces = input.fonts ? fontFaces(input.fonts.serif, input.fonts.sans) : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="candor ${escape(input.version)}">
<title>${escape(`${input.scenario.title} · candor, simulated`)}</title><style>${pageStyle(faces)}</style></head>
<body><main>${PARTS.map((part) => part(view)).join("\n")}</main></body></html>
`;
}
