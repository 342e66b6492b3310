import { entity, type Entity } from '../../acceptance/case.ts';
import type { GoldenCase } from './golden-case.ts';

type Columns = NonNullable<Entity['columns']>;

const items = (columns: Columns): Entity => entity('items', columns);
const first: Columns = {
  name: { type: String, length: 100 },
  note: { type: String, length: 255, nullable: true },
  code: { type: String, length: 20 },
  price: { type: 'decimal', precision: 10, scale: 2, default: 0 },
};
const second: Columns = {
  name: { type: String, length: 200 },
  note: { type: 'text', nullable: true },
  price: { type: 'decimal', precision: 12, scale: 4, default: 0.5 },
  stock: { type: 'int', default: 0 },
  brand: { type: String, length: 40 },
};
const priced = { price: { type: 'int' }, amount: { type: 'int' } } as const;

export const columns: readonly GoldenCase[] = [
  { name: 'postgres-columns', database: 'postgres', from: [items(first)], to: [items(second)] },
  { name: 'sqlite-columns', database: 'sqlite', from: [items(first)], to: [items(second)] },
  { name: 'mysql-columns', database: 'mysql', from: [items(first)], to: [items(second)] },
  ...(['postgres', 'mysql', 'sqlite'] as const).map((database): GoldenCase => ({
    name: `${database}-renamed-values`,
    database,
    from: [items({ state: { type: 'simple-enum', enum: ['draft', 'sent'], default: 'draft' } })],
    to: [
      items({
        state: { type: 'simple-enum', enum: ['drafted', 'sent', 'held'], default: 'drafted' },
      }),
    ],
  })),
  {
    name: 'postgres-narrowing',
    database: 'postgres',
    from: [items({ name: { type: 'text', nullable: true }, count: { type: 'bigint' } })],
    to: [items({ name: { type: String, length: 20, default: 'none' }, count: { type: 'int' } })],
  },
  {
    name: 'mariadb-not-null',
    database: 'mariadb',
    from: [items({ name: { type: String, length: 20, nullable: true } })],
    to: [items({ name: { type: String, length: 20 } })],
  },
  {
    name: 'postgres-defaults',
    database: 'postgres',
    from: [items({})],
    to: [
      items({
        text: { type: String, default: 'it\'\'s "quoted"' },
        path: { type: String, default: 'C:\\temp' },
        empty: { type: String, default: '' },
        number: { type: 'float', default: 1.5 },
        big: { type: 'bigint', default: '9007199254740993' },
        flag: { type: Boolean, default: false },
        day: { type: 'date', default: () => 'CURRENT_DATE' },
        at: { type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' },
        soon: { type: 'timestamp', default: () => "now() + interval '1 day'" },
        settings: { type: 'jsonb', default: { theme: 'dark', sizes: [1, 2] } },
        tags: { type: 'text', array: true, default: ['a b', 'c'] },
        token: { type: 'uuid', default: () => 'gen_random_uuid()' },
      }),
    ],
  },
  {
    name: 'postgres-numbering',
    database: 'postgres',
    from: [
      {
        name: 'serial',
        columns: { id: { type: Number, primary: true, generated: 'increment' } },
      },
    ],
    to: [
      {
        name: 'serial',
        columns: { id: { type: Number, primary: true, generated: 'identity' as 'increment' } },
      },
      { name: 'tokens', columns: { id: { type: 'uuid', primary: true, generated: 'uuid' } } },
    ],
  },
  {
    name: 'mysql-computed',
    database: 'mysql',
    from: [
      items({
        ...priced,
        total: {
          type: 'int',
          asExpression: 'price * amount',
          generatedType: 'STORED',
          nullable: true,
        },
      }),
    ],
    to: [
      items({
        ...priced,
        total: {
          type: 'int',
          asExpression: 'price * amount + 1',
          generatedType: 'STORED',
          nullable: true,
        },
        label: {
          type: String,
          length: 50,
          asExpression: "concat('#', amount, ' at ', price)",
          generatedType: 'VIRTUAL',
          nullable: true,
        },
      }),
    ],
  },
];
