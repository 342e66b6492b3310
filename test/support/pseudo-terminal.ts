import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import xterm from '@xterm/headless';

const script = '/usr/bin/script';

/** Whether there is util-linux's `script`, which runs a program at a terminal of its own. */
export const hasPseudoTerminal = process.platform === 'linux' && existsSync(script);

/** What was seen at a terminal. */
export interface Session {
  readonly exitCode: number;
  /** All that was written, in order, without colours and movements. */
  readonly text: string;
  /** The lines that stand on the screen at the end. */
  readonly screen: readonly string[];
}

/** Runs a command line at a terminal of 80 columns, and types each answer once its question is there. */
export async function playSession(
  words: readonly string[],
  cwd: string,
  answers: readonly (readonly [question: string, keys: string])[],
): Promise<Session> {
  const line = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const command = `stty cols 80 rows 24; exec ${line}`;
  return new Promise((resolve, reject) => {
    const child = spawn(script, ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd,
      env: { PATH: process.env['PATH'], TERM: 'xterm', SHELL: '/bin/sh', LANG: 'C.UTF-8' },
    });
    const waiting = [...answers];
    let [text, seen] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      seen += stripVTControlCharacters(chunk);
      const [next] = waiting;
      if (next === undefined || !seen.includes(next[0])) return;
      waiting.shift();
      seen = '';
      // The question is on the screen before it listens.
      setTimeout(() => child.stdin.write(next[1]), 100);
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const plain = stripVTControlCharacters(text).replaceAll('\r', '');
      void screenAfter(text).then((screen) =>
        resolve({ exitCode: exitCode ?? -1, text: plain, screen }),
      );
    });
  });
}

/** What a terminal of 80 columns shows once all of it is written. */
async function screenAfter(text: string): Promise<readonly string[]> {
  const terminal = new xterm.Terminal({ cols: 80, rows: 200, allowProposedApi: true });
  await new Promise<void>((resolve) => {
    terminal.write(text, resolve);
  });
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, index) =>
    (active.getLine(index)?.translateToString(true) ?? '').trimEnd(),
  );
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
