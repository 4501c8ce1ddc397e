/** The keys of the page beside reality, in one table: what is pressed, what it does, and the words for it in help. */
import type { MessageKey } from '../../i18n/translate.ts';
import type { AppStore } from '../../store/store.ts';

/** What a key acts on. */
export interface RealityKeyContext {
  readonly store: AppStore;
  readonly playing: boolean;
  readonly setPlaying: (playing: boolean) => void;
  readonly moveTo: (seconds: number) => void;
  readonly toPair: (direction: 1 | -1) => void;
  readonly zoom: (factor: number) => void;
}

export interface RealityKey {
  /** As `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  /** How help shows the keys. */
  readonly shown: string;
  readonly words: Extract<MessageKey, `app.key.reality.${string}`>;
  readonly run: (context: RealityKeyContext) => void;
}

const by =
  (seconds: number) =>
  ({ store, moveTo }: RealityKeyContext): void =>
    moveTo(store.getState().reality.at + seconds);

export const REALITY_KEYS: readonly RealityKey[] = [
  {
    keys: [' '],
    shown: 'Space',
    words: 'app.key.reality.play',
    run: ({ playing, setPlaying }) => setPlaying(!playing),
  },
  { keys: ['ArrowRight'], shown: '→', words: 'app.key.reality.forward', run: by(1) },
  { keys: ['ArrowLeft'], shown: '←', words: 'app.key.reality.back', run: by(-1) },
  {
    keys: [']'],
    shown: ']',
    words: 'app.key.reality.next',
    run: ({ toPair }) => toPair(1),
  },
  {
    keys: ['['],
    shown: '[',
    words: 'app.key.reality.previous',
    run: ({ toPair }) => toPair(-1),
  },
  { keys: ['+', '='], shown: '+', words: 'app.key.reality.in', run: ({ zoom }) => zoom(0.5) },
  { keys: ['-'], shown: '-', words: 'app.key.reality.out', run: ({ zoom }) => zoom(2) },
  {
    keys: ['0'],
    shown: '0',
    words: 'app.key.reality.whole',
    run: ({ store }) => store.getState().setReality({ range: null }),
  },
];
