import { reportOf } from './test/support/swarmRun.ts';
for (const seed of process.argv.slice(2).map(Number)) console.log(reportOf(seed));
