import { expect, it } from 'vitest';
import { revisionFileName } from '../../src/revision/revision-file-name.ts';

it.each([
  ['add posts', 'a1_add_posts.ts'],
  ['Add Posts, and  drop `users.name`!', 'a1_add_posts_and_drop_users_name.ts'],
  ['add_posts', 'a1_add_posts.ts'],
  ['', 'a1.ts'],
  ['!?', 'a1.ts'],
  ['../../etc/passwd', 'a1_etc_passwd.ts'],
  ['Größe ändern', 'a1_größe_ändern.ts'],
  ['Gro\u0308ße', 'a1_größe.ts'],
  ['हिन्दी', 'a1_हिन्दी.ts'],
  ['a'.repeat(40), `a1_${'a'.repeat(40)}.ts`],
  ['a'.repeat(41), `a1_${'a'.repeat(40)}.ts`],
  [`${'a'.repeat(35)} word`, `a1_${'a'.repeat(35)}_word.ts`],
  [`${'a'.repeat(35)} words`, `a1_${'a'.repeat(35)}.ts`],
])('names the file of %j %s', (message, name) => {
  expect(revisionFileName('a1', message)).toBe(name);
});
