/** What heartbeats cost etcd: the table of SZ-4, line by line. */
import { describe, expect, it } from 'vitest';
import {
  heartbeatCost,
  heartbeatIntervals,
  heartbeatModels,
  sumOfCosts,
} from '../../../src/engine/analysis/heartbeatCost.ts';

const NODES = 5_000;
const MB = 1e6;
const cost = (bytes: number, intervalSeconds: number, nodes = NODES) =>
  heartbeatCost({ nodes, bytes, intervalSeconds });

describe('SZ-4 what heartbeats of 5,000 nodes cost', () => {
  it.each([
    ['status every 10 s, 15 kB (≤ 1.13)', 15_000, 10, 90, 450],
    ['status every 1 min, 30 kB', 30_000, 60, 30, 150],
    ['status every 5 min, 30 kB', 30_000, 300, 6, 30],
    ['lease every 10 s, 0.57 kB', 570, 10.2, 3.4, 17],
  ])('%s: kB a minute per node, MB a minute in all', (_what, bytes, interval, kB, megabytes) => {
    const { bytesPerMinutePerNode, bytesPerMinute } = cost(bytes, interval);
    expect(bytesPerMinutePerNode / 1_000).toBeCloseTo(kB, 1);
    expect(Math.round(bytesPerMinute / MB)).toBe(megabytes);
  });

  it('today, a lease and the status every 5 min: 9.4 kB a minute per node, 47 MB in all', () => {
    const today = sumOfCosts(cost(570, 10.2), cost(30_000, 300));
    expect(today.bytesPerMinutePerNode / 1_000).toBeCloseTo(9.4, 1);
    expect(Math.round(today.bytesPerMinute / MB)).toBe(47);
  });

  it('the number of writes did not fall with leases, the bytes did', () => {
    expect(cost(15_000, 10).writesPerSecond).toBe(500);
    expect(Math.round(cost(570, 10.2).writesPerSecond)).toBe(490);
    const { statusOnly, leases } = heartbeatModels(NODES, 15_000, 570);
    expect(leases.writesPerSecond).toBeGreaterThan(statusOnly.writesPerSecond);
    expect(leases.bytesPerMinute).toBeLessThan(statusOnly.bytesPerMinute / 10);
  });

  it('AS-10 status alone keeps 2.3 to 4.5 GB of history, more than the default quota of 2 GiB', () => {
    const { historyBytes } = cost(15_000, 10);
    expect(historyBytes.least / 1e9).toBeCloseTo(2.25, 2);
    expect(historyBytes.most / 1e9).toBeCloseTo(4.5, 2);
    expect(historyBytes.least).toBeGreaterThan(2_048 * 1_024 * 1_024);
  });

  it('KL-1 KL-11 the gaps follow from the settings of the kubelet, by default 10.2 s and 306 s', () => {
    const kubelet = {
      nodeLeaseDurationSeconds: 40,
      nodeStatusUpdateFrequencySeconds: 10,
      nodeStatusReportFrequencySeconds: 300,
    };
    const standard = heartbeatIntervals(kubelet);
    expect(standard.lease).toBeCloseTo(10.2, 6);
    expect(standard.report).toBeCloseTo(306, 6);
    expect(standard.status).toBe(10);
    expect(heartbeatIntervals({ ...kubelet, nodeLeaseDurationSeconds: 20 }).lease).toBeCloseTo(5.1);
    const rare = heartbeatIntervals({ ...kubelet, nodeStatusUpdateFrequencySeconds: 60 });
    expect(rare.report).toBeCloseTo(306, 6);
    const models = heartbeatModels(3, 15_000, 500, 300, rare);
    expect(models.statusOnly.bytesPerMinute).toBe(3 * 15_000);
  });

  it.each([
    [1, 1_000, 1, 1],
    [130_000, 470, 10.2, 12_745],
  ])('%i nodes of %i B every %f s make %i writes a second', (nodes, bytes, interval, writes) => {
    expect(Math.round(cost(bytes, interval, nodes).writesPerSecond)).toBe(writes);
  });
});
