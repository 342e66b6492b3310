import { measureServer } from './measure-server.ts';

await measureServer('sqlite');
