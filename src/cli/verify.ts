import { defineCommand } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import { areVerified, describeVerification } from './describe-verification.ts';
import { exitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { scratchOption } from './scratch-option.ts';
import { withProject } from './with-project.ts';

export const verify = defineCommand({
  name: 'verify',
  describe: 'Run migrations up, down and up again on a scratch database with rows in it',
  argument: {
    name: 'revisions',
    describe:
      'An id or its beginning, head, or a range like base:heads (default: the newest of each branch)',
    required: false,
  },
  options: { ...scratchOption, ...projectOptions },
  examples: [
    ['verify', 'Try the newest migration; exit with 1 if something is wrong with it'],
    ['verify base:heads', 'Try all of them, one after the other'],
    ['verify b2c3 --scratch postgres://user@host/empty', 'Try one on a database that is empty'],
  ],
  runsForEach: true,
  async run(values, context) {
    const { verify } = await import('../command/verify.ts');
    const { revisions = null, scratch = null } = values;
    const verifications = await withProject(values, context, (project) => {
      context.progress.begin('Running migrations on a scratch database');
      return interruptible(({ signal }) => verify(project, revisions, { scratch, signal }));
    });
    return {
      lines: verifications.flatMap((verification) =>
        describeVerification(verification, context.colors),
      ),
      json: verifications,
      exitCode: areVerified(verifications) ? exitCode.done : exitCode.failed,
    };
  },
});
