/** A TypeScript expression, to be laid out when its place on the page is known. */
export type Code =
  /** Text that is written as it stands, with the names in it. */
  | { readonly kind: 'text'; readonly text: string; readonly imports: readonly Import[] }
  | Call
  | { readonly kind: 'list'; readonly items: readonly Code[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Code])[] }
  /** An arrow function whose body is a list of statements, which it waits for where it has no parameter. */
  | {
      readonly kind: 'block';
      readonly parameter: string | null;
      readonly statements: readonly Code[];
    };

/** A call of a function of Limbeck, of a method, or of a function that the module `from` exports. */
export interface Call {
  readonly kind: 'call';
  readonly callee: string;
  readonly values: readonly Code[];
  readonly from?: string;
  /** Stands above it as a comment, where it is a statement. */
  readonly remark?: string;
}

/** What an expression needs to have imported; `from` is null for Limbeck. */
export interface Import {
  readonly name: string;
  readonly from: string | null;
}

const width = 100;

/** Text in which `names` are those of Limbeck. */
export function text(value: string, names: readonly string[] = []): Code {
  const imports = names.map((name) => ({ name, from: null }));
  return { kind: 'text', text: value, imports };
}

export function call(callee: string, ...values: readonly Code[]): Call {
  return { kind: 'call', callee, values };
}

export function list(items: readonly Code[]): Code {
  return { kind: 'list', items };
}

/** An object literal of the entries that are there; null when there are none. */
export function object(entries: readonly (readonly [string, Code | null])[]): Code | null {
  const present = entries.flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  return present.length === 0 ? null : { kind: 'object', entries: present };
}

/** A string, number, boolean or null as a literal, strings in single quotes. */
export function literal(value: string | number | bigint | boolean | null): Code {
  if (typeof value === 'string') return text(quote(value));
  return text(typeof value === 'bigint' ? `${value}n` : String(value));
}

export function strings(values: readonly string[]): Code {
  return list(values.map((value) => literal(value)));
}

/** The inside of a template literal that stands for `value` character by character. */
export function escapeTemplate(value: string): string {
  return value.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`);
}

/** A string as a literal, in the quotes that need the fewest escapes. */
export function quote(value: string): string {
  if (value.includes('\n')) return `\`${escapeTemplate(value)}\``;
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
  return escaped.includes("'") && !escaped.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replaceAll("'", String.raw`\'`)}'`;
}

/** The names that an expression uses. */
export function importsOf(code: Code): readonly Import[] {
  switch (code.kind) {
    case 'text':
      return code.imports;
    case 'call':
      return [
        ...(code.callee.includes('.') ? [] : [{ name: code.callee, from: code.from ?? null }]),
        ...code.values.flatMap(importsOf),
      ];
    case 'list':
      return code.items.flatMap(importsOf);
    case 'object':
      return code.entries.flatMap(([, value]) => importsOf(value));
    case 'block':
      return code.statements.flatMap(importsOf);
  }
}

/**
 * An expression as text: on one line where that fits, else broken at its
 * outermost brackets. `indent` is that of the line it starts on, `used` what stands on that line
 * before and after it.
 */
export function print(code: Code, indent: string, used: number): string {
  const flat = printFlat(code);
  return flat !== null && indent.length + used + flat.length <= width
    ? flat
    : // One of them stands at the end: a comma, a semicolon.
      printBroken(code, indent, used - 1);
}

/** A statement on lines of its own, under its remark; `before` are the words that it begins with. */
export function printStatement(code: Code, indent: string, before: string): string {
  const remark = code.kind === 'call' ? (code.remark ?? '') : '';
  return `${commentLines(remark, indent)}${indent}${before}${print(code, indent, before.length + 1)};\n`;
}

function commentLines(remark: string, indent: string): string {
  const start = `${indent}//`;
  let [lines, line] = ['', start];
  for (const word of remark.split(/\s+/).filter((each) => each !== '')) {
    if (line !== start && line.length + 1 + word.length > width) {
      lines += `${line}\n`;
      line = start;
    }
    line += ` ${word}`;
  }
  return line === start ? '' : `${lines}${line}\n`;
}

function printFlat(code: Code): string | null {
  switch (code.kind) {
    case 'text':
      return code.text;
    case 'call':
      return wrap(code.callee + '(', flatten(code.values), ')');
    case 'list':
      return wrap('[', flatten(code.items), ']');
    case 'object':
      return wrap(
        '{ ',
        flatten(
          code.entries.map(([, value]) => value),
          code.entries,
        ),
        ' }',
      );
    case 'block':
      return null;
  }
}

function flatten(
  values: readonly Code[],
  entries?: readonly (readonly [string, Code])[],
): string | null {
  const printed = values.map(printFlat);
  if (printed.includes(null)) return null;
  return printed
    .map((value, position) => {
      const key = entries?.[position]?.[0];
      return key === undefined ? value : `${key}: ${value}`;
    })
    .join(', ');
}

function wrap(before: string, inside: string | null, after: string): string | null {
  return inside === null ? null : before + inside + after;
}

/** `before` columns are taken on the line it starts on. */
function printBroken(code: Code, indent: string, before: number): string {
  const inner = `${indent}  `;
  switch (code.kind) {
    case 'text':
      return code.text;
    case 'call':
      return printBrokenCall(code.callee, code.values, { indent, before });
    case 'list':
      return `[\n${code.items.map((item) => `${inner}${print(item, inner, 1)},\n`).join('')}${indent}]`;
    case 'object':
      return `{\n${code.entries
        .map(([key, value]) => `${inner}${key}: ${print(value, inner, key.length + 3)},\n`)
        .join('')}${indent}}`;
    case 'block':
      return printBlock(code.parameter, code.statements, indent);
  }
}

function printBlock(parameter: string | null, statements: readonly Code[], indent: string): string {
  const head = parameter === null ? 'async () =>' : `(${parameter}) =>`;
  const before = parameter === null ? 'await ' : '';
  const inner = `${indent}  `;
  const lines = statements.map((statement) => printStatement(statement, inner, before));
  return `${head} {\n${lines.join('')}${indent}}`;
}

/** A last value that has brackets of its own hugs those of the call, as formatters do. */
function printBrokenCall(
  callee: string,
  values: readonly Code[],
  { indent, before }: { readonly indent: string; readonly before: number },
): string {
  const last = values.at(-1);
  const others = values.slice(0, -1).map(printFlat);
  if (
    last !== undefined &&
    last.kind !== 'text' &&
    last.kind !== 'call' &&
    !others.includes(null)
  ) {
    const head = `${callee}(${[...others, ''].join(', ')}`;
    const body = printBroken(last, indent, 0);
    const opening = body.indexOf('\n');
    if (indent.length + before + head.length + opening <= width) return `${head}${body})`;
  }
  const inner = `${indent}  `;
  const lines = values.map((value) => `${inner}${print(value, inner, 1)},\n`).join('');
  return `${callee}(\n${lines}${indent})`;
}
