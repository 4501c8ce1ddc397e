/** What Kubernetes accepts as a name (OM-V6; apimachinery pkg/util/validation), in its own words. */
import { say } from '../base/phrase.ts';
import type { TextRule } from './reader.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** Names of Nodes, Pods, Leases. */
export const SUBDOMAIN_NAME: TextRule = {
  accepts: (text) => text.length <= 253 && SUBDOMAIN.test(text),
  allowed: say`a lowercase RFC 1123 subdomain, which must consist of lower case alphanumeric characters, '-' or '.', must start and end with an alphanumeric character, and be no more than 253 characters (OM-V6)`,
  code: 'dns1123Subdomain',
};

/** Names of namespaces. */
export const LABEL_NAME: TextRule = {
  accepts: (text) => text.length <= 63 && LABEL.test(text),
  allowed: say`a lowercase RFC 1123 label, which must consist of lower case alphanumeric characters or '-', must start and end with an alphanumeric character, and be no more than 63 characters (OM-V6)`,
  code: 'dns1123Label',
};

/** Values of the region and zone labels; '' means that the label is not there. */
export const LABEL_TEXT: TextRule = {
  accepts: (text) => text.length <= 63 && LABEL_VALUE.test(text),
  allowed: say`a label value, which must be empty or consist of alphanumeric characters, '-', '_' or '.', must start and end with an alphanumeric character, and be no more than 63 characters`,
  code: 'labelValue',
};

/** A candidate is named by its host: what stands before `_` in its identity, and behind `/` in its process id. */
export const HOST_NAME: TextRule = SUBDOMAIN_NAME;

const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Keys of taints that are set by hand: those under `node.kubernetes.io/` are the node controllers' own. */
export const TAINT_KEY: TextRule = {
  accepts: (text) => {
    const slash = text.indexOf('/');
    const [prefix, name] = slash < 0 ? [null, text] : [text.slice(0, slash), text.slice(slash + 1)];
    return (
      name.length <= 63 &&
      QUALIFIED.test(name) &&
      (prefix === null || (SUBDOMAIN_NAME.accepts(prefix) && prefix !== 'node.kubernetes.io'))
    );
  },
  allowed: say`a qualified name, which must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName'), and not one of node.kubernetes.io/, which are the node controllers' own`,
  code: 'taintKey',
};
