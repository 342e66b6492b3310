import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';
import { reportError } from '../../src/cli/report-error.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { LimbeckError } from '../../src/error.ts';

interface Reported {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function report(
  error: unknown,
  { json = false, isTTY = false, env = {} }: { json?: boolean; isTTY?: boolean; env?: object } = {},
): Reported {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): { isTTY: boolean; write(text: string): void } => ({
    isTTY,
    write: (text) => {
      written[name] += text;
    },
  });
  const output = createOutput({
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { ...env },
    cwd: '/',
    terminal: null,
    screen: null,
  });
  return { code: reportError(error, output, { json }), ...written };
}

const failure = new LimbeckError(
  'CONNECTION_FAILED',
  'The database at postgres://app:secret@db/app cannot be reached.',
  'Start it.',
);

describe('reportError', () => {
  it('says an error in a sentence and a hint', () => {
    expect(report(failure)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Error: The database at postgres://app:***@db/app cannot be reached.\nHint:  Start it.\n',
    });
  });

  it('writes it as JSON to stdout when asked', () => {
    const { code, stdout, stderr } = report(failure, { json: true });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'CONNECTION_FAILED',
        message: 'The database at postgres://app:***@db/app cannot be reached.',
        hint: 'Start it.',
      },
    });
  });

  it('adds to the JSON what a program may want to know', () => {
    const error = new LimbeckError('RENAME_UNDECIDED', 'Ask.', 'Answer.', {
      details: { renameQuestions: [{ from: 'a' }] },
    });
    expect(JSON.parse(report(error, { json: true }).stdout)).toEqual({
      error: {
        code: 'RENAME_UNDECIDED',
        message: 'Ask.',
        hint: 'Answer.',
        renameQuestions: [{ from: 'a' }],
      },
    });
    expect(report(error).stderr).toBe('Error: Ask.\nHint:  Answer.\n');
  });

  it('has an exit code of its own for a database that is behind', () => {
    expect(report(new LimbeckError('DATABASE_BEHIND', 'Behind.', 'Upgrade.')).code).toBe(4);
  });

  it('has an exit code of its own for a line that cannot be read', () => {
    expect(report(new UsageError('Unknown argument: x', 'See `limbeck --help`.'))).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Error: Unknown argument: x.\nHint:  See `limbeck --help`.\n',
    });
  });

  it('shows the stack of a bug, without passwords', () => {
    const { code, stderr } = report(new TypeError('broken at mysql://app:secret@db'));
    expect(code).toBe(70);
    expect(stderr).toContain('report-error.test.ts');
    expect(stderr).toContain('Hint:  This is a bug in Limbeck');
    expect(stderr).not.toContain('secret');
  });

  it('reports what was thrown without being an error', () => {
    expect(report('text').stderr).toContain('Error: text\n');
  });

  it('colours only a terminal, and not where NO_COLOR is set', () => {
    const escape = '\u001B[';
    expect(report(failure, { isTTY: true }).stderr).toContain(escape);
    expect(report(failure, { isTTY: true, env: { NO_COLOR: '1' } }).stderr).not.toContain(escape);
    expect(report(failure, { isTTY: true, env: { TERM: 'dumb' } }).stderr).not.toContain(escape);
    expect(report(failure).stderr).not.toContain(escape);
  });
});
