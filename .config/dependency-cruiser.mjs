/**
 * The tree is the architecture: what each folder of src may import beside itself, src/util and
 * src/error.ts, and which packages belong to which folders.
 */
const folders = {
  util: [],
  schema: [],
  operation: ['schema'],
  compare: ['schema', 'operation'],
  dialect: ['schema', 'operation', 'compare'],
  metadata: ['schema', 'dialect'],
  emit: ['schema', 'operation'],
  revision: [],
  review: ['schema', 'operation', 'dialect', 'revision'],
  config: ['schema', 'operation', 'emit', 'revision', 'review'],
  runtime: ['schema', 'operation', 'dialect', 'revision'],
  command: [
    'schema',
    'operation',
    'compare',
    'dialect',
    'metadata',
    'emit',
    'revision',
    'config',
    'runtime',
    'review',
  ],
  cli: ['command'],
};

/** Packages, by the folders that may import them. */
const packages = {
  typeorm: ['metadata', 'config', 'runtime'],
  'ts-morph': ['emit', 'config'],
  tinyglobby: ['config'],
  tinyexec: ['command'],
  yargs: ['cli'],
  picocolors: ['cli'],
  ora: ['cli'],
  'fast-string-width': ['cli'],
  'fast-wrap-ansi': ['cli'],
  '@viz-js/viz': ['review'],
};

const dialects = ['postgres', 'mysql', 'sqlite'];

export default {
  forbidden: [
    ...Object.entries(folders).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        path: '^src/',
        pathNot: [
          `^src/(${[folder, 'util', ...allowed].join('|')})/`,
          '^src/error\\.ts$',
          // The running copy of Limbeck, handed to the files that import it.
          ...(folder === 'command' ? ['^src/index\\.ts$'] : []),
        ],
      },
    })),
    ...dialects.map((dialect) => ({
      name: `${dialect}-stands-alone`,
      severity: 'error',
      from: { path: `^src/dialect/${dialect}/` },
      to: { path: `^src/dialect/(${dialects.filter((other) => other !== dialect).join('|')})/` },
    })),
    {
      name: 'only-open-dialect-knows-them',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/dialect/(open-\\w+\\.ts|postgres/|mysql/|sqlite/)' },
      to: { path: `^src/dialect/(${dialects.join('|')})/` },
    },
    ...Object.entries(packages).map(([name, allowed]) => ({
      name: `${name}-belongs-to-${allowed.join('-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
      // A type costs nothing at run time.
      to: { path: `node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
    })),
    {
      name: 'drivers-come-from-the-project',
      severity: 'error',
      // It asks the project's own folder for them.
      from: { path: '^src/', pathNot: '^src/config/bare-connection\\.ts$' },
      to: { path: 'node_modules/(pg|mysql2|better-sqlite3)/' },
    },
    {
      name: 'files-are-read-in-few-places',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(revision|config|command)/|^src/dialect/\\w+/lock\\.ts$',
      },
      to: { path: '^(node:)?fs(/promises)?$', dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'src-knows-no-example',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(entities|migrations|test)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
  },
};
