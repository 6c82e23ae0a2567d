/** The one style sheet of report and pictures: colours, type and marks of both worlds, in light and dark. */

const LIGHT = `--paper:#fbfaf6;--panel:#f3f1ea;--rule:#d9d5ca;--ink:#16191d;--quiet:#5a5f64;--a:#0f6b6b;--b:#b3541e;
--said:rgba(22,25,29,.55);--spared:#2f7d4f;--later:#8fb99b;--earlier:#c9a227;--newly:#7a1f3d;
--sea:#fbfaf6;--land:#efece3;--border:#cbc6b8;--minor:#e0dccf;
--s0:#ecdfe0;--s1:#dcbcc2;--s2:#c792a0;--s3:#ad667c;--s4:#8f3d5a;--s5:#63142f;
--d0:#63142f;--d1:#a8506c;--d2:#d9aab5;--d3:#d6d2c6;--d4:#a9cdb3;--d5:#559a70;--d6:#1d5c37`;

const DARK = `--paper:#14171a;--panel:#1c2024;--rule:#343a40;--ink:#eceae4;--quiet:#a5a8a8;--a:#5cc8c0;--b:#f0a070;
--said:rgba(236,234,228,.6);--spared:#6fbf90;--later:#b4d6bd;--earlier:#e6c860;--newly:#d9708f;
--sea:#14171a;--land:#1f2428;--border:#4a5259;--minor:#2b3136;
--s0:#3a2a31;--s1:#5b3343;--s2:#824257;--s3:#ab5b75;--s4:#d0869c;--s5:#f5c6d2;
--d0:#f2a3b9;--d1:#c15f7e;--d2:#7d4156;--d3:#3f444a;--d4:#3b6b4d;--d5:#5fae7f;--d6:#a8e3bf`;

/** Inside any picture; colours come from the variables. */
export const MARKS: string = `svg text{font:400 12px Inter,system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums}
svg .q{fill:var(--quiet)}svg .stamp{font-size:11px;fill:var(--quiet)}svg .name{font-size:13px;font-weight:600}
svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
svg .place{font-size:11px;paint-order:stroke;stroke:var(--land);stroke-width:3px;stroke-linejoin:round}
.grid{stroke:var(--rule);stroke-width:1;fill:none}.base{stroke:var(--ink);stroke-width:1;fill:none}
.line{fill:none;stroke-linejoin:round;stroke-linecap:round}
.a{stroke:var(--a)}.b{stroke:var(--b)}.ink{stroke:var(--ink)}.said{stroke:var(--said)}
.b.line{stroke-dasharray:7 4;stroke-linecap:butt}
.bold{stroke-width:2.75}.mid{stroke-width:1.4}.thin{stroke-width:.75;opacity:.34}.b.thin.line{stroke-dasharray:4 3}
.band{stroke:none;opacity:.11}.band.a,.fa{fill:var(--a)}.band.b,.fb{fill:var(--b)}
svg .ta{fill:var(--a)}svg .tb{fill:var(--b)}.fi{fill:var(--ink)}.hollow{fill:var(--paper);stroke:var(--b);stroke-width:1.5}
.pole{stroke-width:1;opacity:.55}.pole.up{stroke-dasharray:1 3}
.hatch{stroke:var(--ink);stroke-width:1;opacity:.4}
.spared{fill:var(--spared)}.later{fill:var(--later)}.earlier{fill:var(--earlier)}.newly{fill:var(--newly)}
.sea{fill:var(--sea)}.land{fill:var(--land)}.border{fill:none;stroke:var(--border);stroke-width:1}
.minor{fill:none;stroke:var(--minor);stroke-width:.75}
${[0, 1, 2, 3, 4, 5].map((i) => `.s${i}{fill:var(--s${i})}`).join("")}
${[0, 1, 2, 3, 4, 5, 6].map((i) => `.d${i}{fill:var(--d${i})}`).join("")}
.spot{stroke:var(--paper);stroke-width:.6}`;

/** For a picture that stands alone: light, system fonts where Inter is not installed. */
export const PICTURE_STYLE: string = `svg{${LIGHT}}${MARKS}
svg .say{font:400 26px "Source Serif 4",Georgia,"Times New Roman",serif}svg .word{font:600 19px "Source Serif 4",Georgia,serif}`;

