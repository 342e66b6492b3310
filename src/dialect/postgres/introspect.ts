import type { Constraint, ConstraintKind } from '../../schema/constraint.ts';
import type { EnumType } from '../../schema/enum-type.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Sequence } from '../../schema/sequence.ts';
import type { Table } from '../../schema/table.ts';
import type { View } from '../../schema/view.ts';
import { groupBy } from '../../util/group-by.ts';
import type { Scope } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { readColumns, type CatalogColumn } from './introspect-columns.ts';
import { readConstraints, type CatalogConstraint } from './introspect-constraints.ts';
import { readEnums, type CatalogEnum } from './introspect-enums.ts';
import { readIndexes, type CatalogIndex } from './introspect-indexes.ts';
import { readRelations, type Relation } from './introspect-relations.ts';
import { readSequences, type CatalogSequence } from './introspect-sequences.ts';
import { readTriggers, type CatalogTrigger } from './introspect-triggers.ts';
import type { Server } from './server.ts';

/** What the catalog says about tables, by the table's id. */
interface Parts {
  readonly columns: ReadonlyMap<number, readonly CatalogColumn[]>;
  readonly constraints: ReadonlyMap<number, readonly CatalogConstraint[]>;
  readonly indexes: ReadonlyMap<number, readonly CatalogIndex[]>;
  readonly triggers: ReadonlyMap<number, readonly CatalogTrigger[]>;
}

/**
 * Reads the default schema and those of `scope` in nine queries. Left out: partitions, foreign
 * tables, what belongs to an extension, storage parameters, tablespaces and rights.
 */
export async function introspect(db: Queryable, server: Server, scope: Scope): Promise<Schema> {
  const schemas = [server.defaultSchema, ...scope.schemas];
  const relations = await readRelations(db, schemas);
  const enums = await readEnums(db, server);
  const sequences = await readSequences(db, schemas, server);
  const columns = await readColumns(db, schemas, { enums, sequences });
  const parts: Parts = {
    columns: groupBy(columns, ({ tableId }) => tableId),
    constraints: groupBy(await readConstraints(db, schemas, server), ({ tableId }) => tableId),
    indexes: groupBy(await readIndexes(db, schemas, server), ({ tableId }) => tableId),
    triggers: groupBy(await readTriggers(db, schemas), ({ tableId }) => tableId),
  };
  const local = relations.map((relation) => ({
    ...relation,
    schema: relation.schema === server.defaultSchema ? null : relation.schema,
  }));
  return {
    tables: local
      .filter(({ kind }) => kind === 'table')
      .map((relation) => toTable(relation, parts)),
    views: local.filter(({ kind }) => kind !== 'table').map((relation) => toView(relation, parts)),
    enums: ownEnums(enums, scope),
    sequences: ownSequences(sequences, columns),
    schemas: await readSchemas(db),
    extensions: await readExtensions(db),
  };
}

const schemaQuery = 'SELECT nspname AS name FROM pg_namespace ORDER BY nspname';

/** All schemas of the database, those that only the server uses included. */
async function readSchemas(db: Queryable): Promise<readonly string[]> {
  const rows = await rowsOf<{ name: string }>(db, schemaQuery);
  return rows.map(({ name }) => name);
}

// PL/pgSQL is there from the start.
const extensionQuery = `
  SELECT extname AS name
    FROM pg_extension
   WHERE extname <> 'plpgsql'
   ORDER BY extname`;

async function readExtensions(db: Queryable): Promise<readonly string[]> {
  const rows = await rowsOf<{ name: string }>(db, extensionQuery);
  return rows.map(({ name }) => name);
}

interface LocalRelation extends Omit<Relation, 'schema'> {
  readonly schema: string | null;
}

function toTable(relation: LocalRelation, parts: Parts): Table {
  const { id, schema, name, comment, beyond, fixtures } = relation;
  const constraints = groupBy(
    (parts.constraints.get(id) ?? []).map(({ constraint }) => constraint),
    ({ kind }) => kind,
  );
  return {
    schema,
    name,
    columns: (parts.columns.get(id) ?? []).map(({ column }) => column),
    primaryKey: ofKind(constraints, 'primaryKey')[0] ?? null,
    uniques: ofKind(constraints, 'unique'),
    indexes: (parts.indexes.get(id) ?? []).map(({ index }) => index),
    foreignKeys: ofKind(constraints, 'foreignKey'),
    checks: ofKind(constraints, 'check'),
    exclusions: ofKind(constraints, 'exclusion'),
    comment,
    options: {},
    triggers: (parts.triggers.get(id) ?? []).map((trigger) => ({
      name: trigger.name,
      definition: trigger.definition,
    })),
    ...(beyond === null ? {} : { beyond }),
    ...(fixtures.length === 0 ? {} : { fixtures }),
  };
}

function ofKind<Kind extends ConstraintKind>(
  constraints: ReadonlyMap<ConstraintKind, readonly Constraint[]>,
  kind: Kind,
): readonly Extract<Constraint, { kind: Kind }>[] {
  // The map is grouped by kind: what stands under `kind` is of that kind.
  return (constraints.get(kind) ?? []) as readonly Extract<Constraint, { kind: Kind }>[];
}

function toView(
  { id, schema, name, kind, comment, definition }: LocalRelation,
  parts: Parts,
): View {
  return {
    schema,
    name,
    definition: definition ?? '',
    materialized: kind === 'materialized view',
    indexes: (parts.indexes.get(id) ?? []).map(({ index }) => index),
    comment,
  };
}

function ownEnums(enums: readonly CatalogEnum[], scope: Scope): readonly EnumType[] {
  const schemas = new Set<string | null>([null, ...scope.schemas]);
  return enums
    .filter(({ schema, isOwn }) => isOwn && schemas.has(schema))
    .map(({ schema, name, values }) => ({ schema, name, values }));
}

/** The sequences that are not part of a serial or identity column. */
function ownSequences(
  sequences: readonly CatalogSequence[],
  columns: readonly CatalogColumn[],
): readonly Sequence[] {
  const serials = new Set(
    columns
      .filter(({ column }) => column.identity?.kind === 'increment')
      .map(({ tableId, column }) => columnKey(tableId, column.name)),
  );
  return sequences
    .filter(({ isIdentity }) => !isIdentity)
    .filter(({ tableId, sequence }) => !serials.has(columnKey(tableId, sequence.ownedBy?.column)))
    .map(({ sequence }) => sequence);
}

function columnKey(tableId: number | null, column: string | undefined): string {
  return `${tableId} ${column}`;
}
