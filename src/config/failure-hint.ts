import { isMissingModule } from './loader/is-missing-module.ts';
import { reasonOf } from './reason.ts';

/** What to do about code that threw: a missing package has a remedy of its own. */
export function failureHint(cause: unknown, otherwise: string): string {
  const missing = isMissingModule(cause) ? /'([^'./][^']*)'/.exec(reasonOf(cause))?.[1] : undefined;
  if (missing === undefined) return otherwise;
  const [scope = '', name = ''] = missing.split('/');
  return `Run \`npm install ${scope.startsWith('@') ? `${scope}/${name}` : scope}\`, or correct the import.`;
}
