/**
 * Waiting times of a run, recorded or simulated, as samples of a distribution: from the end of a
 * leader to the next one at work (10.2), from a clean release, from the death of a node to its
 * being called Unknown (10.1). What was done comes from the scenario, what came of it from the transitions.
 */
import { inSeconds } from '../../src/engine/index.ts';
import type { Scenario, ScenarioComponent } from '../../src/engine/index.ts';
import {
  objectNames,
  type Transition,
  type Transitions,
} from '../../src/recordings/transitions.ts';

/** Nothing of the kind takes longer; what comes later has another cause. Seconds. */
const FAILOVER_MAX = 26;
const DETECTION_MAX = 70;

/** From SIGKILL of a leader until another leads, of locks that had so many standbys then. */
export const failoverTimes = (
  scenario: Scenario,
  transitions: Transitions,
  standbys: number,
): readonly number[] => takeovers(scenario, transitions, 'crash', standbys);

/** From SIGTERM of a leader that releases until another leads. */
export const releaseTimes = (scenario: Scenario, transitions: Transitions): readonly number[] =>
  takeovers(scenario, transitions, 'stop', 1);

/** From SIGKILL of a kubelet until its node is Unknown. */
export function detectionTimes(scenario: Scenario, transitions: Transitions): readonly number[] {
  return scenario.script.flatMap(({ atSeconds, command }) => {
    if (command.kind !== 'crash' || !command.process.startsWith('kubelet/')) return [];
    const node = objectNames.node(command.process.slice('kubelet/'.length));
    const unknown = (transitions.get(node) ?? []).find(
      ({ what, t }) => what === 'Ready Unknown' && inSeconds(t) > atSeconds,
    );
    return within(unknown, atSeconds, DETECTION_MAX);
  });
}

function takeovers(
  scenario: Scenario,
  transitions: Transitions,
  deed: 'crash' | 'stop',
  standbys: number,
): readonly number[] {
  return scenario.components.flatMap((component) => {
    const terms = termsOf(component, transitions);
    return scenario.script.flatMap(({ atSeconds, command }) => {
      if (command.kind !== deed || !command.process.startsWith(`${component.name}/`)) return [];
      const who = command.process.slice(component.name.length + 1);
      const leader = terms.findLast(({ t }) => inSeconds(t) < atSeconds);
      if (leader?.what !== who || !isAlive(scenario, component, who, atSeconds)) return [];
      const others = component.candidates.filter(
        ({ host }) => host !== who && isAlive(scenario, component, host, atSeconds),
      );
      if (others.length !== standbys) return [];
      const next = terms.find(({ what, t }) => what !== who && inSeconds(t) > atSeconds);
      return within(next, atSeconds, FAILOVER_MAX);
    });
  });
}

function within(found: Transition | undefined, from: number, longest: number): number[] {
  const took = found === undefined ? Infinity : inSeconds(found.t) - from;
  return took < longest ? [took] : [];
}

/** Who began to lead a lock, and when. */
function termsOf(component: ScenarioComponent, transitions: Transitions): readonly Transition[] {
  return component.candidates
    .flatMap(({ host }) =>
      (transitions.get(objectNames.elector(host, component.leaseName)) ?? [])
        .filter(({ what }) => what === 'startedLeading')
        .map(({ t }) => ({ what: host, t })),
    )
    .sort((one, other) => one.t - other.t);
}

/** Started, and not ended since. */
function isAlive(
  scenario: Scenario,
  component: ScenarioComponent,
  host: string,
  atSeconds: number,
): boolean {
  const process = `${component.name}/${host}`;
  const candidate = component.candidates.find((each) => each.host === host);
  let isUp = candidate !== undefined && candidate.startSeconds < atSeconds;
  for (const { atSeconds: when, command } of scenario.script) {
    if (when >= atSeconds) break;
    if (!('process' in command) || command.process !== process) continue;
    if (command.kind === 'start') isUp = true;
    else if (command.kind === 'crash' || command.kind === 'stop') isUp = false;
  }
  return isUp;
}
