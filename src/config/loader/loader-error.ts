import { LimbeckError } from '../../error.ts';

/** A tsconfig that TypeScript cannot read. */
export function tsconfigInvalid(path: string, reason: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `${path} cannot be read: ${reason}`,
    'Correct it; `npx tsc --showConfig` shows what TypeScript makes of it.',
  );
}

/** A TypeScript file that does not parse. */
export function syntaxInvalid(path: string, line: number, reason: string): LimbeckError {
  return new LimbeckError(
    'MODULE_FAILED',
    `${path}:${line} is not valid TypeScript: ${reason}`,
    'Correct that line and run the command again.',
  );
}

/** A CommonJS file requires one that waits while it loads, which cannot be done in place. */
export function moduleWaits(path: string): LimbeckError {
  return new LimbeckError(
    'MODULE_FAILED',
    `${path} uses \`await\` outside of a function, and a CommonJS file requires it.`,
    'Move the `await` into a function, or set `"type": "module"` in package.json.',
  );
}

/** Where decorators are met that the tsconfig does not allow. */
export interface DisabledDecorators {
  readonly entity: string;
  readonly property: string;
  readonly file: string;
  /** Null when there is no tsconfig. */
  readonly tsconfig: string | null;
}

/** TypeORM's decorators are legacy ones, which TypeScript only runs when it is told to. */
export function decoratorsDisabled(found: DisabledDecorators): LimbeckError {
  return new LimbeckError(
    'ENTITIES_INVALID',
    `The decorators of ${found.entity}.${found.property} (${found.file}) need \`experimentalDecorators\`, which is off in ${found.tsconfig ?? 'TypeScript by default'}.`,
    `Set \`"experimentalDecorators": true\` and \`"emitDecoratorMetadata": true\` under \`compilerOptions\` in ${found.tsconfig ?? 'a tsconfig.json'}.`,
  );
}
