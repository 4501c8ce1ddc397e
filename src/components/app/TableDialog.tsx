/** The whole scene as real tables: the same parties and numbers as on the stage, the same actions. */
import type { MouseEvent, ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type {
  CandidateView,
  ClockView,
  ElectionView,
  Frame,
  NodeView,
} from '../../sources/frame.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { Dialog } from '../common/Dialog.tsx';
import { hostName, shortNames } from '../common/names.ts';
import { candidateState, nodeState } from '../inspector/state.ts';
import type { OnMenu } from '../score/stageHand.ts';
import { clockWords } from '../score/clockWords.ts';
import { groupedText, plainSeconds, secondsText } from '../score/words.ts';
import { ControlPlaneTable } from './ControlPlaneTable.tsx';
import { linkWords } from './linkWords.ts';
import { SceneHeads } from './SceneHeads.tsx';
import { StandingTables } from './StandingTables.tsx';
import { ZoneTable } from './ZoneTable.tsx';
import './dialogs.css';

const whole = (frame: Frame): Frame => frame;

export function TableDialog({ onMenu }: { readonly onMenu: OnMenu }): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const frame = useFrame(whole);
  return (
    <Dialog title={t('app.table.title')} onClose={() => open(null)} size="large">
      {frame === null ? null : <SceneTables frame={frame} onMenu={onMenu} />}
    </Dialog>
  );
}

interface SceneProps {
  readonly frame: Frame;
  readonly onMenu: OnMenu;
}

const SceneTables = ({ frame, onMenu }: SceneProps): ReactElement => (
  <>
    <NodeTable frame={frame} onMenu={onMenu} />
    <ZoneTable frame={frame} />
    <ControlPlaneTable frame={frame} />
    {frame.elections.map((election) => (
      <ElectionTable
        key={`${election.namespace}/${election.name}`}
        frame={frame}
        election={election}
        onMenu={onMenu}
      />
    ))}
    <StandingTables frame={frame} />
  </>
);

function secondsWords(t: Translate, age: number | null): string {
  return age === null ? '—' : t('inspector.seconds', { seconds: secondsText(age) });
}

const clockCell = (t: Translate, clock: ClockView | null): string =>
  clock === null ? t('inspector.clock.true') : clockWords(clock, t);

