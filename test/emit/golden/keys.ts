import { entity, type Entity } from '../../acceptance/case.ts';
import type { GoldenCase } from './golden-case.ts';

const rooms = (more: Partial<Entity> = {}): Entity =>
  entity(
    'rooms',
    {
      building: { type: 'int' },
      floor: { type: 'int' },
      name: { type: String, length: 80 },
      during: { type: 'tstzrange' },
      closed: { type: Boolean, default: false },
    },
    more,
  );
const posts = (more: Partial<Entity> = {}): Entity =>
  entity(
    'posts',
    { title: { type: String, length: 80 }, body: { type: 'text' }, place: { type: 'point' } },
    more,
  );
const buildings: Entity = {
  name: 'buildings',
  columns: { city: { type: 'int', primary: true }, number: { type: 'int', primary: true } },
};

/** The columns of rooms that people are in. */
function inUse(nullable: boolean, length: number): Entity['columns'] {
  return {
    id: { type: Number, primary: true, generated: true },
    building: { type: 'int' },
    floor: { type: 'int', nullable },
    name: { type: 'varchar', length, nullable },
  };
}

export const keys: readonly GoldenCase[] = [
  {
    name: 'postgres-constraints',
    database: 'postgres',
    from: [buildings, rooms({ checks: [{ name: 'ck_rooms_floor', expression: 'floor > 0' }] })],
    to: [
      buildings,
      rooms({
        checks: [{ name: 'ck_rooms_floor', expression: 'floor > -3 AND floor < 100' }],
        uniques: [
          {
            name: 'uq_rooms_name',
            columns: ['building', 'name'],
            deferrable: 'INITIALLY DEFERRED',
          },
        ],
        exclusions: [
          {
            name: 'xcl_rooms_during',
            expression: 'USING gist (during WITH &&) WHERE (NOT closed)',
          },
        ],
        foreignKeys: [
          {
            name: 'fk_rooms_building',
            target: 'buildings',
            columnNames: ['building', 'floor'],
            referencedColumnNames: ['city', 'number'],
            onDelete: 'CASCADE',
            deferrable: 'INITIALLY IMMEDIATE',
          },
        ],
        indices: [
          { name: 'ix_rooms_open', columns: ['building', 'floor'], where: 'NOT closed' },
          { name: 'ix_rooms_during', columns: ['during'], spatial: true },
        ],
      }),
    ],
  },
  {
    name: 'postgres-indexes-by-hand',
    database: 'postgres',
    from: [rooms()],
    to: [entity('halls')],
    made: {
      postgres: [
        "CREATE UNIQUE INDEX ix_name ON rooms (lower(name) DESC NULLS LAST, building) INCLUDE (floor) WHERE name <> 'it''s'",
        'CREATE INDEX ix_pattern ON rooms USING btree (name text_pattern_ops, name COLLATE "C")',
      ],
    },
  },
  {
    name: 'mysql-indexes',
    database: 'mysql',
    from: [posts()],
    to: [
      posts({
        indices: [
          { name: 'ix_posts_title', columns: ['title'], unique: true },
          { name: 'ft_posts_body', columns: ['body'], fulltext: true, parser: 'ngram' },
          { name: 'sp_posts_place', columns: ['place'], spatial: true },
        ],
      }),
    ],
  },
  {
    name: 'postgres-renamed-constraints',
    database: 'postgres',
    from: [
      rooms({
        uniques: [{ name: 'uq_old', columns: ['name'] }],
        indices: [{ name: 'ix_old', columns: ['floor'] }],
      }),
    ],
    to: [
      rooms({
        uniques: [{ name: 'uq_new', columns: ['name'] }],
        indices: [{ name: 'ix_new', columns: ['floor'] }],
      }),
    ],
  },
  {
    name: 'postgres-online',
    database: 'postgres',
    message: 'tighten rooms that are in use',
    online: true,
    from: [
      buildings,
      rooms({ columns: inUse(true, 40), indices: [{ name: 'ix_floor', columns: ['floor'] }] }),
    ],
    to: [
      buildings,
      rooms({
        columns: inUse(false, 80),
        checks: [{ name: 'ck_rooms_floor', expression: 'floor > -3' }],
        uniques: [{ name: 'uq_rooms_name', columns: ['building', 'name'] }],
        indices: [{ name: 'ix_name', columns: ['name'] }],
        foreignKeys: [
          {
            name: 'fk_rooms_building',
            target: 'buildings',
            columnNames: ['building', 'floor'],
            referencedColumnNames: ['city', 'number'],
          },
        ],
      }),
    ],
  },
  {
    name: 'postgres-primary-key',
    database: 'postgres',
    from: [
      { name: 'seats', columns: { row: { type: 'int', primary: true }, number: { type: 'int' } } },
    ],
    to: [
      {
        name: 'seats',
        columns: { row: { type: 'int', primary: true }, number: { type: 'int', primary: true } },
      },
    ],
  },
  {
    name: 'sqlite-foreign-key',
    database: 'sqlite',
    from: [entity('users'), entity('posts', { user_id: { type: 'int' } })],
    to: [
      entity('users'),
      entity(
        'posts',
        { user_id: { type: 'int' } },
        {
          foreignKeys: [
            {
              target: 'users',
              columnNames: ['user_id'],
              referencedColumnNames: ['id'],
              onDelete: 'CASCADE',
              onUpdate: 'RESTRICT',
            },
          ],
        },
      ),
    ],
  },
];
