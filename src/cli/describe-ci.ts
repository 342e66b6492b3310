import type { CiCheck, CiPart } from '../command/check-ci.ts';
import type { Colors } from './output.ts';

/** What came of each part of a check, a line each, and what is wrong below it. */
export function describeCi(result: CiCheck, { green, red, yellow }: Colors): readonly string[] {
  return descriptions.flatMap(({ part, right, wrong }) => {
    if (result.failed.includes(part)) {
      return [`${red('failed')}  ${wrong(result)}`, ...detailsOf(part, result)];
    }
    const isOpen = part === 'entities' && result.behind.length > 0;
    return isOpen
      ? [`${yellow('open')}    the entities are not compared with a database that is behind`]
      : [`${green('passed')}  ${right(result)}`];
  });
}

interface Description {
  readonly part: CiPart;
  right(result: CiCheck): string;
  wrong(result: CiCheck): string;
}

const descriptions: readonly Description[] = [
  {
    part: 'heads',
    right: ({ heads }) => (heads.length === 0 ? 'there is no migration' : `one head, ${heads[0]}`),
    wrong: ({ heads }) =>
      `${heads.length} heads, ${heads.join(', ')}: join them with \`limbeck merge heads\``,
  },
  {
    part: 'pending',
    right: () => 'nothing to apply',
    wrong: ({ behind }) =>
      `the database has not reached ${behind.join(', ')}: run \`limbeck upgrade heads\``,
  },
  {
    part: 'entities',
    right: () => 'the database matches the entities',
    wrong: () =>
      'the database differs from the entities: `limbeck revision --autogenerate` writes a migration',
  },
  {
    part: 'review',
    right: ({ review: { revisions, range } }) =>
      `no error in ${revisions.length} ${revisions.length === 1 ? 'revision' : 'revisions'} (${range})`,
    wrong: ({ review: { range } }) => `errors that files do not allow (${range})`,
  },
];

function detailsOf(part: CiPart, { summary, review }: CiCheck): readonly string[] {
  switch (part) {
    case 'entities':
      return summary.map((line) => `  ${line}`);
    case 'review':
      return review.revisions.flatMap(errorsIn);
    case 'heads':
    case 'pending':
      return [];
  }
}

function errorsIn({ path, databases }: CiCheck['review']['revisions'][number]): readonly string[] {
  return databases.flatMap(({ upgrade: { hazards } }) =>
    hazards
      .filter(({ severity, allowed }) => severity === 'error' && allowed === null)
      .map(({ id, subject, message, line }) => {
        const place = line === null ? path : `${path}:${line}`;
        return `  ${place}  ${id} ${subject}: ${message}`;
      }),
  );
}