function NodeTable({ frame, onMenu }: SceneProps): ReactElement {
  const t = useTranslate();
  const shorts = shortNames(frame.nodes.map(({ name }) => name));
  const heads = [
    t('app.table.node'),
    t('app.table.state'),
    t('app.table.holder'),
    t('app.table.record'),
    t('app.table.version'),
    t('app.table.observer'),
    t('app.table.taints'),
    t('app.table.pods'),
    t('app.table.clock'),
    t('app.table.link'),
    t('app.table.actions'),
  ];
  return (
    <div className="scene-scroll">
      <table className="scene">
        <caption>{t('app.table.nodes')}</caption>
        <SceneHeads heads={heads} />
        <tbody>
          {frame.nodes.map((node) => (
            <NodeLine
              key={node.name}
              frame={frame}
              node={node}
              short={shorts.get(node.name) ?? node.name}
              onMenu={onMenu}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface NodeLineProps {
  readonly frame: Frame;
  readonly node: NodeView;
  readonly short: string;
  readonly onMenu: OnMenu;
}

function NodeLine({ frame, node, short, onMenu }: NodeLineProps): ReactElement {
  const t = useTranslate();
  const { silence, grace } = node.observer;
  const pods = node.pods.filter(({ state }) => state !== 'gone');
  const ready = pods.filter((pod) => pod.ready).length;
  return (
    <Line selection={{ kind: 'node', name: node.name }} name={short} onMenu={onMenu}>
      <td>{nodeState(t, node).text}</td>
      <td className="number">{secondsWords(t, node.holder.age)}</td>
      <td className="number">{secondsWords(t, node.record.age)}</td>
      <td className="number">
        {node.record.exists ? groupedText(node.record.resourceVersion) : '—'}
      </td>
      <td className="number">
        {silence === null
          ? '—'
          : t('score.ageOf', { age: secondsText(silence), seconds: plainSeconds(grace) })}
      </td>
      <td className="number">{node.taints.length === 0 ? t('app.none') : node.taints.join(' ')}</td>
      <td>{t('app.table.podsValue', { ready, all: pods.length })}</td>
      <td className="number">{clockCell(t, node.clock)}</td>
      <td>{linkWords(t, frame, node.link)}</td>
    </Line>
  );
}

interface ElectionTableProps {
  readonly frame: Frame;
  readonly election: ElectionView;
  readonly onMenu: OnMenu;
}

function ElectionTable({ frame, election, onMenu }: ElectionTableProps): ReactElement {
  const t = useTranslate();
  const { record } = election;
  const heads = [
    t('app.table.candidate'),
    t('app.table.state'),
    t('app.table.believes'),
    t('app.table.written'),
    t('app.table.lastSuccess'),
    t('app.table.stopwatch'),
    t('app.table.clock'),
    t('app.table.link'),
    t('app.table.actions'),
  ];
  return (
    <div className="scene-scroll">
      <table className="scene">
        <caption>
          {t('app.table.caption', {
            name: election.name,
            version: record.exists ? groupedText(record.resourceVersion) : '—',
            transitions: record.leaseTransitions,
          })}
        </caption>
        <SceneHeads heads={heads} />
        <tbody>
          {election.candidates.map((candidate) => (
            <CandidateLine
              key={candidate.process}
              frame={frame}
              election={election}
              candidate={candidate}
              onMenu={onMenu}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CandidateLineProps extends ElectionTableProps {
  readonly candidate: CandidateView;
}

function CandidateLine({ frame, election, candidate, onMenu }: CandidateLineProps): ReactElement {
  const t = useTranslate();
  const yes = (value: boolean): string => t(value ? 'app.yes' : 'app.no');
  const stopwatch =
    candidate.silence === null
      ? '—'
      : t('score.ageOf', {
          age: secondsText(candidate.silence),
          seconds: plainSeconds(candidate.duration),
        });
  return (
    <Line
      selection={{ kind: 'process', process: candidate.process }}
      name={hostName(candidate.host)}
      onMenu={onMenu}
    >
      <td>{candidateState(t, election, candidate).text}</td>
      <td>{yes(candidate.believes)}</td>
      <td>{yes(election.written === candidate.process)}</td>
      <td className="number">{secondsWords(t, candidate.age)}</td>
      <td className="number">{stopwatch}</td>
      <td className="number">{clockCell(t, candidate.clock)}</td>
      <td>{linkWords(t, frame, candidate.link)}</td>
    </Line>
  );
}

interface LineProps {
  readonly selection: Selection;
  readonly name: string;
  readonly onMenu: OnMenu;
  readonly children: readonly ReactElement[];
}

const isSame = (one: Selection | null, other: Selection): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A row: its head selects, its last cell opens the object's menu. */
function Line({ selection, name, onMenu, children }: LineProps): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const isSelected = useAppStore((state) => isSame(state.selection, selection));
  const openMenu = (event: MouseEvent<HTMLButtonElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onMenu(selection, box.left, box.bottom);
  };
  return (
    <tr data-selected={isSelected}>
      <th scope="row">
        <button
          type="button"
          className="link mono"
          aria-pressed={isSelected}
          aria-label={t('app.table.select', { name })}
          onClick={() => select(selection)}
        >
          {name}
        </button>
      </th>
      {children}
      <td>
        <button
          type="button"
          className="button"
          aria-haspopup="menu"
          aria-label={t('app.table.act', { name })}
          onClick={openMenu}
        >
          …
        </button>
      </td>
    </tr>
  );
}
