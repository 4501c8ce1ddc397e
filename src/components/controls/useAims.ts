/** Has what is aimed at computed as long as the page stands. */
import { useEffect } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { followAims } from './foresee.ts';

export function useAims(): void {
  const store = useAppStoreApi();
  useEffect(() => followAims(store), [store]);
}
