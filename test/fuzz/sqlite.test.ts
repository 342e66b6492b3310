import { runPairs } from './run-pairs.ts';

runPairs('sqlite');
