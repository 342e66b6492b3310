import { afterAll, describe, expect, test } from 'vitest';
import { dropReusedDatabases } from '../../support/reuse-database.ts';
import { serverNames } from '../../support/server.ts';
import { findRenames } from './find-renames.ts';
import { labelledEdits } from './labelled-edits.ts';
import {
  addScores,
  precisionOf,
  recallOf,
  scoreRenames,
  type RenameScore,
} from './score-renames.ts';

for (const server of serverNames) {
  const own = labelledEdits.filter(({ databases = serverNames }) => databases.includes(server));
  describe(server, () => {
    const scores: RenameScore[] = [];
    afterAll(dropReusedDatabases);

    test.each(own)('$name', async (edit) => {
      const score = scoreRenames(edit, await findRenames(server, edit));
      scores.push(score);
      expect.soft(score.wrong, 'renamed and none').toEqual([]);
      expect(score.unasked, 'dropped and added without a question').toEqual([]);
    });

    test('renames nothing wrongly, and nearly all that can be told', () => {
      const all = addScores(scores);
      expect(precisionOf(all)).toBe(1);
      if (all.missed.length > 0) console.info(`Missed on ${server}:\n${all.missed.join('\n')}`);
      expect(recallOf(all), all.missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    });
  });
}

test('there are enough edits to tell', () => {
  expect(labelledEdits.length).toBeGreaterThanOrEqual(120);
});
