import { instance } from '@viz-js/viz';
import { Html } from './html.ts';

/** Draws graphs in the language of Graphviz (https://graphviz.org/doc/info/lang.html) as SVG. */
export type Draw = (graph: string) => Html;

/** Graphviz itself, in WebAssembly: it draws without a browser and without a network. */
export async function loadDraw(): Promise<Draw> {
  const viz = await instance();
  return (graph) => {
    const svg = viz.renderString(graph, { format: 'svg_inline', engine: 'dot' });
    // Nodes of several diagrams of one page have the same ids, which nothing refers to.
    return new Html(limitWidth(svg.replaceAll(/ id="[^"]*"/g, '')));
  };
}

/** A wide drawing gets smaller to fit the page, as long as it can be read; then the page scrolls it. */
function limitWidth(svg: string): string {
  return svg.replace(
    /<svg width="(\d+)pt" height="\d+pt"/,
    (_, width: string) =>
      `<svg width="${width}pt" style="max-width: 100%; min-width: ${Math.round(Number(width) * 0.6)}pt"`,
  );
}

/** The one whose widths Graphviz knows; what the page takes for it is as wide. */
export const font = 'Arial';

/** A text in quotes, as a name or an attribute of a graph. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
