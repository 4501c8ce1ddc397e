/** Problems of an input as a table: where, what was found there, and what is allowed, in the page's language. */
import type { ReactElement } from 'react';
import type { Problem } from '../../engine/index.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { problemWords } from './problemWords.ts';

const MOST = 12;

export function ProblemTable({
  problems,
}: {
  readonly problems: readonly Problem[];
}): ReactElement {
  const t = useTranslate();
  const language = useAppStore((state) => state.language);
  const shown = problems.slice(0, MOST).map((problem) => ({
    path: problem.path,
    ...problemWords(problem, language),
  }));
  return (
    <>
      <table className="problems">
        <thead>
          <tr>
            <th scope="col">{t('app.trouble.where')}</th>
            <th scope="col">{t('app.trouble.found')}</th>
            <th scope="col">{t('app.trouble.allowed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, found, allowed }, index) => (
            <tr key={index}>
              <th scope="row" className="mono">
                {path}
              </th>
              <td className="mono">{found}</td>
              <td>{allowed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > MOST ? (
        <p className="quiet">{t('app.trouble.more', { count: problems.length - MOST })}</p>
      ) : null}
    </>
  );
}
