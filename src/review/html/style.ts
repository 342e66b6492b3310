import { inkRules } from './ink.ts';

const day = `
  --page: #ffffff; --foreground: #1f2328; --muted: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --accent: #0550ae;
  --added: #116329; --addedPanel: #dafbe1;
  --changed: #7d4e00; --changedPanel: #fff8c5;
  --dropped: #a40e26; --droppedPanel: #ffebe9;`;

const night = `
  --page: #0d1117; --foreground: #e6edf3; --muted: #9198a1; --line: #3d444d; --panel: #161c24;
  --accent: #79c0ff;
  --added: #56d364; --addedPanel: #11271b;
  --changed: #e3b341; --changedPanel: #2b2311;
  --dropped: #ff7b72; --droppedPanel: #2d1619;`;

/** The style sheet of the page, by day and by night. */
export const style = `
:root { color-scheme: light dark; ${day} }
@media (prefers-color-scheme: dark) { :root { ${night} } }
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 1.5rem;
  background: var(--page); color: var(--foreground);
  font: 15px/1.5 Helvetica, Arial, sans-serif;
}
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
code, pre { font: .85em/1.5 ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; }
pre {
  margin: 0; padding: .75rem; overflow-x: auto; background: var(--panel);
  border: 1px solid var(--line); border-radius: 6px;
}
.muted { color: var(--muted); }
.added { color: var(--added); } .changed { color: var(--changed); } .dropped { color: var(--dropped); }
.badge {
  display: inline-block; padding: 0 .6em; border: 1px solid currentColor; border-radius: 1em;
  font-size: .85rem; white-space: nowrap;
}
article { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
figure { margin: .5rem 0; padding: .5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
figure svg { display: block; margin: 0 auto; }
figcaption { color: var(--muted); font-size: .85rem; }
svg text { font-family: Helvetica, Arial, sans-serif; }
svg a { cursor: default; }
ul.changes, ul.hazards { list-style: none; margin: 0; padding: 0; }
ul.changes li { display: flex; gap: .75rem; }
ul.changes code { overflow-wrap: anywhere; }
ul.changes .line { min-width: 2.5em; text-align: right; color: var(--muted); font-size: .85rem; }
ul.hazards li { margin: .5rem 0; padding: .5rem .75rem; border-left: 4px solid; background: var(--panel); overflow-wrap: anywhere; }
ul.hazards li > * { color: var(--foreground); }
ul.hazards li > strong { color: inherit; }
.columns { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
.columns > * { min-width: 0; }
.columns h4 { margin: 0 0 .25rem; font-size: .85rem; color: var(--muted); }
details { margin: .75rem 0; }
summary { cursor: pointer; }
.table { overflow-x: auto; }
table.list { border-collapse: collapse; width: 100%; margin: 1rem 0; }
table.list th, table.list td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
${inkRules()}
@media (max-width: 30rem) { body { padding: 1rem; } }
`;
