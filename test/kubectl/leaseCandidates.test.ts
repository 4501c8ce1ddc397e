/** LeaseCandidates as kubectl prints them (1.4, OM-9). */
import { describe, expect, it } from 'vitest';
import { seconds, type LeaseCandidateObject, type WallTime } from '../../src/engine/index.ts';
import { leaseCandidateObject } from '../../src/engine/simulation/kubeObjects.ts';
import {
  leaseCandidateWarning,
  printLeaseCandidateTable,
  printYaml,
} from '../../src/kubectl/index.ts';

const CREATED = Date.parse('2026-11-22T15:28:29Z');
const wall = (ms: number): WallTime => seconds(ms / 1_000) as number as WallTime;

const candidate = (name: string, emulationVersion: string): LeaseCandidateObject =>
  leaseCandidateObject(
    {
      namespace: 'default',
      name,
      uid: 'e3b0c442-98fc-4c14-aafb-f4c8996fb924',
      resourceVersion: 207,
      creationTimestamp: wall(CREATED),
      spec: {
        leaseName: 'cle-2',
        binaryVersion: '1.36.0',
        emulationVersion,
        strategy: 'OldestEmulationVersion',
        renewTime: (wall(CREATED) + 309_211) as WallTime,
      },
    },
    'v1beta1',
  );

const both = [candidate('b_9c94d3ac', '1.36.0'), candidate('a_fd47779c', '1.35.0')];
const nowMs = CREATED + 125_000;

describe('OM-9 LeaseCandidates', () => {
  it('are printed with the lock they stand for and their versions, in order of their names', () => {
    expect(printLeaseCandidateTable(both, { allNamespaces: false, nowMs })).toBe(
      [
        'NAME         LEASENAME   BINARYVERSION   EMULATIONVERSION   AGE',
        'a_fd47779c   cle-2       1.36.0          1.35.0             2m5s',
        'b_9c94d3ac   cle-2       1.36.0          1.36.0             2m5s',
        '',
      ].join('\n'),
    );
  });

  it('take a column for the namespace with -A, and are no text where there are none', () => {
    const text = printLeaseCandidateTable(both, { allNamespaces: true, nowMs });
    expect(text.split('\n')[1]).toBe(
      'default     a_fd47779c   cle-2       1.36.0          1.35.0             2m5s',
    );
    expect(printLeaseCandidateTable([], { allNamespaces: false, nowMs })).toBe('');
  });

  it('come with a warning', () => {
    expect(leaseCandidateWarning('coordination.k8s.io/v1beta1')).toBe(
      'Warning: coordination.k8s.io/v1beta1 LeaseCandidate is deprecated in v1.36+, unavailable in v1.39+\n',
    );
  });

  it('are printed as YAML with their keys in order', () => {
    expect(printYaml(candidate('a', '1.36.0'))).toBe(`apiVersion: coordination.k8s.io/v1beta1
kind: LeaseCandidate
metadata:
  creationTimestamp: "2026-11-22T15:28:29Z"
  name: a
  namespace: default
  resourceVersion: "207"
  uid: e3b0c442-98fc-4c14-aafb-f4c8996fb924
spec:
  binaryVersion: 1.36.0
  emulationVersion: 1.36.0
  leaseName: cle-2
  renewTime: "2026-11-22T15:28:29.309211Z"
  strategy: OldestEmulationVersion
`);
  });
});