const PAGE = `*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1184px;padding:28px 32px 64px;font:400 15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,.say,figcaption,.prose,.lead{font-family:"Source Serif 4",Georgia,"Times New Roman",serif;font-variant-numeric:lining-nums}
a{color:inherit}
.top{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;border-bottom:1px solid var(--ink);padding-bottom:10px;font-size:13px;color:var(--quiet)}
.top b{font:600 24px/1 "Source Serif 4",Georgia,serif;color:var(--ink);letter-spacing:.01em}.top .to{margin-left:auto}
h1{font-size:36px;line-height:1.15;font-weight:400;margin:36px 0 24px;max-width:26em;text-wrap:balance}
h2{font-size:24px;line-height:1.25;font-weight:600;margin:0 0 4px}
h3{font-size:18px;line-height:1.3;font-weight:600;margin:0 0 4px}
section{border-top:1px solid var(--rule);margin-top:52px;padding-top:20px}
.lead{font-size:18px;line-height:1.5;max-width:66ch;margin:0 0 8px;color:var(--quiet)}
.answer{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:24px 56px;align-items:start}
.say{font-size:24px;line-height:1.38;margin:0 0 14px;max-width:66ch;text-wrap:pretty}
.say+.say{font-size:18px;line-height:1.5}
.small{font-size:13px;line-height:1.5;color:var(--quiet);max-width:86ch}.small p{margin:0 0 6px}.answer .small{font-size:15px}
.note{border-left:3px solid var(--newly);background:var(--panel);padding:14px 18px;margin:20px 0 0;max-width:76ch;font-family:"Source Serif 4",Georgia,serif;font-size:18px;line-height:1.45}
.prose{font-size:18px;line-height:1.5;max-width:66ch}.prose li{margin:0 0 10px;break-inside:avoid}ul.prose{columns:2;column-gap:48px;max-width:none;padding-left:1.1em;margin:14px 0 0}
figure{margin:24px 0 0;min-width:0}h3+figure{margin-top:10px}.pair+.pair,figure+.pair{margin-top:32px}figcaption{font-size:15px;line-height:1.45;margin:8px 0 0;max-width:78ch}
figcaption b{font-weight:600}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 48px}
.three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:8px 28px}
svg{display:block;max-width:100%;height:auto;overflow:visible}svg.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:6px 18px;font-size:13px;margin:12px 0 0}
.legend svg,td svg,th svg,h3 svg{display:inline-block;vertical-align:-1px;margin-right:6px}
table{border-collapse:collapse;font-size:13px;line-height:1.4;width:100%}
caption{text-align:left;font-size:13px;color:var(--quiet);padding:0 0 6px}
th,td{text-align:left;font-weight:400;vertical-align:baseline;padding:5px 14px 5px 0;border-bottom:1px solid var(--rule)}
tbody th:first-child{white-space:normal}thead th{color:var(--quiet);border-bottom-color:var(--ink);vertical-align:bottom}
td.n,th.n{text-align:right;white-space:nowrap}thead th.n{white-space:normal}.key thead svg{display:block;margin:0 0 2px auto}.key th[scope=row]{min-width:9em}th:last-child,td:last-child{padding-right:0}
.key th,.key td{font-size:15px}.ka{color:var(--a);font-weight:600}.kb{color:var(--b);font-weight:600}
tr.differs td,tr.differs th{background:var(--panel)}tr.differs td.v{font-weight:600}
details{margin:8px 0 0;font-size:13px}summary{cursor:pointer;color:var(--quiet);width:max-content;max-width:100%;padding:2px 0}
summary:focus-visible{outline:2px solid var(--a);outline-offset:3px}
.scroll{overflow-x:auto;max-height:420px;overflow-y:auto;margin:6px 0 0;border-top:1px solid var(--rule)}
.wide{overflow-x:auto}.wide table{min-width:640px}
pre{background:var(--panel);border:1px solid var(--rule);padding:12px 16px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
td,th,p,li,figcaption,h1,h2,h3{overflow-wrap:break-word}
footer{margin-top:52px;border-top:1px solid var(--ink);padding-top:14px}
@media (max-width:760px){body{padding:18px 16px 48px}h1{font-size:30px;margin:24px 0 18px}.say{font-size:20px}
.answer,.pair,.three{grid-template-columns:minmax(0,1fr);gap:20px}ul.prose{columns:1}section{margin-top:40px}.top .to{margin-left:0;width:100%}
svg.narrow{display:block}svg.broad{display:none}.key th,.key td{font-size:13px}th,td{padding-right:10px}}
@media print{body{max-width:none;padding:0;font-size:12px}section{break-inside:auto}figure,table{break-inside:avoid}
.scroll{max-height:none}details:not([open]){display:none}svg.narrow{display:none}svg.broad{display:block}h2{break-after:avoid}}`;

/** The page's style; `faces` are the embedded fonts' rules, or nothing. */
export function pageStyle(faces: string): string {
  return `${faces}:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
@media print{:root{${LIGHT}}}
${MARKS}
${PAGE}`;
}

/** Rules that embed the two fonts as data. */
export function fontFaces(serif: string, sans: string): string {
  const face = (family: string, data: string): string =>
    `@font-face{font-family:"${family}";font-weight:200 900;font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  return face("Source Serif 4", serif) + face("Inter", sans);
}
