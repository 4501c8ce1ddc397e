/** The only door of the engine: every name the rest of the project may import. */
export * from './base/time.ts';
export * from './base/result.ts';
export { assert, ensure, unreachable } from './base/assert.ts';
export type * from './kubernetes/objects.ts';
export type * from './scenario/scenario.ts';
export { SCENARIO_FORMAT, SCENARIO_VERSION } from './scenario/scenario.ts';
export type * from './simulation/commands.ts';
export type * from './simulation/eventLog.ts';
export { isNotable } from './simulation/notable.ts';
export { createSimulation, digestOf, type Simulation, type SimulationOptions } from './simulation/simulation.ts';
export { decodeWorld, encodeWorld } from './simulation/codec.ts';
export type { WorldState } from './simulation/world.ts';
