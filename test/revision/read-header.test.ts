import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../src/revision/read-header.ts';
import { errorOf } from '../support/catch-error.ts';

const written = `/**
 * add posts and widen user names
 *
 * Revision: b2c3d4e5f6a7
 * Revises:  a1b2c3d4e5f6
 * Created:  2026-11-22T10:00:00Z
 */
import { column, type Operations } from 'limbeck';

export const revision = 'b2c3d4e5f6a7';
export const downRevision = 'a1b2c3d4e5f6';
export const branchLabels = [];
export const dependsOn = [];

export async function upgrade(op: Operations): Promise<void> {
  await op.createSchema('shop');
  await op.createSchema('it\\'s');
  await op.addColumn('users', column('name', 'text'));
}
`;

const expected = {
  id: 'b2c3d4e5f6a7',
  parents: ['a1b2c3d4e5f6'],
  branchLabels: [],
  dependsOn: [],
  message: 'add posts and widen user names',
  created: '2026-11-22T10:00:00Z',
  createdSchemas: ['shop', "it's"],
  allowed: [],
};

function compile(source: string, module: ts.ModuleKind): string {
  const compilerOptions = { module, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

function header(text: string): ReturnType<typeof readHeader> {
  return readHeader(text, 'migrations/a.ts');
}

describe('readHeader', () => {
  it('reads a file as it is written', () => {
    expect(header(written)).toEqual(expected);
  });

  it('reads a file with a byte order mark and Windows line ends', () => {
    expect(header(`\uFEFF${written.replaceAll('\n', '\r\n')}`)).toEqual(expected);
  });

  it.each([
    ['an ES module', ts.ModuleKind.ES2022],
    ['a CommonJS module', ts.ModuleKind.CommonJS],
  ])('reads a file compiled to %s', (_, module) => {
    expect(header(compile(written, module))).toEqual(expected);
  });

  it('has no message where the compiler dropped it with an import of types', () => {
    const source = written.replace('column, type Operations', 'type Operations');
    expect(header(compile(source, ts.ModuleKind.ES2022))).toEqual({
      ...expected,
      message: '',
      created: null,
    });
  });

  it.each([
    ['single quotes', "export const revision = 'a1b2';"],
    ['double quotes', 'export const revision = "a1b2";'],
    ['a template', 'export const revision = `a1b2`;'],
    ['a type', "export const revision: string = 'a1b2';"],
    ['a literal type', "export const revision: 'a1b2' | (() => void) = 'a1b2';"],
    ['as const', "export const revision = 'a1b2' as const;"],
    ['satisfies', "export const revision = 'a1b2' satisfies string;"],
    ['let', "export let revision = 'a1b2';"],
    ['var', "export var revision = 'a1b2';"],
    ['no spaces', "export const revision='a1b2'"],
    ['a line break', "export const revision =\n  'a1b2';"],
    ['comments in between', "export const /* id */ revision = // that is\n 'a1b2';"],
    ['a list of exports', "const revision = 'a1b2';\nexport { revision };"],
    ['several in one statement', "export const other = [1, 2], revision = 'a1b2';"],
    ['module.exports', "module.exports.revision = 'a1b2';"],
    [
      'an announced export',
      "exports.upgrade = exports.revision = void 0;\nexports.revision = 'a1b2';",
    ],
    [
      'a list of exports compiled to CommonJS',
      "const revision = 'a1b2';\nexports.revision = revision;",
    ],
  ])('reads an id with %s', (_, declaration) => {
    expect(header(`${declaration}\nexport const downRevision = null\n`).id).toBe('a1b2');
  });

  it.each([
    ['null', 'null', []],
    ['undefined', 'undefined', []],
    ['one id', "'a1b2'", ['a1b2']],
    ['an empty list', '[]', []],
    ['a list', "['a1b2', 'c3d4']", ['a1b2', 'c3d4']],
    ['a list over several lines', '[\n  "a1b2", // first\n  "c3d4",\n]', ['a1b2', 'c3d4']],
    ['a list as const', "['a1b2', 'c3d4'] as const", ['a1b2', 'c3d4']],
    ['an id twice', "['a1b2', 'a1b2']", ['a1b2']],
  ])('reads parents given as %s', (_, value, parents) => {
    const source = `export const revision = 'e5f6';\nexport const downRevision = ${value};\n`;
    expect(header(source).parents).toEqual(parents);
  });

  it('reads labels and dependencies, with types', () => {
    const source = `
      export const revision = 'e5f6'
      export const downRevision: string | null = null
      export const branchLabels: readonly string[] = ['billing']
      export const dependsOn: string | string[] | null = 'a1b2'
    `;
    expect(header(source)).toMatchObject({ branchLabels: ['billing'], dependsOn: ['a1b2'] });
  });

  it.each([
    ['one line', "[allow('drop-table', { reason: 'no \"rows\"' })]", null],
    [
      'several lines and types',
      `[
        // It has moved.
        allow('drop-table', {
          subject: 'users',
          reason: \`no "rows"\`,
        }),
      ] as const`,
      'users',
    ],
    [
      'CommonJS',
      `[(0, limbeck_1.allow)("drop-table", { 'reason': 'no "rows"', subject: "a.b" })]`,
      'a.b',
    ],
    ['a namespace', `[limbeck.allow('drop-table', { reason: 'no "rows"' })]`, null],
  ])('reads what is allowed in %s', (_, value, subject) => {
    const source = `export const revision = 'e5f6';\nexport const downRevision = null;\nexport const allowed = ${value};\n`;
    expect(header(source).allowed).toEqual([
      { hazard: 'drop-table', reason: 'no "rows"', subject },
    ]);
  });

  it('reads a list of things that are allowed, and an empty one', () => {
    const source = "export const revision = 'e5f6';\nexport const downRevision = null;\n";
    const calls = "allow('drop-table', { reason: 'a' }), allow('truncate', { reason: 'b' })";
    expect(header(`${source}export const allowed = [${calls}];`).allowed).toHaveLength(2);
    expect(header(`${source}export const allowed = [];`).allowed).toEqual([]);
    expect(header(source).allowed).toEqual([]);
  });

  it.each([
    ['a line comment', "// export const revision = 'wrong';"],
    ['a block comment', "/* export const revision = 'wrong'; */"],
    ['an unusual block comment', "/***/ /**/ /* * / export const revision = 'wrong'; */"],
    ['a string', 'const text = "export const revision = \'wrong\'";'],
    ['a string with escapes', String.raw`const text = 'it\'s; revision = "wrong"; \\';`],
    ['a template', "const text = `\n;export const revision = 'wrong';\n`;"],
    [
      'a substitution',
      "const text = `${ `}` + '}' + { a: /`/ } } ;export const revision = 'wrong';`;",
    ],
    ['a regular expression', "const text = /export const [/'`\"] revision = 'wrong'/;"],
    ['a division', "const text = 4 / 2; const other = (1) / 2 / 1 // revision = 'wrong'"],
    ['a function', "function make() { const revision = 'wrong'; exports.revision = 'wrong'; }"],
    ['a class', "class Some { revision = 'wrong'; static { const revision = 'wrong'; } }"],
    ['an object', "const text = { revision: 'wrong', exports: { revision: 'wrong' } };"],
    ['a property', "some.thing.deep.revision = 'wrong';"],
    ['a type', "interface Header { revision: 'wrong' }\ntype Other = { revision: 'wrong' };"],
    ['an arrow', "const make = (revision = 'wrong') => revision === 'wrong';"],
  ])('is not fooled by the same words in %s', (_, decoy) => {
    const source = `${decoy}\nexport const revision = 'a1b2';\nexport const downRevision = null;\n`;
    expect(header(source).id).toBe('a1b2');
  });

  it('finds constants that stand after the functions', () => {
    const source = `
      export async function upgrade(op) {
        const ratio = (1 + 2) / 3;
        await op.execute(\`SELECT '\${ratio}' /* \`);
        if (/['"\`]/.test('x')) return { revision: 'wrong' };
      }
      export const revision = 'a1b2', downRevision = null;
    `;
    expect(header(source)).toMatchObject({ id: 'a1b2', parents: [] });
  });

  it.each([
    ['plain comment', '// not this\n/* nor this */\n/** this */\n', 'this'],
    ['blank first line', '/**\n *\n * this\n * not this\n */\n', 'this'],
    ['no stars', '/**\n  this\n*/\n', 'this'],
    ['licence and directive', '"use strict";\n/** this */\n', 'this'],
    ['comment of the body', '', ''],
  ])('takes the message from the leading comment: %s', (_, leading, message) => {
    const source = `${leading}export const revision = 'a1b2', downRevision = null;\n/** body */`;
    expect(header(source).message).toBe(message);
  });

  it.each([
    [
      'no revision',
      'export const other = 1;',
      'The file migrations/a.ts does not declare a `revision`.',
    ],
    ['an empty file', '', 'The file migrations/a.ts does not declare a `revision`.'],
    [
      'only a type',
      'export declare const revision: string;',
      'The file migrations/a.ts does not declare a `revision`.',
    ],
    [
      'no parent',
      "export const revision = 'a1b2';",
      'The migration migrations/a.ts does not declare a `downRevision`.',
    ],
    [
      'a computed id',
      "export const revision = 'a1' + 'b2';",
      'The constant `revision` in migrations/a.ts is not a string written out in place.',
    ],
    [
      'an id with a substitution',
      'export const revision = `a1${b2}`;',
      'The constant `revision` in migrations/a.ts is not a string written out in place.',
    ],
    [
      'an id that is null',
      'export const revision = null;',
      'The constant `revision` in migrations/a.ts is not a string written out in place.',
    ],
    [
      'a parent that is a variable',
      "export const revision = 'a1b2', downRevision = parent;",
      'The constant `downRevision` in migrations/a.ts is not a string, a list of strings or `null` written out in place.',
    ],
    [
      'a list with a variable',
      "export const revision = 'a1b2', downRevision = ['c3d4', parent];",
      'The constant `downRevision` in migrations/a.ts is not a string, a list of strings or `null` written out in place.',
    ],
    [
      'a list that is called',
      "export const revision = 'a1b2', downRevision = ['c3d4'].concat(parents);",
      'The constant `downRevision` in migrations/a.ts is not a string, a list of strings or `null` written out in place.',
    ],
  ])('refuses a file with %s', (_, source, message) => {
    expect(errorOf(() => header(source))).toMatchObject({ code: 'REVISION_INVALID', message });
  });

  it.each(['a-1', 'a+1', 'a@b', 'a:b', 'a b', '', 'head', 'base', '../a', '.a', 'a'.repeat(33)])(
    'refuses the id %j',
    (id) => {
      const source = `export const revision = '${id}', downRevision = null;`;
      expect(errorOf(() => header(source))).toMatchObject({
        code: 'REVISION_INVALID',
        message: `The name \`${id}\` in migrations/a.ts cannot be used for a revision or a branch.`,
      });
    },
  );

  it('refuses a malformed label', () => {
    const source = "export const revision = 'a1', downRevision = null, branchLabels = ['a@b'];";
    expect(errorOf(() => header(source)).message).toContain('`a@b`');
  });

  it('never runs the file', () => {
    const source = `throw new Error('run');\n${written}`;
    expect(header(source).id).toBe('b2c3d4e5f6a7');
  });
});
