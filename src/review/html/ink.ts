import type { Mark } from '../table-difference.ts';

/**
 * The colours of a diagram, as names in the form that Graphviz takes. Each stands for a variable of
 * the page, which gives it one value by day and one by night.
 */
export const ink = {
  foreground: '#a0a001',
  muted: '#a0a002',
  line: '#a0a003',
  panel: '#a0a004',
  page: '#a0a005',
  accent: '#a0a006',
  added: '#a0a007',
  addedPanel: '#a0a008',
  changed: '#a0a009',
  changedPanel: '#a0a00a',
  dropped: '#a0a00b',
  droppedPanel: '#a0a00c',
} as const;

/** The rules by which the page gives the names of colours their values. */
export function inkRules(): string {
  return Object.entries(ink)
    .map(([name, color]) => {
      const value = `var(--${name})`;
      return `svg [fill="${color}"] { fill: ${value} } svg [stroke="${color}"] { stroke: ${value} }`;
    })
    .join('\n');
}

/** The colours of what a revision does to something. */
export const markInk: Readonly<
  Record<Mark, { readonly text: string; readonly panel: string; readonly line: string }>
> = {
  added: { text: ink.added, panel: ink.addedPanel, line: ink.added },
  changed: { text: ink.changed, panel: ink.changedPanel, line: ink.changed },
  dropped: { text: ink.dropped, panel: ink.droppedPanel, line: ink.dropped },
  unchanged: { text: ink.foreground, panel: ink.page, line: ink.line },
};

/** What tells the marks apart without colour. */
export const markSigns: Readonly<Record<Mark, string>> = {
  added: '+',
  changed: '~',
  dropped: '−',
  unchanged: ' ',
};
