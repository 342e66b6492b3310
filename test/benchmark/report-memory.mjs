// Preloaded into a measured process: writes its peak memory, in MiB, where the benchmark looks.
import { writeFileSync } from 'node:fs';

const file = process.env['LIMBECK_BENCHMARK_MEMORY'];
process.on('exit', () => {
  if (file !== undefined) {
    writeFileSync(file, String(Math.round(process.resourceUsage().maxRSS / 1024)));
  }
});
