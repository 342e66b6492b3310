import type { DataSourceOptions } from 'typeorm';

/** The text of an `ormconfig.ts` for these options; entities lie in `entities/`. */
export function configFile(options: DataSourceOptions, more = ''): string {
  const dataSource = { entities: ['entities/*.ts'], ...options };
  return `import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: ${JSON.stringify(dataSource)},
  ${more}
});
`;
}

/** The text of a file with the entity User: an id, and what `members` declare. */
export function userFile(members: string): string {
  return `import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${members}
}
`;
}
