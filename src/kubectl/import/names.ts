/** What Kubernetes accepts as a name (OM-V6). */
import { say } from '../../engine/index.ts';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export const isName = (text: string): boolean => text.length <= 253 && SUBDOMAIN.test(text);
export const isNamespace = (text: string): boolean =>
  text.length <= 63 && isName(text) && !text.includes('.');

export const NAME_ALLOWED = say`a name of lower-case letters, digits, - and . (OM-V6)`;
export const NAMESPACE_ALLOWED = say`a namespace of lower-case letters, digits and - (OM-V6)`;
