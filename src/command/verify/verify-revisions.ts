import type { Verification } from '../../review/verification.ts';
import { requiredBy } from '../../revision/closure.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import type { Project } from '../project.ts';
import type { VerifyOptions } from '../verify.ts';
import { prepareScratch, type ScratchProject } from './prepare-scratch.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { verificationInterrupted } from './scratch-error.ts';
import { selectRevisions } from './select-revisions.ts';
import { tryRevision } from './try-revision.ts';
import { notReached, skipped } from './verdicts.ts';

/** The work of `verify`. */
export async function verifyRevisions(
  project: Project,
  text: string | null,
  options: VerifyOptions,
): Promise<readonly Verification[]> {
  const graph = await project.revisions({ mustExist: true });
  const revisions = await selectRevisions(project, graph, text);
  return verifyEach(project, { graph, revisions }, options);
}

/** Tries revisions one after the other, on a scratch database that is gone when it ends, however it ends. */
export async function verifyEach(
  project: Project,
  { graph, revisions }: { readonly graph: RevisionGraph; readonly revisions: readonly Revision[] },
  { scratch: url = null, signal = null, onVerified = () => undefined }: VerifyOptions,
): Promise<readonly Verification[]> {
  rejectAborted(signal);
  const scratch = await openScratch(project, url);
  const walk = new Walk(project, graph, scratch);
  try {
    return await unlessAborted(walk.verifyAll(revisions, onVerified), signal);
  } finally {
    const isAborted = signal?.aborted === true;
    // A statement that still runs ends with its database.
    if (!isAborted) await walk.close();
    await scratch.close({ force: isAborted });
  }
}

function rejectAborted(signal: AbortSignal | null): void {
  if (signal?.aborted === true) throw verificationInterrupted();
}

async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | null,
): Promise<Result> {
  if (signal === null) return work;
  // What is cut off fails, and nobody waits for it.
  work.catch(() => undefined);
  const aborted = new Promise<never>((_resolve, reject) => {
    const interrupt = (): void => reject(verificationInterrupted());
    if (signal.aborted) interrupt();
    else signal.addEventListener('abort', interrupt, { once: true });
  });
  return Promise.race([work, aborted]);
}

/** The way through some revisions, on one database as long as that is as it should be. */
class Walk {
  readonly #project: Project;
  readonly #graph: RevisionGraph;
  readonly #scratch: Scratch;
  #open: ScratchProject | null = null;

  constructor(project: Project, graph: RevisionGraph, scratch: Scratch) {
    this.#project = project;
    this.#graph = graph;
    this.#scratch = scratch;
  }

  async verifyAll(
    revisions: readonly Revision[],
    onVerified: (verification: Verification) => void,
  ): Promise<readonly Verification[]> {
    const verifications: Verification[] = [];
    const broken = new Set<string>();
    for (const [position, revision] of revisions.entries()) {
      const required = requiredBy(this.#graph, [revision.id]);
      const cause = [...broken].find((id) => required.has(id)) ?? null;
      const isLast = position === revisions.length - 1;
      const verification =
        cause === null ? await this.#verify(revision, isLast) : await this.#skip(revision, cause);
      if (verification.down.outcome === 'skipped') broken.add(revision.id);
      verifications.push(verification);
      onVerified(verification);
    }
    return verifications;
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.project.close();
  }

  async #verify(revision: Revision, isLast: boolean): Promise<Verification> {
    const { server, ...scratch } = await this.#connect();
    const { verdicts, database } = await tryRevision(revision, this.#graph, { server, ...scratch });
    const isAsItShould = [verdicts.up, verdicts.down, verdicts.data].every(
      ({ outcome }) => outcome === 'passed',
    );
    if (!isLast && !(isAsItShould && (await database.empty()))) await this.#renew();
    return { revision: revision.id, database: `${server.product} ${server.version}`, ...verdicts };
  }

  async #skip({ id }: Revision, cause: string): Promise<Verification> {
    const { server } = await this.#connect();
    return {
      revision: id,
      database: `${server.product} ${server.version}`,
      up: notReached(`revision ${cause}, which it requires, does not run.`),
      down: skipped,
      data: skipped,
      unseeded: [],
    };
  }

  async #connect(): Promise<ScratchProject> {
    this.#open ??= await prepareScratch(this.#project, this.#scratch, this.#graph);
    return this.#open;
  }

  async #renew(): Promise<void> {
    await this.close();
    await this.#scratch.clear();
  }
}
