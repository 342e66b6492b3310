import { importsOf, printStatement, quote, type Import } from './code.ts';
import type { Migration, MigrationSection } from './migration.ts';
import { joinBlocks } from './join-blocks.ts';
import { itemRenderer, type RenderItem } from './render-item.ts';
import { renderOperation } from './render-operation.ts';

/** `upgrade` or `downgrade` of a migration file. */
export interface RenderedFunction {
  readonly text: string;
  /** What is in its braces. */
  readonly body: string;
  readonly imports: readonly Import[];
}

/** A function; for several databases an object that has one for each, by its name. */
export function renderFunction(
  direction: 'upgrade' | 'downgrade',
  { body: content }: Pick<Migration, 'body'>,
  renderItem: RenderItem,
): RenderedFunction {
  if (!isMap(content)) {
    const { body, imports } = renderStatements(content, { direction, renderItem, indent: '  ' });
    const head = `async function ${direction}(${parameter(body)}: Operations): Promise<void>`;
    return { text: `export ${head} {\n${body}}\n`, body, imports };
  }
  const sections = Array.from(content, ([name, section]) => ({
    name,
    ...renderStatements(section, { direction, renderItem, indent: '    ' }),
  }));
  const methods = sections.map(({ name, body }) => {
    const head = `  async ${propertyName(name)}(${parameter(body)}: Operations): Promise<void>`;
    return body === '' ? `${head} {},\n` : `${head} {\n${body}  },\n`;
  });
  return {
    text: `export const ${direction} = {\n${methods.join('')}};\n`,
    body: methods.join(''),
    imports: sections.flatMap(({ imports }) => imports),
  };
}

function isMap(content: Migration['body']): content is ReadonlyMap<string, MigrationSection> {
  return content instanceof Map;
}

function renderStatements(
  section: MigrationSection,
  style: {
    readonly direction: 'upgrade' | 'downgrade';
    readonly renderItem: RenderItem;
    readonly indent: string;
  },
): Pick<RenderedFunction, 'body' | 'imports'> {
  const context = { ...section, render: itemRenderer(style.renderItem) };
  const statements = joinBlocks(
    section[style.direction].flatMap((each) => renderOperation(each, context)),
  );
  const lines = statements.map((code) => printStatement(code, style.indent, 'await '));
  return { body: lines.join(''), imports: statements.flatMap(importsOf) };
}

function parameter(body: string): string {
  return body === '' ? '_op' : 'op';
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
