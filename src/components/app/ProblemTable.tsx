/** Problems of an input as a table; the texts in it are those of the input and of Kubernetes, in English. */
import type { ReactElement } from 'react';
import type { Problem } from '../../engine/index.ts';
import { useTranslate } from '../../store/hooks.tsx';

const MOST = 12;

export function ProblemTable({
  problems,
}: {
  readonly problems: readonly Problem[];
}): ReactElement {
  const t = useTranslate();
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
        <tbody lang="en">
          {problems.slice(0, MOST).map((problem, index) => (
            <tr key={index}>
              <th scope="row" className="mono">
                {problem.path}
              </th>
              <td className="mono">{problem.found}</td>
              <td>{problem.allowed}</td>
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
