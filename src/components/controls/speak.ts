/** The browser's own voice. Only voices of this machine are used: what is said goes nowhere else. */
import type { Language } from '../../i18n/translate.ts';

/** Whether it is being said; false where there is no voice for that language. */
export function speak(text: string, language: Language): boolean {
  const { speechSynthesis: synthesis } = window as { speechSynthesis?: SpeechSynthesis };
  if (synthesis === undefined) return false;
  synthesis.cancel();
  const voice = synthesis
    .getVoices()
    .find(({ localService, lang }) => localService && lang.toLowerCase().startsWith(language));
  if (voice === undefined) return false;
  const said = new SpeechSynthesisUtterance(text);
  said.voice = voice;
  said.lang = voice.lang;
  synthesis.speak(said);
  return true;
}
