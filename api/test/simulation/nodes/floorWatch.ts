import { createHash } from 'node:crypto';
import type { PersonId, SessionId } from '../../../src/domain/kernel/id.ts';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { emptySession } from '../../../src/domain/pairing/emptySession.ts';
import type { PairingEvent } from '../../../src/domain/pairing/event.ts';
import { evolve } from '../../../src/domain/pairing/evolve.ts';
import type { ParticipantState } from '../../../src/domain/pairing/participant.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import type { SessionLog } from '../../../src/ports/sessionLog.ts';
import { brokenAfterDecision, brokenInState, brokenIndexes, type Broken } from '../promises.ts';
import { Witness } from '../witness.ts';

/** The gap of a round's certificate that promise 4 allows. */
const ALLOWED_GAP = 1e-3;
/** Indexes are walked after each so many batches: a walk costs more than all other checks together. */
const INDEXES_EACH = 16;

const NOT_LIVE: ReadonlySet<ParticipantState> = new Set(['EXPECTED', 'LEFT']);

/** Ends of offers and meetings: each has one of its group, once. */
const ENDS: { readonly [Kind in PairingEvent['kind']]?: 'offer' | 'meeting' | 'begun' } = {
  'offer-confirmed': 'offer',
  'offer-declined': 'offer',
  'offer-deferred': 'offer',
  'offer-expired': 'offer',
  'offer-withdrawn': 'offer',
  'meeting-begun': 'begun',
  'meeting-ended': 'meeting',
  'meeting-cancelled': 'meeting',
  'no-show-recorded': 'meeting',
};

/** Reads one session's log beside the nodes, event by event, and says which promise an event breaks. */
export class FloorWatch {
  readonly id: SessionId;
  session: Session;
  readonly kinds: string[] = [];
  readonly #store: SessionLog;
  readonly #witness = new Witness();
  readonly #ended = new Set<string>();
  readonly #digest = createHash('sha256');
  #batches = 0;

  constructor(id: SessionId, store: SessionLog) {
    this.id = id;
    this.#store = store;
    this.session = emptySession(id);
  }

  /** What was appended since the last look, and what is wrong with it. */
  async look(): Promise<{ events: readonly PairingEvent[]; broken: readonly Broken[] }> {
    const logged = await this.#store.read(this.id, this.session.head, 10_000);
    const broken: Broken[] = [];
    for (const { sequence, event } of logged) {
      const before = this.session;
      this.session = evolve(before, event);
      this.kinds.push(event.kind);
      this.#digest.update(JSON.stringify(event));
      if (sequence !== this.session.head) broken.push(`3: ${sequence} is where ${this.session.head} should be`);
      broken.push(...this.#witness.notices({ before, event, after: this.session }), ...this.#twice(event));
      if (event.kind === 'round-run' && !(event.certificate.gap <= ALLOWED_GAP))
        broken.push(`4: round ${event.round} is proven to ${event.certificate.gap} only`);
    }
    if (logged.length > 0) {
      broken.push(...brokenInState(this.session), ...brokenAfterDecision(this.session));
      if (this.#batches++ % INDEXES_EACH === 0) broken.push(...brokenIndexes(this.session));
    }
    return { events: logged.map(({ event }) => event), broken };
  }

  /** Who is live in this session. */
  *livePersons(): Iterable<PersonId> {
    for (const { person, state } of this.session.participants.values()) if (!NOT_LIVE.has(state)) yield person;
  }

  /** The earliest instant at which something should have happened by itself; null when nothing is due. */
  dueSince(now: Instant): Instant | null {
    const first = [...this.session.deadlines][0]?.[0];
    return first !== undefined && first <= now ? first : null;
  }

  get digest(): string {
    return this.#digest.copy().digest('hex');
  }

  #twice(event: PairingEvent): Broken[] {
    const end = ENDS[event.kind];
    if (!end) return [];
    const of = end === 'offer' ? 'offer' in event && event.offer : 'meeting' in event && event.meeting;
    const key = `${end} ${of}`;
    if (this.#ended.has(key)) return [`8: ${event.kind} happens twice to ${of}`];
    this.#ended.add(key);
    return [];
  }
}
