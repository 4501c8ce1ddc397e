/**
 * An API server's own Lease (AI-1 to AI-5): its name from the host's, then the same heartbeat as a
 * kubelet's. Since 1.35 a server deletes what a former one has left before it starts, and its own
 * when it stops in order; before, it went on with the Lease it found, under the old holder's name.
 */
import { sha256 } from '../base/sha256.ts';
import { seconds, type Duration } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import {
  createHeartbeat,
  onLeaseAnswer,
  onLeaseTimer,
  syncLease,
  type HeartbeatParams,
  type HeartbeatState,
} from './leaseHeartbeat.ts';
import type { Answer } from './messages.ts';

export const IDENTITY_NAMESPACE = 'kube-system';
export const IDENTITY_LABEL = 'apiserver.kubernetes.io/identity';
export const IDENTITY_TIMER = 'identity.lease';
export const IDENTITY_TIMERS: readonly string[] = [IDENTITY_TIMER];

/** AS, HB: renewed every 10 s, stretched by up to 4 %; valid for an hour. */
const RENEW_INTERVAL = seconds(10);
const RENEW_JITTER = seconds(0.4);
const LEASE_SECONDS = 3_600;
/** The heartbeat's client asks no longer than this; the server gives up by itself after a minute. */
const REQUEST_TIMEOUT = seconds(60);
/** AI-4: on start and on stop. */
const DELETE_TIMEOUT = seconds(10);

const PROGRAM = 'kube-apiserver';
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';
const HASHED_BYTES = 16;

const knownNames = new Map<string, string>();

/** AI-1: the same for every server that ever runs on a host of that name, so worked out once. */
export function identityLeaseName(host: string): string {
  const known = knownNames.get(host);
  if (known !== undefined) return known;
  const name = nameFromHash(host);
  knownNames.set(host, name);
  return name;
}

function nameFromHash(host: string): string {
  const bytes = [host, PROGRAM].flatMap((part) => {
    const text = utf8(part);
    return [(text.length >> 8) & 0xff, text.length & 0xff, ...text];
  });
  return `apiserver-${base32(sha256(Uint8Array.from(bytes)).slice(0, HASHED_BYTES))}`;
}

/** Host names are ASCII. */
const utf8 = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0) & 0x7f);

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += DIGITS.charAt((held >> (bits - 5)) & 31);
  }
  return bits === 0 ? text : text + DIGITS.charAt((held << (5 - bits)) & 31);
}

export interface IdentityParams {
  readonly host: string;
  /** Of this process: new at every start (AI-2). */
  readonly uuid: string;
  /** Since 1.35 (AI-4). */
  readonly deletes: boolean;
  /** `ip:port` that other servers reach this one by; written since 1.36 (AI-2). */
  readonly peerAddress: string | null;
  /** 1.22 and later (KL-1). */
  readonly jitter: boolean;
}

export interface IdentityState extends HeartbeatState {
  readonly heartbeat: HeartbeatParams;
  readonly deletes: boolean;
  phase: 'deletingOld' | 'beating' | 'deletingOwn' | 'ended';
  /** The DELETE under way. */
  deleting: number | null;
}

export function createIdentity(params: IdentityParams): IdentityState {
  const name = identityLeaseName(params.host);
  return {
    ...createHeartbeat(),
    heartbeat: {
      namespace: IDENTITY_NAMESPACE,
      name,
      holderIdentity: `${name}_${params.uuid}`,
      leaseDurationSeconds: LEASE_SECONDS,
      renewInterval: RENEW_INTERVAL,
      renewJitter: params.jitter ? RENEW_JITTER : (0 as Duration),
      timeout: REQUEST_TIMEOUT,
      ownerNode: null,
      labels: { [IDENTITY_LABEL]: PROGRAM, 'kubernetes.io/hostname': params.host },
      ...(params.peerAddress === null
        ? {}
        : { annotations: { 'kubernetes.io/peer-advertise-address': params.peerAddress } }),
      timer: IDENTITY_TIMER,
    },
    deletes: params.deletes,
    phase: 'beating',
    deleting: null,
  };
}

/** AI-4: what a former server on this host has left goes first; whatever comes of it, the heartbeat begins. */
export function startIdentity(state: IdentityState, ctx: ActorContext): void {
  if (!state.deletes) {
    syncLease(state, state.heartbeat, ctx);
    return;
  }
  state.phase = 'deletingOld';
  deleteLease(state, ctx);
}

/** A graceful stop: no more renewals, and the Lease goes (AI-4). True when there is nothing to wait for. */
export function stopIdentity(state: IdentityState, ctx: ActorContext): boolean {
  ctx.clearTimer(IDENTITY_TIMER);
  state.pending = null;
  state.nextAt = null;
  if (!state.deletes) {
    state.phase = 'ended';
    return true;
  }
  state.phase = 'deletingOwn';
  deleteLease(state, ctx);
  return false;
}

function deleteLease(state: IdentityState, ctx: ActorContext): void {
  const { namespace, name } = state.heartbeat;
  state.deleting = ctx.request(
    { verb: 'DELETE', resource: 'Lease', namespace, name },
    DELETE_TIMEOUT,
  );
}

export function onIdentityTimer(state: IdentityState, ctx: ActorContext): void {
  if (state.phase === 'beating') onLeaseTimer(state, state.heartbeat, ctx);
}

export function onIdentityAnswer(
  state: IdentityState,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): void {
  if (state.deleting !== id) {
    if (state.phase === 'beating') onLeaseAnswer(state, state.heartbeat, ctx, id, answer);
    return;
  }
  state.deleting = null;
  if (state.phase === 'deletingOwn') {
    state.phase = 'ended';
    return;
  }
  state.phase = 'beating';
  syncLease(state, state.heartbeat, ctx);
}
