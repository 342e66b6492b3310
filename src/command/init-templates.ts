import { dataSourceLines, indentLines, literalOf, type InitDatabase } from './config-template.ts';
import type { FoundDataSource } from './find-data-source.ts';

/** What a template is filled in with. */
export interface TemplateValues {
  readonly database: InitDatabase;
  /** The folder of the migrations, relative to the project. */
  readonly directory: string;
  /** How the configuration imports a file, given relative to the project. */
  specifierOf(path: string): string;
  /** The data source of a project that has one already; asked for only where a template needs it. */
  dataSource(): Promise<FoundDataSource>;
}

/** What `init` writes. */
export interface Template {
  readonly describe: string;
  /** Texts by their paths, relative to the project. */
  files(values: TemplateValues): Promise<Readonly<Record<string, string>>>;
  /** Folders for migrations. */
  folders(directory: string): readonly string[];
}

/** The names of the templates; the first is the default. */
export const templateNames = ['generic', 'multidb', 'typeorm-datasource', 'nestjs'] as const;

export type InitTemplate = (typeof templateNames)[number];

export const templates: Readonly<Record<InitTemplate, Template>> = {
  generic: {
    describe: 'One database, with its connection in ormconfig.ts',
    folders: (directory) => [directory],
    files: async ({ database, directory }) => ({
      'ormconfig.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: {
${indentLines([...dataSourceLines(database), "entities: ['entities/*.ts'],"], 4)}  },
  migrations: ${literalOf(directory)},
});
`,
    }),
  },
  multidb: {
    describe: 'Two databases with a history each: limbeck upgrade, or upgrade --name app',
    folders: (directory) => multidbNames.map((name) => `${directory}/${name}`),
    files: async ({ database, directory }) => ({
      'ormconfig.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({
  databases: {
${multidbNames.map((name) => multidbEntry(name, database, directory)).join('')}  },
});
`,
    }),
  },
  'typeorm-datasource': {
    describe: 'A project that has a data-source file for TypeORM, which stays the only one',
    folders: (directory) => [directory],
    async files({ directory, dataSource }) {
      const { name, specifier } = await dataSource();
      const imported = name === null ? 'dataSource' : `{ ${name} }`;
      return {
        'ormconfig.ts': `import { defineConfig } from 'limbeck';
import ${imported} from ${literalOf(specifier)};

export default defineConfig({
  dataSource${name === null || name === 'dataSource' ? '' : `: ${name}`},
  migrations: ${literalOf(directory)},
});
`,
      };
    },
  },
  nestjs: {
    describe: 'A NestJS application, whose TypeOrmModule.forRoot shares the options',
    folders: (directory) => [directory],
    files: async ({ database, directory, specifierOf }) => ({
      'ormconfig.ts': `import { defineConfig } from 'limbeck';
import { databaseOptions } from ${literalOf(specifierOf('src/database-options.ts'))};

export default defineConfig({
  // The application finds its entities by itself, with \`autoLoadEntities\`.
  dataSource: { ...databaseOptions, entities: ['src/**/*.entity.ts'] },
  migrations: ${literalOf(directory)},
});
`,
      'src/database-options.ts': `/**
 * What the application and its migrations connect to. In the application's module:
 *
 *   TypeOrmModule.forRoot({ ...databaseOptions, autoLoadEntities: true })
 */
export const databaseOptions = {
${indentLines([...dataSourceLines(database), 'synchronize: false,'], 2)}} as const;
`,
    }),
  },
};

const multidbNames = ['app', 'audit'] as const;

function multidbEntry(name: string, database: InitDatabase, directory: string): string {
  const lines = [...dataSourceLines(database, name), `entities: ['entities/${name}/*.ts'],`];
  return `    ${name}: {
      dataSource: {
${indentLines(lines, 8)}      },
      migrations: ${literalOf(`${directory}/${name}`)},
    },
`;
}
