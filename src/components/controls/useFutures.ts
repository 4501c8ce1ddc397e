/** The futures of the run and what they are called, for whatever shows or chooses one. */
import { useMemo } from 'react';
import type { BranchView, Frame } from '../../sources/frame.ts';
import { useSource, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { hostName, shortNames } from '../common/names.ts';
import { processName } from '../timeline/acts.ts';
import { futureName, letterOf } from './futureNames.ts';
import { futureShort } from './futureShort.ts';

export interface Future {
  readonly branch: BranchView;
  readonly letter: string;
  readonly name: string;
  /** The name in a few characters, where there is little room. */
  readonly short: string;
  readonly isCurrent: boolean;
}

interface Read {
  readonly current: number;
  readonly branches: readonly BranchView[];
  readonly nodes: readonly string[];
}

const keyOf = ({ current, branches, nodes }: Read): string =>
  JSON.stringify([
    current,
    nodes,
    branches.map(({ id, name, parent, forkAt, shared, journal }) => [
      id,
      name,
      parent,
      forkAt,
      shared,
      journal[shared],
      journal.length,
    ]),
  ]);

export function useFutures(): readonly Future[] {
  const t = useTranslate();
  const source = useSource();
  const read = useMemo(
    () =>
      ({ place, nodes }: Frame): Read => ({
        current: place.branch,
        branches: source.branches(),
        nodes: nodes.map(({ name }) => name),
      }),
    [source],
  );
  const value = useFrameValue(read, keyOf);
  if (value === null) return [];
  const nameOf = processName(shortNames(value.nodes), hostName);
  return value.branches.map((branch) => ({
    branch,
    letter: letterOf(branch.id),
    name: futureName(branch, value.branches, t, nameOf),
    short: futureShort(branch, value.branches, t, value.nodes),
    isCurrent: branch.id === value.current,
  }));
}
