import type { ts } from 'ts-morph';

/** Where a declaration begins, and its text. */
export interface SourcePlace {
  /** From 1. */
  readonly line: number;
  /** All of it in one line; of a class, what stands before its members. */
  readonly text: string;
}

export function placeOf(node: ts.Node, end = node.getEnd()): SourcePlace {
  const file = node.getSourceFile();
  const start = node.getStart();
  const text = file.text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  return { line: file.getLineAndCharacterOfPosition(start).line + 1, text };
}
