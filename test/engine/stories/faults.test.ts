/**
 * Four faults a class begins with, each told by the log as a text timeline, so that a reader can
 * check it line by line against the reference.
 */
import { describe, expect, it } from 'vitest';
import { buildCluster, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { drawLog } from '../../support/drawLog.ts';

describe('a node loses its power', () => {
  it('is called Unknown within a minute, tainted, and its Pod deleted five minutes later (KL-1, NL-7, NL-12, NL-14, TE-6)', () => {
    const cluster = buildCluster({ seed: 7, nodes: 3 });
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(380);
    cluster.act({ kind: 'powerOn', node: 'node-1' });
    cluster.run(30);
    expect(drawLog(cluster, 'nodes')).toMatchInlineSnapshot(`
      "  20.0 s  — powerOff
        63.9 s  node-1  Ready True → Unknown (NodeStatusUnknown), by a
        63.9 s  default/web-1-0  Ready False
        64.0 s  node-1  unreachable:NoSchedule added
        64.0 s  node-1  unreachable:NoExecute added
       364.1 s  default/web-1-0  deleted
       400.0 s  — powerOn
       400.4 s  node-1  Ready Unknown → True (KubeletReady), by node-1
       400.4 s  node-1  unreachable:NoSchedule removed
       401.4 s  default/web-1-0  removed
       404.2 s  node-1  unreachable:NoExecute removed"
    `);
  });
});

describe('a lock with three candidates', () => {
  const elected = { nodes: 1, podsPerNode: 0, components: { operator: ['a', 'b', 'c'] } };
  const leader = 'operator/a';

  it('LE-8, LE-10: its leader crashes and a standby takes it once the record has not changed for 15 s', () => {
    const cluster = buildCluster({ ...elected, seed: 7 });
    cluster.run(20);
    cluster.act({ kind: 'crash', process: leader });
    cluster.run(40);
    expect(drawLog(cluster, 'election')).toMatchInlineSnapshot(`
      "  20.0 s  — crash
        34.0 s  b  takes operator (transitions 1)
        34.0 s  b  startedLeading"
    `);
  });

  it('LE-26: its leader sleeps, wakes up beside the one that took over, and both work for ten seconds', () => {
    const cluster = buildCluster({ ...elected, seed: 7 });
    cluster.run(20);
    cluster.act({ kind: 'pause', process: leader });
    cluster.run(30);
    cluster.act({ kind: 'resume', process: leader });
    cluster.run(40);
    expect(drawLog(cluster, 'election')).toMatchInlineSnapshot(`
      "  20.0 s  — pause
        34.0 s  b  takes operator (transitions 1)
        34.0 s  b  startedLeading
        50.0 s  — resume
        60.0 s  a  workCancelled
        60.0 s  a  stoppedLeading: renewDeadline
        60.0 s  a  exits 1"
    `);
  });

  it('LE-29, TR-7: its leader is isolated, gives up before anybody may take over, and still renews after that', () => {
    const cluster = buildCluster({ ...elected, seed: 7 });
    cluster.run(20);
    cluster.cut('lost', [leader]);
    cluster.run(10);
    cluster.heal(leader);
    cluster.run(40);
    expect(drawLog(cluster, 'election')).toMatchInlineSnapshot(`
      "  20.0 s  — cut
        30.0 s  — heal
        30.3 s  a  workCancelled
        30.3 s  a  stoppedLeading: renewDeadline
        30.3 s  a  exits 1
        33.5 s  operator is renewed by what a had sent
        49.5 s  b  takes operator (transitions 1)
        49.5 s  b  startedLeading"
    `);
  });
});

describe('the controller manager fails over while a node is silent', () => {
  it('NL-23: the new one has forgotten everything and grants the node another 50 s', () => {
    const cluster = buildCluster({ seed: 7, nodes: 2, podsPerNode: 0 });
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.run(30);
    cluster.act({ kind: 'crash', process: `${CONTROLLER_MANAGER}/a` });
    cluster.run(90);
    expect(drawLog(cluster, 'nodes')).toMatchInlineSnapshot(`
      "  20.0 s  — powerOff
        50.0 s  — crash
        65.2 s  zone (none)  Initial → Normal
       115.2 s  node-0  Ready True → Unknown (NodeStatusUnknown), by c
       115.3 s  node-0  unreachable:NoSchedule added
       115.3 s  node-0  unreachable:NoExecute added"
    `);
  });
});
