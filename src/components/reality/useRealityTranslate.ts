/** The words of this page in the current language. */
import { useMemo } from 'react';
import { realityTranslator, type RealityTranslate } from '../../i18n/realityTranslate.ts';
import { useAppStore } from '../../store/hooks.tsx';

export function useRealityTranslate(): RealityTranslate {
  const language = useAppStore((state) => state.language);
  return useMemo(() => realityTranslator(language), [language]);
}
