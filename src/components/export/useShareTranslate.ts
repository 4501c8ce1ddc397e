/** The words of links, exports and presenting, in the current language. */
import { useMemo } from 'react';
import { shareTranslator, type ShareTranslate } from '../../i18n/shareTranslate.ts';
import { useAppStore } from '../../store/hooks.tsx';

export function useShareTranslate(): ShareTranslate {
  const language = useAppStore((state) => state.language);
  return useMemo(() => shareTranslator(language), [language]);
}
