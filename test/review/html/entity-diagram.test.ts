import { describe, expect, test } from 'vitest';
import { loadDraw } from '../../../src/review/html/draw.ts';
import { entityDiagram } from '../../../src/review/html/entity-diagram.ts';
import type {
  Difference,
  Mark,
  ReportColumn,
  TableDifference,
} from '../../../src/review/table-difference.ts';

const draw = await loadDraw();

/** The texts of a diagram, in the order in which they are drawn. */
function textsOf(tables: readonly TableDifference[]): readonly string[] {
  const svg = draw(entityDiagram(tables)).text;
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)]
    .map(([, text = '']) => text.replaceAll('&#160;', ' ').trim())
    .filter((text) => text !== '');
}

function column(name: string, more: Partial<ReportColumn> = {}): ReportColumn {
  return {
    name,
    type: 'integer',
    nullable: false,
    default: null,
    generated: null,
    isIdentity: false,
    comment: null,
    ...more,
  };
}

function as<Part>(mark: Mark, part: Part, before = part): Difference<Part> {
  return {
    mark,
    before: mark === 'added' ? null : before,
    after: mark === 'dropped' ? null : part,
  };
}

function table(name: string, mark: Mark, more: Partial<TableDifference> = {}): TableDifference {
  const parts = { columns: [], keys: [], indexes: [], foreignKeys: [] };
  return { ...as(mark, { name, comment: null }), ...parts, ...more };
}

const key = (columns: readonly string[]) =>
  ({ kind: 'primaryKey', name: null, columns, expression: null }) as const;
const reference = (name: string, referencedTable: string) =>
  ({
    name: `fk_${name}`,
    columns: [name],
    referencedTable,
    referencedColumns: ['id'],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  }) as const;

describe('a table', () => {
  test('says of each part what becomes of it, without colour too', () => {
    const users = table('users', 'changed', {
      columns: [
        as('unchanged', column('id')),
        as('changed', column('name', { type: 'text' }), column('name', { nullable: true })),
        as('dropped', column('code')),
        as('added', column('age')),
      ],
      keys: [as('unchanged', key(['id']))],
      indexes: [
        as('added', { name: 'ix', keys: ['age'], unique: true, where: 'age > 0' }),
        as('unchanged', { name: 'iy', keys: ['name'], unique: false, where: null }),
      ],
    });
    expect(textsOf([users])).toEqual([
      '~ users',
      'id',
      'integer',
      'PK',
      '~ name',
      'integer null → text',
      '− code',
      'integer',
      '+ age',
      'integer',
      '+ unique index (age) where age &gt; 0',
    ]);
  });

  test('that is large shows what changes, and what keys go by', () => {
    const columns = Array.from({ length: 30 }, (_, index) =>
      as(index === 9 ? 'dropped' : 'unchanged', column(`c${index}`)),
    );
    const wide = table('wide', 'changed', { columns, keys: [as('unchanged', key(['c0']))] });
    expect(textsOf([wide])).toEqual([
      '~ wide',
      'c0',
      'integer',
      'PK',
      '− c9',
      'integer',
      '… 28 more, unchanged',
    ]);
  });

  test('that is only referred to shows the columns that are', () => {
    const posts = table('posts', 'added', {
      columns: [as('added', column('user_id'))],
      foreignKeys: [as('added', reference('user_id', 'users'))],
    });
    const users = table('users', 'unchanged', {
      columns: ['id', 'name'].map((name) => as('unchanged', column(name))),
    });
    expect(textsOf([posts, users])).toEqual([
      '+ posts',
      '+ user_id',
      'integer',
      'FK',
      'users',
      'id',
      'integer',
      '… 1 more, unchanged',
    ]);
  });

  test('under another name shows both', () => {
    const renamed = { ...table('users', 'changed'), before: { name: 'people', comment: null } };
    expect(textsOf([renamed])).toEqual(['~ people → users']);
  });

  test.each(['a "b" <c> & \'d\' \\ é 名', '{|}', '<b>x</b>'])('may be called %s', (name) => {
    const odd = table(name, 'unchanged', {
      columns: [as('added', column(name))],
      foreignKeys: [as('added', reference(name, name))],
    });
    const escaped = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
    expect(textsOf([odd])).toContain(escaped);
  });
});

describe('a foreign key', () => {
  const edges = (mark: Mark): number => {
    const users = table('users', 'unchanged', { columns: [as('unchanged', column('id'))] });
    const posts = table('posts', 'changed', {
      columns: [as('unchanged', column('user_id'))],
      foreignKeys: [as(mark, reference('user_id', 'users'))],
    });
    return [...draw(entityDiagram([posts, users])).text.matchAll(/class="edge"/g)].length;
  };

  test.each(['added', 'dropped', 'unchanged'] as const)('that is %s is a line', (mark) => {
    expect(edges(mark)).toBe(1);
  });

  test('to a table that is not shown is none', () => {
    const posts = table('posts', 'changed', {
      columns: [as('unchanged', column('user_id'))],
      foreignKeys: [as('added', reference('user_id', 'elsewhere'))],
    });
    expect(draw(entityDiagram([posts])).text).not.toContain('class="edge"');
  });
});
