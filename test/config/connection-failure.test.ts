import type { DataSourceOptions } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { connectionFailure } from '../../src/config/connection-failure.ts';
import { databaseTarget } from '../../src/config/database-target.ts';

const url = 'postgres://me:se%23cret@db.example:6543/shop';

/** The sentence for an error with this code. */
function sentence(code: string | undefined, options: DataSourceOptions, message = 'no'): string {
  const error = Object.assign(new Error(message), code === undefined ? {} : { code });
  return connectionFailure(error, databaseTarget(options)).message;
}

describe('connectionFailure', () => {
  const cases: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'No database answers at db.example:6543.',
    ENOTFOUND: 'The host `db.example` of the database is not known.',
    ETIMEDOUT: 'The database at db.example:6543 does not answer.',
    '28P01': 'db.example:6543 does not let `me` in to `shop`.',
    ER_DBACCESS_DENIED_ERROR: 'db.example:6543 gives `me` no right to `shop`.',
    '3D000': 'There is no database `shop` at db.example:6543.',
    EPROTO: 'Cannot connect to `shop` at db.example:6543 as `me`: no.',
  };
  for (const [code, expected] of Object.entries(cases)) {
    it(`words ${code} with what the url says`, () => {
      expect(sentence(code, { type: 'postgres', url })).toBe(expected);
    });
  }

  it('never shows the password, wherever the driver does', () => {
    const message = 'bad auth for se#cret';
    expect(sentence(undefined, { type: 'postgres', url }, message)).toBe(
      'Cannot connect to `shop` at db.example:6543 as `me`: bad auth for ***.',
    );
  });

  it('takes the place of several addresses that all refuse', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = new AggregateError([refused], '');
    const target = databaseTarget({ type: 'mysql', port: 3306 });
    expect(connectionFailure(error, target).message).toBe('No database answers at localhost:3306.');
  });

  it('does without what the options leave out', () => {
    expect(sentence('28000', { type: 'postgres' })).toBe(
      'localhost does not let this user in to its database.',
    );
    expect(sentence('ER_DBACCESS_DENIED_ERROR', { type: 'mysql' })).toBe(
      'localhost gives this user no right to its database.',
    );
  });

  it('names the master of a replicated server', () => {
    const master = { host: 'first', port: 5432, username: 'me', database: 'shop' };
    expect(
      sentence('ECONNREFUSED', { type: 'postgres', replication: { master, slaves: [] } }),
    ).toBe('No database answers at first:5432.');
  });
});
