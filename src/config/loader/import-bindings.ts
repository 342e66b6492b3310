import type { ts } from 'ts-morph';
import { typescript } from './typescript.ts';

/** A local name that an import makes. */
export interface ImportBinding {
  readonly local: string;
  /** The name in the other module: `default` for its default export, null for all of it. */
  readonly exported: string | null;
  /** True when a type alone is imported (`import type`): a class is not there at run time. */
  readonly isTypeOnly: boolean;
}

/** The names that an import statement makes. */
export function importBindings(statement: ts.ImportDeclaration): readonly ImportBinding[] {
  const clause = statement.importClause;
  if (clause === undefined) return [];
  const isTypeOnly = clause.phaseModifier === typescript().SyntaxKind.TypeKeyword;
  const whole =
    clause.name === undefined ? [] : [{ local: clause.name.text, exported: 'default', isTypeOnly }];
  return [...whole, ...namedBindings(clause.namedBindings, isTypeOnly)];
}

function namedBindings(
  bindings: ts.NamedImportBindings | undefined,
  isTypeOnly: boolean,
): readonly ImportBinding[] {
  if (bindings === undefined) return [];
  if (typescript().isNamespaceImport(bindings)) {
    return [{ local: bindings.name.text, exported: null, isTypeOnly }];
  }
  return bindings.elements.map((element) => ({
    local: element.name.text,
    exported: (element.propertyName ?? element.name).text,
    isTypeOnly: isTypeOnly || element.isTypeOnly,
  }));
}
