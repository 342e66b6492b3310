import type { DataSource } from 'typeorm';
import type { Typeorm } from './load-typeorm.ts';

/** `DataSource.initialize` while it is held; `release` undoes it. */
export interface HeldInitialize {
  /** Takes hold, unless that is done or over: a configuration that imports no package needs none. */
  hold(): void;
  /** Lets those that wait for `initialize` go on, as if they were connected. */
  resume(): void;
  release(): void;
}

/**
 * Makes `DataSource.initialize` connect to nothing while a configuration loads: it would install
 * extensions, synchronise, run migrations. The promise stays open, so that what was to follow (a
 * server that listens, a seed) does not start, until `resume`, for a module that awaits it.
 */
export function holdInitialize(typeorm: () => Typeorm): HeldInitialize {
  const waiting: (() => void)[] = [];
  let state: 'open' | 'held' | 'released' = 'open';
  let isHeld = true;
  let restore = (): void => {};
  return {
    hold() {
      if (state !== 'open') return;
      state = 'held';
      const { prototype } = typeorm().DataSource;
      const original = Object.getOwnPropertyDescriptor(prototype, 'initialize');
      prototype.initialize = function initialize(this: DataSource): Promise<DataSource> {
        return new Promise((resolve) => {
          if (isHeld) waiting.push(() => resolve(this));
          else resolve(this);
        });
      };
      restore = () => {
        if (original !== undefined) Object.defineProperty(prototype, 'initialize', original);
      };
    },
    resume() {
      isHeld = false;
      for (const next of waiting.splice(0)) next();
    },
    release() {
      state = 'released';
      restore();
    },
  };
}
