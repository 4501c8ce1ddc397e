/** English, the scenarios that ship: a title each, and one sentence on what it shows. */
export const scenariosEn = {
  'scenario.untitled': 'My cluster',
  'scenario.calmCluster': 'Calm cluster',
  'scenario.calmCluster.about': 'Three nodes renew, three elections stand. Break something.',
  'scenario.nodeCrash': 'A node dies',
  'scenario.nodeCrash.about':
    'A node loses power: Unknown after 50 s of silence, its Pods deleted 300 s later.',
  'scenario.leaderCrash': 'A leader crashes',
  'scenario.leaderCrash.about':
    'The leading kube-scheduler is killed. A standby waits a whole lease duration by its own stopwatch.',
  'scenario.controllerFailover': 'The observer fails over',
  'scenario.controllerFailover.about':
    'A node is silent when kube-controller-manager changes hands: the new leader counts from zero.',
  'scenario.oneWayPartition': 'Only the answers are lost',
  'scenario.oneWayPartition.about':
    'A node’s requests arrive, the answers do not: it repeats a renewal that is written already.',
  'scenario.wholeClusterSilent': 'The whole cluster is silent',
  'scenario.wholeClusterSilent.about':
    'Every kubelet is cut off at once. The controller suspects itself, and nobody is evicted.',
};
