import type { Allowance } from './allowance.ts';
import { createdSchemas } from './created-schemas.ts';
import { readDeclarations, type Declared } from './read-declarations.ts';
import {
  allowanceUnreasoned,
  allowedUnreadable,
  constantUnreadable,
  parentMissing,
  revisionMalformed,
  revisionMissing,
} from './revision-error.ts';
import { isRevisionId, isRevisionName } from './revision-id.ts';
import type { Revision } from './revision.ts';

/** The header of a migration file; the message is empty where a compiler dropped the comment. */
export type RevisionHeader = Omit<Revision, 'path'>;

const NAMES = ['revision', 'downRevision', 'branchLabels', 'dependsOn', 'allowed'];

/**
 * Reads the header of a migration file from its text, as it was written in TypeScript or as it was
 * compiled to an ES or CommonJS module. The constants must be literals: nothing is executed.
 *
 * @throws {LimbeckError} `REVISION_INVALID` when a constant is missing, malformed or no literal.
 */
export function readHeader(source: string, path: string): RevisionHeader {
  const { documentation, constants } = readDeclarations(source, NAMES);
  const lines = (documentation ?? '').split('\n').map((line) => line.replace(/^\s*\*?/, '').trim());
  return {
    id: readId(constants.get('revision'), path),
    parents: readParents(constants.get('downRevision'), path),
    branchLabels: readNames(constants.get('branchLabels'), 'branchLabels', path),
    dependsOn: readNames(constants.get('dependsOn'), 'dependsOn', path),
    message: lines.find((line) => line !== '') ?? '',
    created: findCreated(lines),
    createdSchemas: createdSchemas(source),
    allowed: readAllowed(constants.get('allowed'), path),
  };
}

function readId(declared: Declared | undefined, path: string): string {
  if (declared === undefined) throw revisionMissing(path);
  if (declared.kind !== 'literal' || typeof declared.value !== 'string') {
    throw constantUnreadable('revision', path);
  }
  if (!isRevisionId(declared.value)) throw revisionMalformed(declared.value, path);
  return declared.value;
}

function readParents(declared: Declared | undefined, path: string): readonly string[] {
  if (declared === undefined) throw parentMissing(path);
  return readNames(declared, 'downRevision', path);
}

function readNames(
  declared: Declared | undefined,
  constant: string,
  path: string,
): readonly string[] {
  if (declared === undefined) return [];
  if (declared.kind !== 'literal') throw constantUnreadable(constant, path);
  const names = [declared.value ?? []].flat();
  const malformed = names.find((name) => !isRevisionName(name));
  if (malformed !== undefined) throw revisionMalformed(malformed, path);
  return [...new Set(names)];
}

function readAllowed(declared: Declared | undefined, path: string): readonly Allowance[] {
  if (declared === undefined) return [];
  if (declared.kind === 'literal' && [declared.value ?? []].flat().length === 0) return [];
  if (declared.kind !== 'calls') throw allowedUnreadable(path);
  return declared.calls.map(({ name, text, options }) => {
    const known = [...options.keys()].every((key) => key === 'reason' || key === 'subject');
    if (name !== 'allow' || !known) throw allowedUnreadable(path);
    const reason = options.get('reason')?.trim() ?? '';
    if (reason === '') throw allowanceUnreasoned(text, path);
    return { hazard: text, reason, subject: options.get('subject') ?? null };
  });
}

function findCreated(lines: readonly string[]): string | null {
  const line = lines.find((text) => text.startsWith('Created:'));
  return line?.slice('Created:'.length).trim() || null;
}
