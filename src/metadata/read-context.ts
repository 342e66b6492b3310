import type { DataSource } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import { driverTraits, type DriverTraits } from './driver-traits.ts';
import { indexArguments } from './index-arguments.ts';

/** What every part of the reader needs to know. */
export interface ReadContext {
  readonly dataSource: DataSource;
  readonly dialect: Dialect;
  readonly traits: DriverTraits;
  /** See {@link indexArguments}. */
  readonly indexArguments: ReadonlySet<unknown>;
}

/** Collects it from a data source whose metadata is built. */
export function readContext(dataSource: DataSource, dialect: Dialect): ReadContext {
  return {
    dataSource,
    dialect,
    traits: driverTraits(dataSource.driver),
    indexArguments: indexArguments(dataSource),
  };
}
