import { expect, it } from 'vitest';
import { newRevisionId } from '../../src/revision/new-revision-id.ts';
import { isRevisionId } from '../../src/revision/revision-id.ts';

it('makes twelve hexadecimal digits of the bytes it is given', () => {
  const id = newRevisionId((size) => Uint8Array.from({ length: size }, (_, index) => index * 50));
  expect(id).toBe('00326496c8fa');
  expect(isRevisionId(id)).toBe(true);
});
