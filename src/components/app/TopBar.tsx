/**
 * The top bar: whose page this is, which scenario runs, and what can be done with it. Where there is
 * little room the same things are in one menu.
 */
import { lazy, useMemo, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { RingLogo } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { MenuButton } from '../common/MenuButton.tsx';
import { NARROW, PHONE, useMedia } from '../common/useMedia.ts';
import { ModeTabs } from './ModeTabs.tsx';
import { scenarioTitle } from './scenarioTitle.ts';
import { useFiles } from './useFiles.ts';
import './topBar.css';

const ExportMenu = lazy(async () => ({
  default: (await import('../export/ExportMenu.tsx')).ExportMenu,
}));
const PageMenu = lazy(async () => ({ default: (await import('./PageMenu.tsx')).PageMenu }));

interface Header {
  readonly name: string;
  readonly seed: number;
  readonly nodes: number;
  readonly elections: number;
}

const headerOf = (frame: Frame): Header => ({
  name: frame.scenario.name,
  seed: frame.scenario.seed,
  nodes: frame.nodes.length,
  elections: frame.elections.length,
});
const headerKey = (header: Header): string => JSON.stringify(header);

export function TopBar(): ReactElement {
  const isPhone = useMedia(PHONE);
  return (
    <header className="top-bar" tabIndex={-1} data-region>
      <div className="top-brand">
        <RingLogo className="top-logo" />
        <BrandName />
        {isPhone ? null : <ModeTabs />}
      </div>
      {isPhone ? <PhoneHeader /> : <WideHeader />}
    </header>
  );
}

function BrandName(): ReactElement {
  const t = useTranslate();
  return <h1 className="top-name">{t('app.name')}</h1>;
}

function useTitle(): { readonly title: string; readonly header: Header | null } {
  const t = useTranslate();
  const header = useFrameValue(headerOf, headerKey);
  const title = useMemo(() => (header === null ? '' : scenarioTitle(t, header.name)), [t, header]);
  return { title, header };
}

function PhoneHeader(): ReactElement {
  const t = useTranslate();
  const { title } = useTitle();
  const language = useAppStore((state) => state.language);
  const setLanguage = useAppStore((state) => state.setLanguage);
  const mode = useAppStore((state) => state.mode);
  const other = language === 'en' ? 'ko' : 'en';
  return (
    <>
      <p className="top-scenario-name">{mode === 'simulate' ? title : t('app.mode.reality')}</p>
      <button
        type="button"
        className="button button--quiet top-other-language"
        aria-label={t(other === 'ko' ? 'app.korean' : 'app.english')}
        lang={other}
        onClick={() => setLanguage(other)}
      >
        {t('app.otherLanguageShort')}
      </button>
      <PageMenuButton />
    </>
  );
}

function PageMenuButton(): ReactElement {
  const t = useTranslate();
  return (
    <MenuButton
      className="icon-button"
      label={t('app.menu')}
      align="end"
      menu={(props) => <PageMenu {...props} />}
    >
      <Icon name="menu" />
    </MenuButton>
  );
}

function WideHeader(): ReactElement {
  const mode = useAppStore((state) => state.mode);
  const isNarrow = useMedia(NARROW);
  return (
    <>
      <div className="top-scenario">
        {mode === 'simulate' ? <ScenarioHead isNarrow={isNarrow} /> : null}
      </div>
      <LanguageSwitch />
      <div className="top-icons">
        <ThemeButton />
        <HelpButton />
      </div>
      {isNarrow ? null : <CopyLinkButton />}
      {mode === 'simulate' ? <TakeAlong /> : null}
      {isNarrow ? <PageMenuButton /> : null}
    </>
  );
}

function CopyLinkButton(): ReactElement {
  const t = useTranslate();
  const { copyLink } = useFiles();
  return (
    <button type="button" className="button" onClick={copyLink}>
      {t('app.copyLink')}
    </button>
  );
}

/** What can be taken along of a run, and the way onto a projector. */
function TakeAlong(): ReactElement {
  const t = useTranslate();
  const present = useAppStore((state) => state.present);
  return (
    <>
      <MenuButton className="button" align="end" menu={(props) => <ExportMenu {...props} />}>
        {t('app.export')}
      </MenuButton>
      <button type="button" className="button" onClick={() => present(true)}>
        {t('app.present')}
      </button>
    </>
  );
}

function ScenarioHead({ isNarrow }: { readonly isNarrow: boolean }): ReactElement {
  const t = useTranslate();
  const { title, header } = useTitle();
  return (
    <>
      <p className="top-scenario-name">{title}</p>
      {header === null ? null : <p className="top-sizes">{t('app.sizes', header)}</p>}
      {isNarrow ? null : <ScenarioButtons />}
    </>
  );
}

function ScenarioButtons(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const { save } = useFiles();
  return (
    <div className="segments" role="group" aria-label={t('app.scenario')}>
      <button type="button" aria-haspopup="dialog" onClick={() => open('gallery')}>
        {t('app.load')}
      </button>
      <button type="button" onClick={save}>
        {t('app.save')}
      </button>
      <button type="button" onClick={() => open('paste')}>
        {t('app.paste')}
      </button>
    </div>
  );
}

function LanguageSwitch(): ReactElement {
  const t = useTranslate();
  const language = useAppStore((state) => state.language);
  const setLanguage = useAppStore((state) => state.setLanguage);
  return (
    <div className="segments" role="group" aria-label={t('app.language')}>
      <button
        type="button"
        lang="en"
        aria-pressed={language === 'en'}
        onClick={() => setLanguage('en')}
      >
        {t('app.english')}
      </button>
      <button
        type="button"
        lang="ko"
        aria-pressed={language === 'ko'}
        onClick={() => setLanguage('ko')}
      >
        {t('app.korean')}
      </button>
    </div>
  );
}

function ThemeButton(): ReactElement {
  const t = useTranslate();
  const theme = useAppStore((state) => state.theme);
  const setTheme = useAppStore((state) => state.setTheme);
  const label = t(theme === 'dark' ? 'app.toLight' : 'app.toDark');
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
    >
      <Icon name="theme" />
    </button>
  );
}

function HelpButton(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('app.help')}
      title={t('app.help')}
      onClick={() => open('help')}
    >
      <Icon name="help" />
    </button>
  );
}
