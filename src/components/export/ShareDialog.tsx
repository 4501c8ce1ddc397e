/** The link of this run for a class: a large QR code, the address itself, and the file for what is too long. */
import { useEffect, useId, useState, type ReactElement } from 'react';
import { currentLink } from '../../store/session.ts';
import { useAppStore, useAppStoreApi } from '../../store/hooks.tsx';
import { useFiles } from '../app/useFiles.ts';
import { Dialog } from '../common/Dialog.tsx';
import { MOST_IN_CODE, qrOf, type QrCode } from './qr.ts';
import { useShareTranslate } from './useShareTranslate.ts';
import './share.css';

/** The whole address; null while it is made, '' if the run is too long for one. */
function useAddress(): string | null {
  const store = useAppStoreApi();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    // The code stands for one instant, so the run stands still behind it.
    store.getState().setPlaying(false);
    void currentLink(store).then((link) => {
      if (isWanted) setAddress(link.ok ? addressOf(link.value) : '');
    });
    return () => {
      isWanted = false;
    };
  }, [store]);
  return address;
}

function addressOf(fragment: string): string {
  const address = new URL(window.location.href);
  address.hash = fragment;
  return address.href;
}

/** Served from this very machine, a link opens nowhere else. */
const isLocal = (address: string): boolean =>
  /^(file:|https?:\/\/(localhost|127\.|\[::1\]))/.test(address);

export function ShareDialog(): ReactElement {
  const t = useShareTranslate();
  const open = useAppStore((state) => state.open);
  const { copyLink, save } = useFiles();
  const address = useAddress();
  const code = address === null || address === '' ? null : qrOf(address);
  const canCopy = address !== null && address !== '';
  return (
    <Dialog title={t('share.title')} size="medium" onClose={() => open(null)}>
      <p className="quiet">{t('share.intro')}</p>
      <div className="share-code" aria-busy={address === null}>
        {code === null ? <NoCode address={address} /> : <Code code={code} />}
      </div>
      {canCopy ? <Address address={address} /> : null}
      {canCopy && isLocal(address) ? <p className="quiet">{t('share.local')}</p> : null}
      <div className="dialog-actions">
        {canCopy ? (
          <button type="button" className="button button--filled" onClick={copyLink}>
            {t('share.copy')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={save}>
          {t('share.saveFile')}
        </button>
      </div>
    </Dialog>
  );
}

/** Four squares of quiet around the code, as its standard asks for. */
const QUIET = 4;

function Code({ code: { size, path } }: { readonly code: QrCode }): ReactElement {
  const t = useShareTranslate();
  const whole = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={t('share.code', { size })}
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect className="share-ground" x={-QUIET} y={-QUIET} width={whole} height={whole} />
      <path className="share-squares" d={path} />
    </svg>
  );
}

function NoCode({ address }: { readonly address: string | null }): ReactElement {
  const t = useShareTranslate();
  if (address === null) return <p role="status">{t('share.making')}</p>;
  return (
    <p role="status">
      {address === ''
        ? t('share.tooLongForLink')
        : t('share.tooLongForCode', { length: address.length, most: MOST_IN_CODE })}
    </p>
  );
}

function Address({ address }: { readonly address: string }): ReactElement {
  const t = useShareTranslate();
  const id = useId();
  return (
    <div className="ask">
      <label htmlFor={id}>{t('share.address')}</label>
      <input
        id={id}
        className="field mono share-address"
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
    </div>
  );
}
