import { describe, expect, it } from 'vitest';
import { mapConcurrently } from '../../src/revision/map-concurrently.ts';

describe('mapConcurrently', () => {
  it('keeps the order of the items and the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await mapConcurrently([30, 10, 20, 0, 5], 2, async (delay) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
      running -= 1;
      return delay;
    });
    expect(results).toEqual([30, 10, 20, 0, 5]);
    expect(most).toBe(2);
  });

  it('maps nothing to nothing', async () => {
    expect(await mapConcurrently([], 4, async (item) => item)).toEqual([]);
  });

  it('fails as the first call that fails', async () => {
    const failing = mapConcurrently([1, 2, 3], 2, async (item) => {
      if (item === 2) throw new Error('two');
      return item;
    });
    await expect(failing).rejects.toThrow('two');
  });
});
