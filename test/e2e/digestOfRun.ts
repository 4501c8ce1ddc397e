/** One eventful run, told to Node and to the browser alike: what its log's fingerprint is. */
import {
  createSimulation,
  later,
  parseScenario,
  seconds,
  START,
  type Command,
  type Scenario,
} from '../../src/engine/index.ts';

/** What happens, by second: something of every kind. */
function story({ nodes, components }: Scenario): readonly (readonly [number, Command])[] {
  const [first = '', second = '', third = ''] = nodes.map(({ name }) => name);
  const leaders = components.flatMap(({ name, candidates }) =>
    candidates.slice(0, 1).map(({ host }) => `${name}/${host}`),
  );
  const cut = { kind: 'cut', mode: 'lost', direction: 'both' } as const;
  return [
    [7, { kind: 'powerOff', node: first }],
    [12, { kind: 'pause', process: leaders[0] ?? '' }],
    [15, { ...cut, processes: [`kubelet/${second}`, leaders[1] ?? ''] }],
    [33, { kind: 'resume', process: leaders[0] ?? '' }],
    [40, { kind: 'heal', processes: [`kubelet/${second}`, leaders[1] ?? ''] }],
    [55, { kind: 'deleteLease', namespace: 'kube-node-lease', name: third }],
    [60, { kind: 'apiServerFreeze' }],
    [75, { kind: 'apiServerThaw' }],
    [90, { kind: 'powerOn', node: first }],
  ];
}

export function digestOfRun(document: unknown): string {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const simulation = createSimulation(parsed.value);
  for (const [second, command] of story(parsed.value)) {
    simulation.runUntil(later(START, seconds(second)));
    simulation.apply(command);
  }
  simulation.runUntil(later(START, seconds(420)));
  return `${simulation.facts().length} ${simulation.digest()}`;
}
