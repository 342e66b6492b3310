import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const projects = fileURLToPath(new URL('../fixture/project/', import.meta.url));

/** The folder of a small project of a user's, below the packages that are installed here. */
export function fixtureProject(name: string): string {
  return join(projects, name);
}

/** An empty folder that goes away with the test. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'limbeck-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A project made of these files, below the packages that are installed here, for one test. */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  mkdirSync(projects, { recursive: true });
  const path = mkdtempSync(join(projects, 'temporary-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  writeFiles(path, files);
  return path;
}

/** Writes files by their paths relative to `directory`. */
export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** Every file below `directory` with what it holds, for a look at whether anything has changed. */
export function filesOf(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(directory, path), readFileSync(path, 'latin1')] as const;
    }),
  );
}
