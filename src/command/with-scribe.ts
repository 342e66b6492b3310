import { checksumOf } from '../revision/checksum.ts';
import type { Step } from '../revision/plan-steps.ts';
import { replaySteps } from '../runtime/replay-steps.ts';
import type { Scribe } from '../runtime/write-steps.ts';
import { author } from './author.ts';
import type { Project } from './project.ts';

/**
 * Runs `work` with what writes a script, and knows what the migrations `before` have made. Where
 * these do not run without the database they were made for, nothing is known of it.
 */
export async function withScribe<Result>(
  project: Project,
  before: readonly Step[],
  work: (scribe: Scribe) => Promise<Result>,
): Promise<Result> {
  const opened: OpenScribe[] = [];
  const open = async (): Promise<Scribe> => {
    const scribe = await openScribe(project);
    opened.push(scribe);
    return scribe;
  };
  try {
    const scribe = await open();
    return await work((await replays(before, scribe)) ? scribe : await open());
  } finally {
    for (const { close } of opened) await close();
  }
}

interface OpenScribe extends Scribe {
  close(): Promise<void>;
}

async function openScribe(project: Project): Promise<OpenScribe> {
  const { dialect, tables, typeormMetadata, openStage } = await project.offline();
  const { stage: style } = dialect.script;
  const stage = await openStage();
  return {
    dialect,
    tables,
    typeormMetadata,
    stage: stage === null || style === null ? null : { db: stage.db, style },
    naming: project.config.namingConvention,
    frame: project.config.transaction,
    author: author(),
    checksum: checksumOf,
    load: (path) => project.load(path),
    close: async () => stage?.close(),
  };
}

async function replays(
  steps: readonly Step[],
  { dialect, stage, load, naming }: Scribe,
): Promise<boolean> {
  if (!dialect.script.learns) return true;
  try {
    await replaySteps(steps, stage, { dialect, load, naming });
    return true;
  } catch {
    return false;
  }
}
