import type { DataSource } from 'typeorm';
import type { Typeorm } from './load-typeorm.ts';

/** `DataSource.initialize` while it is held; `release` undoes it. */
export interface HeldInitialize {
  /** Lets those that wait for `initialize` go on, as if they were connected. */
  resume(): void;
  release(): void;
}

/**
 * Makes `DataSource.initialize` connect to nothing while a configuration loads: it would install
 * extensions, synchronise, run migrations. The promise stays open, so that what was to follow (a
 * server that listens, a seed) does not start, until `resume`, for a module that awaits it.
 */
export function holdInitialize({ DataSource }: Typeorm): HeldInitialize {
  const { prototype } = DataSource;
  const original = Object.getOwnPropertyDescriptor(prototype, 'initialize');
  const waiting: (() => void)[] = [];
  let isHeld = true;
  prototype.initialize = function initialize(this: DataSource): Promise<DataSource> {
    return new Promise((resolve) => {
      if (isHeld) waiting.push(() => resolve(this));
      else resolve(this);
    });
  };
  return {
    resume() {
      isHeld = false;
      for (const next of waiting.splice(0)) next();
    },
    release() {
      if (original !== undefined) Object.defineProperty(prototype, 'initialize', original);
    },
  };
}
