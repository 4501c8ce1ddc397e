/** "Why?" in the inspector's place: the question, its chain, and the way back. On a phone it is a sheet. */
import { useEffect, useRef, type ReactElement } from 'react';
import type { Fact } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Icon } from '../common/Icon.tsx';
import { useWhyTitle, useWhyTranslate, WhyChain } from './WhyChain.tsx';
import './why.css';

interface WhyProps {
  readonly fact: Fact;
}

export function WhyPanel({ fact }: WhyProps): ReactElement {
  const say = useWhyTranslate();
  const title = useWhyTitle(fact);
  const ask = useAppStore((state) => state.ask);
  const heading = useFocusOn(fact);
  useEndWithRun();
  return (
    <aside className="inspector why" aria-label={say('why.label')} tabIndex={-1} data-region>
      <div className="why-head">
        <p className="why-kicker">{say('why.label')}</p>
        <button
          type="button"
          className="icon-button why-close"
          aria-label={say('why.close')}
          onClick={() => ask(null)}
        >
          <Icon name="close" />
        </button>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </div>
      <WhyChain key={fact.seq} fact={fact} />
    </aside>
  );
}

export function WhySheet({ fact }: WhyProps): ReactElement {
  const title = useWhyTitle(fact);
  const ask = useAppStore((state) => state.ask);
  useEndWithRun();
  return (
    <Dialog title={title} onClose={() => ask(null)}>
      <div className="why why--sheet">
        <WhyChain key={fact.seq} fact={fact} />
      </div>
    </Dialog>
  );
}

/** The question has the focus when it is asked; afterwards whoever had it before has it again. */
function useFocusOn(fact: Fact): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [fact]);
  return heading;
}

/** Another run knows nothing of the fact. */
function useEndWithRun(): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const run = store.source.latest()?.run;
    return store.source.subscribe((frame) => {
      if (frame.run !== run) store.getState().ask(null);
    });
  }, [store]);
}
