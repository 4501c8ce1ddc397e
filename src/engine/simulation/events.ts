/** What can wait in the queue: kinds of events, with what `subject` and `detail` mean for each. */

/** A process's timer; subject: entity, detail: token. */
export const EVENT_TIMER = 3;
/** A message arrives; detail: message id. */
export const EVENT_ARRIVAL = 4;
/** A request's own timeout at its sender; subject: entity, detail: request id. */
export const EVENT_REQUEST_TIMEOUT = 5;
/** TCP tries again; subject: connection id, detail: 0 requests, 1 answers. */
export const EVENT_RETRANSMISSION = 6;
/** Has the connection been silent too long? subject: connection id (TR-3). */
export const EVENT_DEAD_CHECK = 7;
/** First packet of a new connection; subject: connection id, detail: dial generation. */
export const EVENT_DIAL = 8;
/** A dialled connection opens; subject: connection id, detail: dial generation. */
export const EVENT_OPEN = 9;
/** The server has done a request; detail: message id. */
export const EVENT_SERVED = 10;
/** Next entry of the script; subject: its index. */
export const EVENT_SCRIPT = 11;
/** A process is started; subject: entity, detail: incarnation it had when this was planned. */
export const EVENT_START = 12;
/** A request fails at its sender at once (refused); subject: entity, detail: request id. */
export const EVENT_REFUSED = 13;
/** The client library repeats a request by itself; subject: entity, detail: request id. */
export const EVENT_REPEAT = 15;
/** A server tells a kubelet something unasked, perhaps into a cut; subject: connection id (TR-2). */
export const EVENT_UNASKED = 16;
/** A pod of the scenario is created and bound; subject: node, detail: index of the pod. */
export const EVENT_POD = 14;
/** An API server that was told to stop is done; subject: entity, detail: its incarnation. */
export const EVENT_SERVER_EXIT = 60;
/** A leader's write reaches its guarded resource; subject: entity, detail: id of the write. */
export const EVENT_RESOURCE = 40;
/** The kubelet asks a process whose elector hangs whether it is healthy; subject: entity, detail: incarnation (LE-21). */
export const EVENT_PROBE = 41;
/** An API server compacts etcd (AS-10). */
export const EVENT_COMPACTION = 50;
