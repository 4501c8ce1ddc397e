/** A message to the worker → what is posted back. A bug of ours stops the run and is shown with seed and instant. */
import type { Frame } from '../frame.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Session } from './session.ts';

export function answerMessage(session: Session, message: ToWorker): FromWorker[] {
  try {
    return carryOut(session, message);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (message.kind === 'load') {
      return [
        {
          kind: 'loaded',
          ticket: message.ticket,
          problems: [{ path: '', found: text, allowed: '', code: 'engine' }],
        },
      ];
    }
    return [{ kind: 'failed', failure: { message: text, seed: session.seed, at: session.now } }];
  }
}

function carryOut(session: Session, message: ToWorker): FromWorker[] {
  const answers: FromWorker[] = [];
  switch (message.kind) {
    case 'load':
      session.load(message.scenario, message.journal, message.until);
      answers.push({ kind: 'loaded', ticket: message.ticket, problems: [] });
      break;
    case 'reset':
      session.reset();
      break;
    case 'tick':
      session.tick(message.elapsedMs, message.speed);
      break;
    case 'step':
      session.step(message.step);
      break;
    case 'inject':
      session.inject(message.command);
      break;
  }
  const frame = session.frame();
  return frame === null ? answers : [...answers, withoutKnown(session, frame)];
}

/** Every stored object has its place in the revision: while that stands still, they need no second trip. */
function withoutKnown(session: Session, frame: Frame): FromWorker {
  const { shown } = session;
  const sameObjects = shown.run === frame.run && shown.revision === frame.revision;
  shown.run = frame.run;
  shown.revision = frame.revision;
  const lean = sameObjects ? { ...frame, leases: [], nodeObjects: [], podObjects: [] } : frame;
  return { kind: 'frame', frame: lean, sameObjects };
}
