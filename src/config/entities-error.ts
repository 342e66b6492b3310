import { LimbeckError } from '../error.ts';
import { failureHint } from './failure-hint.ts';
import { reasonOf } from './reason.ts';

/** The data source lists no entities at all. */
export function entitiesEmpty(): LimbeckError {
  return new LimbeckError(
    'ENTITIES_NOT_FOUND',
    'The data source has no `entities`.',
    "List the entity classes in the options of the DataSource, or a glob: `entities: ['src/**/*.entity.ts']`.",
  );
}

/** No file matches the globs. */
export function entitiesNotFound(globs: readonly string[], cwd: string): LimbeckError {
  return new LimbeckError(
    'ENTITIES_NOT_FOUND',
    `No file matches the \`entities\` of the data source: ${globs.join(', ')} in ${cwd}.`,
    'Correct the glob; it is relative to the working directory. For compiled entities, build them first.',
  );
}

/** The files are there, but no class in them is decorated. */
export function noEntityAmong(globs: readonly string[], files: readonly string[]): LimbeckError {
  const number = files.length === 1 ? 'file' : `${files.length} files`;
  const place = files.length === 0 ? '' : ` in the ${number} of ${globs.join(', ')}`;
  return new LimbeckError(
    'ENTITIES_NOT_FOUND',
    `None of the classes${place} is an entity.`,
    'Decorate them with `@Entity()` and export them, or list others in `entities`.',
  );
}

/** A file of the user's threw while it was loading; `kind` says what it is. */
export function moduleFailed(
  path: string,
  kind: 'entity' | 'migration',
  cause: unknown,
): LimbeckError {
  return new LimbeckError(
    'MODULE_FAILED',
    `${path} could not be loaded: ${reasonOf(cause)}.`,
    failureHint(cause, `Correct it; ${kinds[kind]} loaded with everything they import.`),
    { cause },
  );
}

const kinds = { entity: 'entities are', migration: 'migrations that are to run are' } as const;

/** A column whose type TypeORM cannot know. */
export interface UntypedColumn {
  readonly entity: string;
  readonly column: string;
  readonly file: string | null;
  readonly tsconfig: string | null;
  readonly emitsMetadata: boolean;
  /** Who turned the TypeScript into JavaScript. */
  readonly compiledBy: 'limbeck' | 'another loader' | 'nobody';
  readonly cause: unknown;
}

/** The type of a property was not emitted, or says nothing. */
export function columnTypeUnknown(column: UntypedColumn): LimbeckError {
  const place = column.file === null ? '' : ` (${column.file})`;
  return new LimbeckError(
    'ENTITIES_INVALID',
    `The type of the column ${column.entity}.${column.column}${place} is not known: ${missingType(column)}.`,
    typeHint(column),
    { cause: column.cause },
  );
}

function missingType({ emitsMetadata, compiledBy, tsconfig }: UntypedColumn): string {
  if (compiledBy === 'another loader') {
    return 'the TypeScript loader this process runs under emits no `design:type`';
  }
  if (compiledBy === 'nobody') return 'the JavaScript was compiled without decorator metadata';
  if (emitsMetadata) return 'the property has no type to take it from';
  return `\`emitDecoratorMetadata\` is off in ${tsconfig ?? 'TypeScript by default'}`;
}

function typeHint({ emitsMetadata, compiledBy, tsconfig }: UntypedColumn): string {
  const give = "give the column a type: `@Column({ type: 'varchar' })`";
  if (compiledBy === 'another loader') {
    return `Start Limbeck without that loader, for it brings its own, or ${give}.`;
  }
  if (compiledBy === 'limbeck' && emitsMetadata) return `Annotate the property, or ${give}.`;
  return `Set \`"emitDecoratorMetadata": true\` under \`compilerOptions\` in ${tsconfig ?? 'tsconfig.json'}, or ${give}.`;
}

/** A column type that the database, as TypeORM knows it, does not have. */
export interface UnsupportedColumn {
  readonly type: string;
  readonly entity: string;
  readonly column: string;
  readonly database: string;
  readonly cause: unknown;
}

/** `Object` is what TypeScript emits for a type that has no class of its own. */
export function columnTypeUnsupported(column: UnsupportedColumn): LimbeckError {
  const { type, entity, database } = column;
  const name = `${entity}.${column.column}`;
  return new LimbeckError(
    'ENTITIES_INVALID',
    type === 'Object'
      ? `The type of the column ${name} cannot be told from its annotation (a union, an interface or null).`
      : `${database} has no column type \`${type}\`, which ${name} declares.`,
    `Give ${name} a type that ${database} has: \`@Column({ type: 'varchar' })\`.`,
    { cause: column.cause },
  );
}

/** An entity without a primary key. */
export function primaryKeyMissing(entity: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'ENTITIES_INVALID',
    `The entity ${entity} has no primary column.`,
    `Add one to ${entity}, such as \`@PrimaryGeneratedColumn() id: number\`.`,
    { cause },
  );
}

/** Anything else that TypeORM has against the entities, in its own words. */
export function entitiesInvalid(reason: string, file: string | null, cause: unknown): LimbeckError {
  return new LimbeckError(
    'ENTITIES_INVALID',
    `TypeORM refuses the entities${file === null ? '' : ` in ${file}`}: ${reason}.`,
    'Correct the entity that is named there.',
    { cause },
  );
}

/** Two declared names that the database takes for one. */
export function entityNamesClash(
  kind: 'tables' | 'columns',
  names: readonly string[],
  product: string,
): LimbeckError {
  return new LimbeckError(
    'ENTITIES_INVALID',
    `The ${kind} ${names.join(' and ')} have one name on ${product}, which does not mind its case.`,
    'Give one of them another name.',
  );
}
