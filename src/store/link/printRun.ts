/** A run as a document: plain data, without what a reader would assume anyway. */
import { printScenario, type BranchDocument } from '../../engine/index.ts';
import { FIRST_VIEW, RUN_FORMAT, RUN_VERSION, type RunLink, type RunView } from './runLink.ts';

export function printRun(link: RunLink): Readonly<Record<string, unknown>> {
  return {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    scenario: printScenario(link.scenario),
    branches: link.branches.map(printBranch),
    ...(link.current === 0 ? {} : { current: link.current }),
    at: link.at,
    ...(link.applied === null ? {} : { applied: link.applied }),
    ...(link.bookmarks.length === 0 ? {} : { bookmarks: link.bookmarks }),
    view: printView(link.view),
    ...(link.language === null ? {} : { language: link.language }),
    ...(link.theme === null ? {} : { theme: link.theme }),
  };
}

function printBranch({ name, parent, forkAt, shared, journal, edge }: BranchDocument): object {
  return {
    ...(name === '' ? {} : { name }),
    ...(parent === null ? {} : { parent, forkAt, shared }),
    ...(journal.length === 0 ? {} : { journal: journal.map(({ t, command }) => ({ t, command })) }),
    edge,
  };
}

function printView(view: RunView): object {
  const { selection, lens, speed, inspectorShown, tab, window, presenting } = view;
  const { backward, loop, compared, span, allLanes } = view;
  return {
    ...(selection === null ? {} : { selection }),
    ...(lens === FIRST_VIEW.lens ? {} : { lens }),
    ...(speed === FIRST_VIEW.speed ? {} : { speed }),
    ...(backward ? { backward } : {}),
    ...(loop === null ? {} : { loop }),
    ...(compared === null ? {} : { compared }),
    ...(inspectorShown ? {} : { inspectorShown }),
    ...(tab === FIRST_VIEW.tab ? {} : { tab }),
    ...(window === null ? {} : { window: { from: window.from, to: window.to } }),
    ...(span === null ? {} : { span }),
    ...(allLanes ? { allLanes } : {}),
    ...(presenting ? { presenting } : {}),
  };
}
