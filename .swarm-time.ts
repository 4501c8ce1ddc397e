import { drawSwarm } from './test/support/swarm.ts';
import { troublesOf } from './test/support/swarmRun.ts';
const [from, to] = process.argv.slice(2).map(Number);
const t0 = process.cpuUsage();
const bad = new Map<string, number[]>();
for (let seed = from!; seed <= to!; seed++) {
  let troubles: readonly string[];
  try { troubles = troublesOf(drawSwarm(seed)); } catch (error) { troubles = ['throws ' + String((error as Error).stack).slice(0, 400)]; }
  if (troubles.length > 0) { const k = troubles[0]!.replace(/[\d.]+/g, '#').slice(0, 90); bad.set(k, [...(bad.get(k) ?? []), seed]); if ((bad.get(k) ?? []).length === 1) console.log(seed, troubles); }
}
const used = process.cpuUsage(t0);
console.log('cpu s', (used.user + used.system) / 1e6, 'failed', [...bad].map(([k, v]) => `${k}: ${v.length} (${v.slice(0, 6)})`));
