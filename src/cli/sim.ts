/**
 * The headless runner: `npm run sim -- SCENARIO.json [--seed N] [--until 600s] [--log jsonl|text]
 * [--facts kind,…] [--objects yaml]`. Exit status 2 and named problems for what cannot be used.
 */
import { readFileSync } from 'node:fs';
import { runSim } from './runSim.ts';

/** A reader that has seen enough (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await runSim(process.argv.slice(2), {
  readFile: (path) => readFileSync(path, 'utf8'),
  print: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    }),
  complain: (text) => {
    process.stderr.write(text);
  },
});
