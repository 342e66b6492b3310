import { pathToFileURL } from 'node:url';
import type { Operation } from '../operation/operation.ts';
import type { Batch, Operations } from './operations.ts';

/** A place in the code of a file as it is run, which may be compiled from the file. */
export interface CodePlace {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Notes where a file asks for operations. */
export interface CallTracer {
  readonly places: ReadonlyMap<Operation, CodePlace>;
  /** The same operations, whose batches are followed. */
  follow(operations: Operations): Operations;
  /** Notes the place that is being run as that of an operation, and of the parts of a batch. */
  note(operation: Operation): void;
}

/**
 * Traces the calls in the file at `path`. An operation is put down while the call that asks for it
 * is on the stack; of one that a function asks for after it has waited, the place is not known.
 */
export function traceCalls(path: string): CallTracer {
  const places = new Map<Operation, CodePlace>();
  let parts: readonly (CodePlace | null)[] = [];
  const setPlace = (operation: Operation, place: CodePlace | null | undefined): void => {
    if (place) places.set(operation, place);
  };
  return {
    places,
    follow: (operations) => ({
      ...operations,
      batchAlterTable(table, record, options) {
        const called: (CodePlace | null)[] = [];
        parts = called;
        const follow = (batch: Batch): void =>
          record(onEachCall(batch, () => called.push(placeIn(path))));
        return operations.batchAlterTable(table, follow, options);
      },
    }),
    note(operation) {
      const place = placeIn(path);
      setPlace(operation, place);
      if (operation.kind !== 'batchAlterTable') return;
      for (const [position, part] of operation.operations.entries()) {
        setPlace(part, parts[position] ?? place);
      }
    },
  };
}

/** The same batch; `note` is called ahead of each of its calls, which puts down one part. */
function onEachCall(batch: Batch, note: () => void): Batch {
  const calls = Object.entries(batch).map(([name, call]) => [
    name,
    (...parameters: unknown[]) => {
      note();
      // The parameters are those of the call that it stands for.
      return (call as (...parameters: unknown[]) => void)(...parameters);
    },
  ]);
  // The same members, called through.
  return Object.fromEntries(calls) as Batch;
}

/** Frames that are looked at: those of Limbeck between an operation and the file, and some helpers. */
const depth = 40;

/** The innermost place in the file at `path` that is being run; null where none is. */
function placeIn(path: string): CodePlace | null {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = depth;
  // A loader that compiles the file may put its places into the text of the stack, not into frames.
  const { stack = '' } = new Error('for its stack');
  Error.stackTraceLimit = stackTraceLimit;
  const names = [path, pathToFileURL(path).href];
  const frame = stack.split('\n').find((line) => names.some((name) => line.includes(`${name}:`)));
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
  if (line === undefined || column === undefined) return null;
  return { line: Number(line), column: Number(column) };
}
