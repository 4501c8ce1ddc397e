/** The comparison can fail: engines that are wrong in one number do not contain the recordings. */
import { describe, expect, it } from 'vitest';
import { between, ensure, type Instant, type Scenario } from '../../../src/engine/index.ts';
import { scenarioOfRecording } from '../../../src/recordings/scenarioOfRecording.ts';
import { spanOfCase, spanOfRecording } from '../../../src/recordings/span.ts';
import { transitionsOfRecording } from '../../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf } from '../../support/envelope.ts';
import { readRecording } from '../../support/readRecording.ts';

const FEW = 60;

function outsideOfCrash(change: (scenario: Scenario) => Scenario): readonly string[] {
  const recording = readRecording('crash');
  const span = spanOfRecording(recording);
  const scenario = change(scenarioOfRecording(recording, span, 1));
  const recorded = transitionsOfRecording(recording, span);
  return outsideOf(envelopeOf(recorded, scenario, span.to, { seeds: FEW }));
}

function outsideOfRefuse(change: (scenario: Scenario) => Scenario): readonly string[] {
  const recording = readRecording('hazards');
  const span = ensure(spanOfCase(recording, 'refuse'), 'case refuse');
  const to = between(span.from, span.to) as number as Instant;
  const scenario = change(scenarioOfRecording(recording, span, 1));
  return outsideOf(
    envelopeOf(transitionsOfRecording(recording, span), scenario, to, { seeds: FEW }),
  );
}

describe('the envelope of a wrong engine', { timeout: 60_000 }, () => {
  it('has no room for the crash if nodes get 30 s of grace instead of 50 s', () => {
    const outside = outsideOfCrash((scenario) => ({
      ...scenario,
      nodeLifecycle: { ...scenario.nodeLifecycle, nodeMonitorGracePeriodSeconds: 30 },
    }));
    expect(outside).toContainEqual(
      expect.stringContaining('Pod default/web-d4495dbff-pr28g: Ready False at 87.125'),
    );
  });

  it('has no room for the crash if its nodes start three quarters of a second late', () => {
    const outside = outsideOfCrash((scenario) => ({
      ...scenario,
      nodes: scenario.nodes.map((node) => ({
        ...node,
        startSeconds: (node.startSeconds ?? 0) + 0.75,
      })),
    }));
    expect(outside.length).toBeGreaterThan(10);
  });

  it('has no room for refused leaders if they give up a second early, or if a lease lasts 21 s', () => {
    const times =
      (renewDeadlineSeconds: number, leaseDurationSeconds: number) =>
      (scenario: Scenario): Scenario => ({
        ...scenario,
        components: scenario.components.map((each) => ({
          ...each,
          renewDeadlineSeconds,
          leaseDurationSeconds,
        })),
      });
    expect(outsideOfRefuse(times(9, 15))).toContainEqual(expect.stringContaining('stoppedLeading'));
    expect(outsideOfRefuse(times(10, 21))).toContainEqual(expect.stringContaining('held by b'));
  });
});
