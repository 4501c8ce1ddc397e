/**
 * Text from outside, a file or a paste, as a run, a scenario or a cluster: told apart by what it says, not by its name.
 * It brings the YAML reader along, so it is loaded when first needed.
 */
import { ok, parseScenario, type Result, type Scenario, say } from '../engine/index.ts';
import { readYaml } from '../kubectl/import/readStructured.ts';
import { DEEPEST } from './link/limits.ts';
import { refuse } from './link/problem.ts';
import { isTooDeep, readJson } from './link/readJson.ts';
import { parseRunFile } from './link/runFile.ts';
import type { RunLink } from './link/runLink.ts';
import { importCluster, scenarioFromImport, type ImportDraft } from '../kubectl/importCluster.ts';

export type ReadText =
  | { readonly kind: 'run'; readonly run: RunLink }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'cluster'; readonly draft: ImportDraft };

const tooDeep = refuse(
  'altered',
  'file',
  say`brackets within brackets`,
  say`at most ${DEEPEST} of them`,
);

/** Fields that only a scenario has at its top, and nothing that kubectl prints. */
const SCENARIO_FIELDS = ['format', 'nodes', 'components', 'kubernetes', 'script', 'seed'];
const SCENARIO_LINE = /^["']?(format|nodes|components|kubernetes|script|seed)["']?\s*:/m;

/** A run, a scenario or a cluster; of a cluster, at most so many nodes. */
export function readText(text: string, maxNodes: number): Result<ReadText> {
  if (isTooDeep(text)) return tooDeep;
  const run = parseRunFile(text);
  if (run !== null) return run.ok ? ok({ kind: 'run', run: run.value }) : run;
  const document = scenarioDocument(text);
  if (document !== null) {
    if (!document.ok) return document;
    const scenario = parseScenario(document.value);
    return scenario.ok ? ok({ kind: 'scenario', scenario: scenario.value }) : scenario;
  }
  const imported = importCluster(text);
  if (!imported.ok) return imported;
  const draft = scenarioFromImport(imported.value, { maxNodes });
  return draft.ok ? ok({ kind: 'cluster', draft: draft.value }) : draft;
}

/** The text as plain data if it means to be a scenario; null if it does not. */
function scenarioDocument(text: string): Result<unknown> | null {
  if (/^\s*\{/.test(text)) {
    const value = readJson(text, 'file');
    // Of JSON that is none, the reader of kubectl's names the line.
    if (!value.ok) return null;
    return isScenarioLike(value.value) ? ok(value.value) : null;
  }
  if (!SCENARIO_LINE.test(text) || /^(apiVersion|items|kind)\s*:/m.test(text)) return null;
  const documents = readYaml(text.split('\n'));
  return documents.ok ? ok(documents.value[0]) : documents;
}

const isScenarioLike = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !('items' in value) &&
  !('apiVersion' in value) &&
  SCENARIO_FIELDS.some((field) => Object.hasOwn(value, field));
