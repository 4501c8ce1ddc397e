/** Help: how one begins, and every key. The tables are those that the pages themselves follow. */
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { REALITY_KEYS } from '../reality/realityKeys.ts';
import { PRESENT_KEYS } from '../present/presentKeys.ts';
import type { ShortcutGroup } from './shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';
import './dialogs.css';

const GROUPS: readonly ShortcutGroup[] = ['break', 'time', 'look', 'page'];

export function HelpDialog(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const singleKeys = useAppStore((state) => state.singleKeys);
  const setSingleKeys = useAppStore((state) => state.setSingleKeys);
  return (
    <Dialog title={t('app.help.title')} onClose={() => open(null)} size="large">
      <p>{t('app.help.intro')}</p>
      <label className="help-single">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        {t('app.help.single')}
      </label>
      <div className="help-groups">
        {GROUPS.map((group) => (
          <Keys
            key={group}
            title={t(`app.help.group.${group}`)}
            keys={SHORTCUTS.filter((each) => each.group === group)}
          />
        ))}
        <Gestures />
        <Keys title={t('app.help.group.present')} keys={PRESENT_KEYS} />
        <Keys title={t('app.help.group.reality')} keys={REALITY_KEYS} />
      </div>
    </Dialog>
  );
}

/** What a hand does, by mouse and by finger, in the words of help. */
const GESTURES = [
  'select',
  'power',
  'cut',
  'twoFingers',
  'wall',
  'latency',
  'loss',
  'clock',
  'etcd',
  'menu',
  'ruler',
  'zoom',
] as const;

function Gestures(): ReactElement {
  const t = useTranslate();
  return (
    <table className="help-keys help-gestures">
      <caption>{t('app.help.group.hand')}</caption>
      <thead className="hidden-text">
        <tr>
          <th scope="col">{t('app.help.hand')}</th>
          <th scope="col">{t('app.help.does')}</th>
        </tr>
      </thead>
      <tbody>
        {GESTURES.map((gesture) => (
          <tr key={gesture}>
            <td>{t(`app.hand.${gesture}`)}</td>
            <td>{t(`app.hand.${gesture}.does`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface KeysProps {
  readonly title: string;
  readonly keys: readonly { readonly shown: string; readonly words: KeyWords }[];
}

type KeyWords = (
  (typeof SHORTCUTS)[number] | (typeof PRESENT_KEYS)[number] | (typeof REALITY_KEYS)[number]
)['words'];

function Keys({ title, keys }: KeysProps): ReactElement {
  const t = useTranslate();
  return (
    <table className="help-keys">
      <caption>{title}</caption>
      <thead className="hidden-text">
        <tr>
          <th scope="col">{t('app.help.key')}</th>
          <th scope="col">{t('app.help.does')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((shortcut) => (
          <tr key={shortcut.shown}>
            <td>
              {shortcut.shown.split(' ').map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </td>
            <td>{t(shortcut.words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
