/** The sentence for what the hand aims at; null while nothing is aimed at or nobody knows what would come of it. */
import { useMemo } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { sayForeseen } from './aimWords.ts';

export function useAimed(): string | null {
  const t = useTranslate();
  const { source } = useAppStoreApi();
  const foreseen = useAppStore((state) => state.foreseen);
  return useMemo(() => {
    const frame = source.latest();
    return foreseen === null || frame === null ? null : sayForeseen(t, frame, foreseen);
  }, [t, source, foreseen]);
}
