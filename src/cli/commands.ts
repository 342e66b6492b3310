import type { CommandDefinition } from './command-definition.ts';

/** The commands by name, in the order of the help. Each is imported only when it is needed. */
export const commands: ReadonlyMap<string, () => Promise<CommandDefinition>> = new Map([
  ['init', async () => (await import('./init.ts')).init],
  ['list-templates', async () => (await import('./list-templates.ts')).listTemplates],
  ['revision', async () => (await import('./revision.ts')).revision],
  ['upgrade', async () => (await import('./upgrade.ts')).upgrade],
  ['downgrade', async () => (await import('./downgrade.ts')).downgrade],
  ['current', async () => (await import('./current.ts')).current],
  ['history', async () => (await import('./history.ts')).history],
  ['heads', async () => (await import('./heads.ts')).heads],
  ['branches', async () => (await import('./branches.ts')).branches],
  ['show', async () => (await import('./show.ts')).show],
  ['edit', async () => (await import('./edit.ts')).edit],
  ['merge', async () => (await import('./merge.ts')).merge],
  ['stamp', async () => (await import('./stamp.ts')).stamp],
  ['ensure-version', async () => (await import('./ensure-version.ts')).ensureVersion],
  ['status', async () => (await import('./status.ts')).status],
  ['check', async () => (await import('./check.ts')).check],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['diff', async () => (await import('./diff.ts')).diff],
  ['review', async () => (await import('./review.ts')).review],
]);
