import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { withProject } from '../acceptance/with-project.ts';
import type { Tool } from './tool.ts';

/** Limbeck, through the functions that its commands call. */
export const limbeckTool: Tool = {
  name: 'Limbeck',
  async adopt({ database, directory }, entities) {
    await withProject(database, entities, directory, async (project) => {
      await revision(project, { message: 'start' });
      await upgrade(project);
    });
  },
  async differences({ database, directory }, entities) {
    return withProject(database, entities, directory, async (project) => {
      const { summary } = await compare(project);
      return summary;
    });
  },
  async generate({ database, directory }, entities) {
    const { summary } = await withProject(database, entities, directory, async (project) =>
      revision(project, {
        message: 'edit',
        autogenerate: true,
        // What the names do not tell is no rename.
        askRename: async () => null,
      }),
    );
    return {
      changes: summary,
      async up() {
        await withProject(database, entities, directory, async (project) =>
          upgrade(project, 'head', { allowDataLoss: true }),
        );
      },
      async down() {
        await withProject(database, entities, directory, (project) => downgrade(project, '-1'));
      },
    };
  },
};
