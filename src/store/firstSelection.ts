/**
 * What is selected when a run opens: whom its script is about first, so that the inspector tells the
 * story of the scenario; the first node if nothing is scripted.
 */
import type { Command, Scenario } from '../engine/index.ts';
import type { Selection } from './store.ts';

export function firstSelection(scenario: Scenario): Selection | null {
  for (const { command } of scenario.script) {
    const subject = subjectOf(command, scenario);
    if (subject !== null) return subject;
  }
  const [node] = scenario.nodes;
  if (node !== undefined) return { kind: 'node', name: node.name };
  const [component] = scenario.components;
  return component === undefined ? null : electionOf(component);
}

type Component = Scenario['components'][number];

const electionOf = ({ leaseNamespace, leaseName }: Component): Selection => ({
  kind: 'election',
  namespace: leaseNamespace,
  name: leaseName,
});

/** The node or election that a command is about; null for those that concern everybody. */
function subjectOf(command: Command, scenario: Scenario): Selection | null {
  if ('node' in command) return { kind: 'node', name: command.node };
  if (command.kind === 'deleteLease') return leaseOf(command, scenario);
  if ('process' in command) return ofProcess(command.process, scenario);
  return 'processes' in command ? ofProcess(command.processes[0] ?? '', scenario) : null;
}

function leaseOf(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  { nodes, components }: Scenario,
): Selection | null {
  const component = components.find(
    ({ leaseNamespace, leaseName }) => leaseNamespace === namespace && leaseName === name,
  );
  if (component !== undefined) return electionOf(component);
  return nodes.some((node) => node.name === name) ? { kind: 'node', name } : null;
}

/** A kubelet stands for its node, a candidate for its election. */
function ofProcess(process: string, { nodes, components }: Scenario): Selection | null {
  const slash = process.indexOf('/');
  const [program, host] = [process.slice(0, slash), process.slice(slash + 1)];
  if (program === 'kubelet')
    return nodes.some(({ name }) => name === host) ? { kind: 'node', name: host } : null;
  const component = components.find(({ name }) => name === program);
  return component === undefined ? null : electionOf(component);
}
