/** Keeps an error of one part of the page inside that part, with a way to try again. */
import { Component, type ReactElement, type ReactNode } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import '../common/dialog.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Broken onAgain={() => this.setState({ failed: false })} />;
  }
}

function Broken({ onAgain }: { readonly onAgain: () => void }): ReactElement {
  const t = useTranslate();
  return (
    <div className="state-panel" role="alert">
      <h2>{t('app.broken.title')}</h2>
      <p>{t('app.broken.text')}</p>
      <button type="button" className="button button--filled" onClick={onAgain}>
        {t('app.broken.again')}
      </button>
    </div>
  );
}
