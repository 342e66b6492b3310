import type { Table } from '../schema/table.ts';
import { tableNameOf } from '../schema/table-name.ts';
import { groupBy } from '../util/group-by.ts';
import { batchOperations, batchTableOf } from './batch-operations.ts';
import { deferForeignKeys } from './defer-foreign-keys.ts';
import { expressionFootprint } from './expression-footprint.ts';
import { footprintOf, type Footprint } from './footprint.ts';
import { isValueRename } from './is-value-rename.ts';
import { isMove } from './move.ts';
import type { Operation } from './operation.ts';
import { rankOf } from './rank.ts';
import { readingFootprint } from './reading-footprint.ts';
import { touchedThings } from './touched-things.ts';

/**
 * Puts operations into an order in which each finds what it needs, and their reverses, backwards,
 * do as well; alterations of one table come together in a batch. Equal input gives equal output.
 */
export function orderOperations(operations: readonly Operation[]): readonly Operation[] {
  const cut = cutCircles(operations);
  const ahead = new Set(upToMoves(cut));
  const others = cut.filter((operation) => !ahead.has(operation));
  return [...ahead, ...batchOperations(sortByDependency(others))];
}

/**
 * All operations know a table, a type, a value or a column by the name it gets; only views have to let go of
 * the one it has. Columns keep the order given, in which one may take the name of another, and
 * stand alone: what alters them looks in the catalog for the name that they have then.
 */
function upToMoves(operations: readonly Operation[]): readonly Operation[] {
  if (!operations.some(isRename)) return [];
  const sorted = sortByDependency(
    operations.filter((each) => isRename(each) || mayPrecedeMove(each)),
  );
  const ahead = sorted.slice(0, sorted.findLastIndex(isRename) + 1);
  return [
    ...ahead.filter((operation) => !isColumnRename(operation)),
    ...operations.filter(isColumnRename),
  ];
}

function isRename(operation: Operation): boolean {
  return isMove(operation) || isValueRename(operation);
}

function isColumnRename({ kind }: Operation): boolean {
  return kind === 'renameColumn';
}

function mayPrecedeMove({ kind }: Operation): boolean {
  return (
    kind === 'createSchema' ||
    kind === 'dropView' ||
    kind === 'replaceView' ||
    kind === 'createView'
  );
}

/** Splits foreign keys off tables that refer to each other in a circle. */
function cutCircles(operations: readonly Operation[]): readonly Operation[] {
  const created = deferForeignKeys(
    operations.flatMap((operation) => (operation.kind === 'createTable' ? [operation.table] : [])),
  );
  const dropped = deferForeignKeys(
    operations.flatMap((operation) =>
      operation.kind === 'dropTable' && operation.existing !== null ? [operation.existing] : [],
    ),
  );
  return [
    ...operations.filter(({ kind }) => kind !== 'createTable' && kind !== 'dropTable'),
    ...created.tables.map((table): Operation => ({ kind: 'createTable', table })),
    ...created.deferred.map(({ table, foreignKey }): Operation => ({
      kind: 'createConstraint',
      table: tableNameOf(table),
      constraint: foreignKey,
    })),
    ...dropped.deferred.map(({ table, foreignKey }): Operation => ({
      kind: 'dropConstraint',
      table: tableNameOf(table),
      constraintKind: 'foreignKey',
      name: foreignKey.name,
      existing: foreignKey,
    })),
    ...dropped.tables.map((table: Table): Operation => ({
      kind: 'dropTable',
      table: tableNameOf(table),
      existing: table,
    })),
  ];
}

interface Node {
  readonly operation: Operation;
  readonly rank: number;
  readonly position: number;
  readonly followers: Set<Node>;
  waitingFor: number;
}

/** Kahn's algorithm; among what is ready, the table in hand goes on, then the lowest rank wins. */
function sortByDependency(operations: readonly Operation[]): readonly Operation[] {
  const nodes = operations.map((operation, position): Node => ({
    operation,
    rank: rankOf(operation),
    position,
    followers: new Set(),
    waitingFor: 0,
  }));
  connect(nodes);
  const waiting = new Set(nodes.toSorted(byRank));
  const sorted: Operation[] = [];
  while (waiting.size > 0) {
    const next = chooseNext(waiting, sorted.at(-1));
    waiting.delete(next);
    sorted.push(next.operation);
    for (const follower of next.followers) follower.waitingFor -= 1;
  }
  return sorted;
}

function byRank(left: Node, right: Node): number {
  return left.rank - right.rank || left.position - right.position;
}

/** Should operations wait for each other in a circle, the lowest rank breaks it. */
function chooseNext(waiting: ReadonlySet<Node>, last: Operation | undefined): Node {
  const table = last === undefined ? null : batchTableOf(last);
  let first: Node | undefined;
  for (const node of waiting) {
    if (node.waitingFor > 0) continue;
    if (table === null || batchTableOf(node.operation) === table) return node;
    first ??= node;
  }
  // The caller asks only while something waits; where nothing is ready, a circle is among it.
  return (first ?? [...waiting].find((node) => isInCircle(node, waiting))) as Node;
}

function isInCircle(start: Node, waiting: ReadonlySet<Node>): boolean {
  const reached = new Set(start.followers);
  for (const node of reached) for (const follower of node.followers) reached.add(follower);
  return waiting.has(start) && reached.has(start);
}

const roles = ['frees', 'drops', 'creates', 'modifies', 'needs'] as const;
type Role = (typeof roles)[number];

/** Lets the operations that touch a thing wait for each other in the order of their roles. */
function connect(nodes: readonly Node[]): void {
  const footprints = nodes.map(({ operation }) => footprintOf(operation));
  const touched = touchedThings(footprints);
  const touches = nodes.flatMap((node, position) =>
    [
      footprints[position] ?? {},
      readingFootprint(node.operation, touched),
      expressionFootprint(node.operation, touched),
    ].flatMap((footprint: Footprint) =>
      roles.flatMap((role) => (footprint[role] ?? []).map((key) => ({ key, role, node }))),
    ),
  );
  for (const group of groupBy(touches, ({ key }) => key).values()) {
    if (group.every(({ role }) => role === 'frees' || role === 'needs')) continue;
    const byRole = groupBy(group, ({ role }): Role => role);
    const present = roles.flatMap((role) => byRole.get(role) ?? []);
    connectInOrder(present, byRole);
  }
}

function connectInOrder(
  present: readonly { readonly role: Role; readonly node: Node }[],
  byRole: ReadonlyMap<Role, readonly { readonly node: Node }[]>,
): void {
  const order = roles.filter((role) => byRole.has(role));
  for (const { role, node } of present) {
    const next = order[order.indexOf(role) + 1];
    for (const follower of next === undefined ? [] : (byRole.get(next) ?? [])) {
      if (follower.node === node || node.followers.has(follower.node)) continue;
      node.followers.add(follower.node);
      follower.node.waitingFor += 1;
    }
  }
}
