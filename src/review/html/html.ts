/** A piece of HTML, which is written as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text, which is escaped, and HTML; of a list, one after the other. */
export type Content = string | number | Html | null | readonly Content[];

/** Writes HTML: whatever is put in is escaped, unless it is {@link Html} itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const [first = '', ...rest] = strings;
  return new Html(first + rest.map((text, index) => render(contents[index]) + text).join(''));
}

function render(content: Content | undefined): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeHtml(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, in quotes too. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
