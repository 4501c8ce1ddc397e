/** Taints that a command sets by hand. Validation: pkg/apis/core/validation/validation.go, validateNodeTaints. */
import { say } from '../base/phrase.ts';
import type { Problem } from '../base/result.ts';
import type { TaintByHand, TaintEffect } from '../kubernetes/objects.ts';
import { LABEL_TEXT, TAINT_KEY } from './names.ts';
import {
  complain,
  demand,
  fieldsOf,
  has,
  readChoice,
  readList,
  readRequiredText,
  readText,
  refuseOthers,
  type Fields,
} from './reader.ts';

export const TAINT_EFFECTS: readonly TaintEffect[] = ['NoSchedule', 'NoExecute'];
const MAX_TAINTS = 50;

function parseTaint(value: unknown, path: string, problems: Problem[]): TaintByHand {
  const fields = fieldsOf(value, path, problems);
  const taint: TaintByHand = {
    key: readRequiredText(fields, 'key', TAINT_KEY),
    ...(has(fields, 'value') ? { value: readText(fields, 'value', LABEL_TEXT, '') } : {}),
    effect: readChoice(fields, 'effect', TAINT_EFFECTS, 'NoExecute'),
  };
  demand(fields, 'effect', say`${TAINT_EFFECTS}`);
  refuseOthers(fields);
  return taint;
}

/** `taints` of a command: each pair of key and effect once. */
export function readTaints(fields: Fields): readonly TaintByHand[] {
  const { problems } = fields;
  demand(fields, 'taints', say`a list of taints; an empty one takes all away`);
  const seen = new Set<string>();
  return readList(
    fields,
    'taints',
    MAX_TAINTS,
    (each, path) => {
      const taint = parseTaint(each, path, problems);
      const pair = `${taint.key}:${taint.effect}`;
      if (seen.has(pair))
        complain(problems, path, pair, say`each pair of key and effect once`, 'duplicate');
      seen.add(pair);
      return taint;
    },
    [],
  );
}
