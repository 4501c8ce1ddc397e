/** The cluster's objects at the playhead as `kubectl get -o yaml` would print them. */
import { printYamlList } from '../../kubectl/index.ts';
import type { Frame } from '../../sources/frame.ts';

export const objectsYaml = (frame: Frame): string =>
  printYamlList([
    ...frame.leases.map(({ object }) => object),
    ...frame.nodeObjects,
    ...frame.podObjects,
  ]);
