import { drawSwarm } from './test/support/swarm.ts';
import { createSimulation, later, seconds, START } from './src/engine/index.ts';
const s = drawSwarm(859);
const sim = createSimulation(s.scenario);
const fault = s.faults.filter(f => f.at === 102 && f.command.kind==='cut')[0]!;
sim.runUntil(later(START, seconds(102))); sim.apply(fault.command);
sim.runUntil(later(START, seconds(190))); for (const c of s.healing) sim.apply(c);
sim.runUntil(later(START, seconds(400)));
for (const f of sim.facts()) if (f.t > 150e6 && (('node' in f && f.node==='node-2') || ('process' in f && f.process==='kubelet/node-2'))) { const {seq, cause, ...r} = f as any; console.log((f.t/1e6).toFixed(3), JSON.stringify(r).slice(0,200)); }
const p = sim.world.processes.get(2)!; console.log(p.status, p.kubelet?.status, p.timers, p.watchConnection, sim.world.connections.get(p.connection), sim.world.now);
