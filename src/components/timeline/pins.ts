/**
 * Pins: moments on a lane that have a mark of their own. A clock that was turned, a Pod that was
 * deleted from a node or bound to one, a zone whose state changed.
 */
import type { Fact } from '../../engine/index.ts';
import { zoneOfKey } from '../../narrator/names.ts';

export type PinKind =
  | 'clockAhead'
  | 'clockBack'
  | 'clockRate'
  | 'podDeleted'
  | 'podBound'
  | 'zoneNormal'
  | 'zonePartial'
  | 'zoneFull';

export interface Pin {
  readonly t: number;
  readonly kind: PinKind;
  /** What stands beside it: a zone's name; '' for nothing. */
  readonly text: string;
}

const ZONE_PINS: Readonly<Record<string, PinKind>> = {
  Normal: 'zoneNormal',
  PartialDisruption: 'zonePartial',
  FullDisruption: 'zoneFull',
};

/** The pin of a fact, or null. */
export function pinOf(fact: Fact): Pin | null {
  const { t } = fact;
  switch (fact.kind) {
    case 'clockStepped':
      return { t, kind: fact.seconds < 0 ? 'clockBack' : 'clockAhead', text: '' };
    case 'clockRateChanged':
      return { t, kind: 'clockRate', text: `×${fact.ratePpm / 1_000_000}` };
    case 'podDeleted':
    case 'podBound':
      return { t, kind: fact.kind, text: '' };
    case 'zoneStateChanged': {
      const kind = ZONE_PINS[fact.state];
      return kind === undefined ? null : { t, kind, text: zoneOfKey(fact.zone) };
    }
    default:
      return null;
  }
}

export function keepPin(pins: Pin[], fact: Fact): void {
  const pin = pinOf(fact);
  if (pin !== null) pins.push(pin);
}
