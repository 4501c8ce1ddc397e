/** The line icons of controls, each one path on a grid of 20. */
import type { ReactElement } from 'react';

const PATHS = {
  select: 'M5 3.5l10 6-4.4 1.1L8.4 15z',
  power: 'M10 3v6M6 5.2a6 6 0 1 0 8 0',
  stop: 'M4.2 6.2h6v7.6h-6zM13.4 6v8M16.6 6v8',
  cut: 'M3 10h4.5M12.5 10H17M8.6 4.5v11M11.4 4.5v11',
  latency: 'M3 10h2.5l1.5-4 2 8 2-8 2 8 1.5-4H17',
  loss: 'M2.5 10h4M9 10h2M13.5 10h4M7 6.5l2 2M9 6.5l-2 2M11.5 12l2 2M13.5 12l-2 2',
  clock: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6v4.2l2.8 1.7',
  etcd: 'M4 5.5c0-1.4 2.7-2.5 6-2.5s6 1.1 6 2.5-2.7 2.5-6 2.5-6-1.1-6-2.5zM4 5.5v9c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5v-9M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5',
  defrag: 'M3.5 4.5h5v11h-5zM10.5 4.5h3v11h-3zM15.5 4.5h1v11h-1z',
  api: 'M5 4h10a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM5 11h10a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1zM7 6.5h.1M7 13.5h.1',
  delete: 'M4 5h12v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM8 8l4 4M12 8l-4 4',
  kill: 'M5 5l10 10M15 5L5 15',
  pause: 'M7 4.5v11M13 4.5v11',
  play: 'M6.5 4.2L15.5 10l-9 5.8z',
  exit: 'M11.5 4H4.5v12h7M8.5 10H17M14 7l3 3-3 3',
  heal: 'M3 10h14M8 6.5v7M12 6.5v7',
  freeze: 'M10 3v14M4 6.5l12 7M16 6.5l-12 7',
  down: 'M10 4v10M5.5 10L10 14.5 14.5 10',
  up: 'M10 16V6M5.5 10L10 5.5 14.5 10',
  why: 'M5 4.5h.1M5 10h.1M5 15.5h.1M5 6.5v1.6M5 12v1.6M9 4.5h7M9 10h7M9 15.5h5',
  yaml: 'M4 5.5h12M4 10h9M4 14.5h6',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  close: 'M5 5l10 10M15 5L5 15',
  help: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM8 8a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.6v.1',
  theme: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6z',
  alert: 'M10 3.5L17.5 16h-15zM10 8v4M10 14v.1',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M8 8.5v7',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={PATHS[name]} />
    {name === 'theme' ? <path d="M10 3.2v13.6a6.8 6.8 0 0 0 0-13.6z" fill="currentColor" /> : null}
  </svg>
);
