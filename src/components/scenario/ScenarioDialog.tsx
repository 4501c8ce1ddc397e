/**
 * The scenario form: release, cluster, control plane, election, network. It begins with what runs, and
 * starts a new run; what runs stays until the new one is complete, or for good if the form has a fault.
 */
import { useId, useState, type ReactElement } from 'react';
import {
  FEATURE_GATES,
  parseScenario,
  releaseOf,
  RELEASES,
  type Problem,
  type Scenario,
} from '../../engine/index.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { begin } from '../../store/session.ts';
import { Dialog } from '../common/Dialog.tsx';
import { ProblemTable } from '../app/ProblemTable.tsx';
import {
  documentOf,
  formOf,
  isRelease,
  NUMBERS,
  problemOf,
  withRelease,
  type ScenarioForm,
} from './formModel.ts';
import './scenarioDialog.css';

export function ScenarioDialog(): ReactElement | null {
  const store = useAppStoreApi();
  const [base] = useState(() => store.source.scenario());
  return base === null ? null : <Form base={base} />;
}

function Form({ base }: { readonly base: Scenario }): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const [form, setForm] = useState(() => formOf(base));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const start = (): void => {
    const scenario = parseScenario(documentOf(form, base));
    if (!scenario.ok) setProblems(scenario.error);
    else void begin(store, { scenario: scenario.value }, { of: 'scenario', name: base.name });
  };
  return (
    <Dialog title={t('app.form.title')} onClose={() => open(null)}>
      <form
        className="scenario-form"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <ReleaseField form={form} onChange={setForm} />
        <label className="scenario-field">
          <span>{t('app.form.machines')}</span>
          <select
            className="field"
            value={form.machines}
            onChange={(event) => setForm({ ...form, machines: event.target.value === '3' ? 3 : 1 })}
          >
            <option value="1">1</option>
            <option value="3">3</option>
          </select>
        </label>
        {NUMBERS.map((field) => (
          <label key={field} className="scenario-field">
            <span>{t(`app.form.${field}`)}</span>
            <input
              className="field mono"
              inputMode="decimal"
              value={form.numbers[field]}
              aria-invalid={problemOf(problems, field) !== null}
              onChange={(event) =>
                setForm({ ...form, numbers: { ...form.numbers, [field]: event.target.value } })
              }
            />
          </label>
        ))}
        <Gates form={form} onChange={setForm} />
        {problems.length === 0 ? null : (
          <div role="alert">
            <p>{t('app.trouble.stays')}</p>
            <ProblemTable problems={problems} />
          </div>
        )}
        <div className="dialog-actions">
          <button type="submit" className="button button--filled">
            {t('app.form.start')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface PartProps {
  readonly form: ScenarioForm;
  readonly onChange: (form: ScenarioForm) => void;
}

/** The release, and in words what it changes. */
function ReleaseField({ form, onChange }: PartProps): ReactElement {
  const t = useTranslate();
  const id = useId();
  const release = releaseOf(form.kubernetes);
  return (
    <div className="scenario-release">
      <label className="scenario-field">
        <span>{t('app.form.release')}</span>
        <select
          className="field mono"
          aria-describedby={id}
          value={form.kubernetes}
          onChange={({ target }) => {
            if (isRelease(target.value)) onChange(withRelease(form, target.value));
          }}
        >
          {RELEASES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <ul id={id} className="quiet">
        <li>{t('app.form.grace', { seconds: release.nodeMonitorGracePeriodSeconds })}</li>
        <li>{t(form.gates.NodeLease ? 'app.form.leases' : 'app.form.statusOnly')}</li>
        <li>{t(release.noExecuteInSamePass ? 'app.form.samePass' : 'app.form.nextPass')}</li>
        <li>{t(release.fastPath ? 'app.form.fastPath' : 'app.form.readsFirst')}</li>
      </ul>
    </div>
  );
}

/** Feature gates that the release knows; a locked one is shown, and cannot be set. */
function Gates({ form, onChange }: PartProps): ReactElement {
  const t = useTranslate();
  const { gates } = releaseOf(form.kubernetes);
  return (
    <fieldset className="scenario-gates">
      <legend>{t('app.form.gates')}</legend>
      {FEATURE_GATES.filter((name) => gates[name] !== 'unknown').map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={form.gates[name]}
            disabled={gates[name] === 'locked on'}
            onChange={({ target }) =>
              onChange({ ...form, gates: { ...form.gates, [name]: target.checked } })
            }
          />
          <span className="mono">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
