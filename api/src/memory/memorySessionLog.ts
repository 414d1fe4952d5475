import type {
  InterpreterId,
  MeetingId,
  OfferId,
  ParticipantId,
  PersonId,
  PlaceId,
  SessionId,
} from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { ParticipantState } from '../domain/pairing/participant.ts';
import type { SessionState } from '../domain/pairing/session.ts';
import type {
  AppendResult,
  Batch,
  Guard,
  Head,
  KeptAnswer,
  KeyName,
  Lease,
  LoggedEvent,
  SessionLog,
  Snapshot,
} from '../ports/sessionLog.ts';

/** What refuses an append. */
export type MemoryGuard = 'epoch' | 'head' | 'engagement' | 'place-use' | 'live-person' | 'sequence' | 'key';

/** A lease runs out this long after it was taken or renewed. */
const LEASE_MS = 5_000;

/** States in which a person counts as live: at most one session at a time. */
const LIVE: ReadonlySet<ParticipantState> = new Set([
  'CHECKED_IN',
  'AVAILABLE',
  'PAUSED',
  'OFFERED',
  'SUMMONED',
  'MEETING',
  'COOLDOWN',
]);

interface Kept {
  head: Omit<Head, 'databaseNow'>;
  state: SessionState;
  /** JSON text, as a database keeps it: what is read shares nothing with what was written. */
  events: string[];
  batches: Map<string, number>;
  keys: Map<string, string>;
  snapshots: Map<string, Snapshot>;
}

/** The log in memory, with the guards of the database: one store stands for one database, whichever engines share it. */
export class MemorySessionLog implements SessionLog {
  readonly #now: () => Instant;
  readonly #sessions = new Map<SessionId, Kept>();
  readonly #engagements = new Map<ParticipantId, { offer: OfferId | null; meeting: MeetingId | null }>();
  readonly #interpreterUse = new Map<InterpreterId, { offer: OfferId | null; meeting: MeetingId | null }>();
  readonly #liveInterpreters = new Map<PersonId, InterpreterId>();
  readonly #placeUse = new Map<PlaceId, MeetingId>();
  readonly #livePersons = new Map<PersonId, ParticipantId>();

  readonly #without: ReadonlySet<MemoryGuard>;

  /** `now` is the database's clock. `without` takes guards away, so that a test can prove that it needs them. */
  constructor(now: () => Instant, { without = [] }: { without?: readonly MemoryGuard[] } = {}) {
    this.#now = now;
    this.#without = new Set(without);
  }

  async take(session: SessionId, holder: string): Promise<Lease | null> {
    const kept = this.#sessions.get(session) ?? this.#draft(session);
    const { head } = kept;
    if (head.holder !== null && head.leaseUntil !== null && head.leaseUntil > this.#now()) return null;
    kept.head = { ...head, epoch: head.epoch + 1, holder, leaseUntil: this.#now() + LEASE_MS };
    return this.#lease(session, kept);
  }

  async renew(lease: Lease, holder: string): Promise<Lease | null> {
    const kept = this.#sessions.get(lease.session);
    if (!kept || kept.head.epoch !== lease.epoch || kept.head.holder !== holder) return null;
    kept.head = { ...kept.head, leaseUntil: this.#now() + LEASE_MS };
    return this.#lease(lease.session, kept);
  }

  async handOver(lease: Lease): Promise<void> {
    const kept = this.#sessions.get(lease.session);
    if (kept && kept.head.epoch === lease.epoch) kept.head = { ...kept.head, holder: null, leaseUntil: null };
  }

  async head(session: SessionId): Promise<Head | null> {
    const kept = this.#sessions.get(session);
    return kept ? { ...kept.head, databaseNow: this.#now() } : null;
  }

  async append(batch: Batch): Promise<AppendResult> {
    const kept = this.#sessions.get(batch.session);
    if (!kept || this.#isFenced(kept, batch)) return { fenced: true };
    const refused = this.#refused(kept, batch);
    if (refused) return refused;
    return { appended: this.#write(kept, batch) };
  }

  async batchHead(session: SessionId, batch: string): Promise<number | null> {
    return this.#sessions.get(session)?.batches.get(batch) ?? null;
  }

  async read(session: SessionId, after: number, limit: number): Promise<LoggedEvent[]> {
    const events = this.#sessions.get(session)?.events.slice(after, after + limit) ?? [];
    return events.map((text) => JSON.parse(text) as LoggedEvent);
  }

  async keptAnswer(session: SessionId, name: KeyName): Promise<KeptAnswer | null> {
    const text = this.#sessions.get(session)?.keys.get(keyName(name));
    return text === undefined ? null : (JSON.parse(text) as KeptAnswer);
  }

  async snapshot(session: SessionId, stateVersion: string): Promise<Snapshot | null> {
    return this.#sessions.get(session)?.snapshots.get(stateVersion) ?? null;
  }

  async saveSnapshot(session: SessionId, snapshot: Snapshot): Promise<void> {
    const snapshots = this.#sessions.get(session)?.snapshots;
    const newest = snapshots?.get(snapshot.stateVersion)?.sequence ?? -1;
    if (snapshots && snapshot.sequence > newest) snapshots.set(snapshot.stateVersion, { ...snapshot });
  }

  /** A snapshot is a cache: without them everything goes on. */
  forgetSnapshots(): void {
    for (const { snapshots } of this.#sessions.values()) snapshots.clear();
  }

  async openSessions(): Promise<SessionId[]> {
    return [...this.#sessions].filter(([, kept]) => kept.state !== 'CLOSED').map(([session]) => session);
  }

  #draft(session: SessionId): Kept {
    const kept: Kept = {
      head: { epoch: 0, head: 0, holder: null, leaseUntil: null },
      state: 'DRAFT',
      events: [],
      batches: new Map(),
      keys: new Map(),
      snapshots: new Map(),
    };
    this.#sessions.set(session, kept);
    return kept;
  }

  #lease(session: SessionId, { head }: Kept): Lease {
    return {
      session,
      epoch: head.epoch,
      head: head.head,
      leaseUntil: head.leaseUntil ?? this.#now(),
      databaseNow: this.#now(),
    };
  }

  #isFenced({ head }: Kept, { epoch, expectedHead }: Batch): boolean {
    return (
      (head.epoch !== epoch && !this.#without.has('epoch')) ||
      (head.head !== expectedHead && !this.#without.has('head'))
    );
  }

  /** The first guard that refuses the batch, in the order of the append: ends before takes. */
  #refused(kept: Kept, batch: Batch): { guarded: Guard; detail: string } | null {
    for (const [guard, refusedBy] of this.#guards(kept, batch))
      if (refusedBy !== null && !this.#without.has(guard))
        return { guarded: guard === 'key' ? 'other' : guard, detail: refusedBy };
    return null;
  }

  *#guards(kept: Kept, batch: Batch): Iterable<[Exclude<MemoryGuard, 'epoch' | 'head'>, string | null]> {
    const engaged = heldTwice(
      batch.engagementsTaken.map(({ participant }) => participant),
      new Set(batch.engagementsEnded),
      this.#engagements,
    );
    yield ['engagement', engaged];
    const helping = heldTwice(
      batch.interpretersTaken.map(({ interpreter }) => interpreter),
      new Set(batch.interpretersEnded),
      this.#interpreterUse,
    );
    yield ['engagement', helping];
    const used = heldTwice(
      batch.placesTaken.map(({ place }) => place),
      new Set(batch.placesFreed),
      this.#placeUse,
    );
    yield ['place-use', used];
    yield ['live-person', this.#personLiveTwice(batch) ?? this.#interpreterLiveTwice(batch)];
    const outOfOrder = batch.events.find(({ sequence }, at) => sequence !== kept.head.head + at + 1);
    yield ['sequence', outOfOrder ? String(outOfOrder.sequence) : null];
    yield ['key', heldTwice(batch.keys.map(keyName), new Set(), kept.keys)];
  }

  #personLiveTwice(batch: Batch): PersonId | null {
    const live = new Map<PersonId, ParticipantId>();
    const gone = new Set(batch.participants.filter(({ state }) => !LIVE.has(state)).map((left) => left.participant));
    for (const { participant, person, state } of batch.participants) {
      if (!LIVE.has(state)) continue;
      const other = live.get(person) ?? this.#livePersons.get(person);
      if (other !== undefined && other !== participant && !gone.has(other)) return person;
      live.set(person, participant);
    }
    return null;
  }

  #interpreterLiveTwice(batch: Batch): PersonId | null {
    for (const { interpreter, person, state } of batch.interpreters) {
      const other = this.#liveInterpreters.get(person);
      if (state !== 'LEFT' && other !== undefined && other !== interpreter) return person;
    }
    return null;
  }

  #writeInterpreters(batch: Batch): void {
    for (const interpreter of batch.interpretersEnded) this.#interpreterUse.delete(interpreter);
    for (const { interpreter, ...use } of batch.interpretersTaken) this.#interpreterUse.set(interpreter, use);
    for (const { interpreter, person, state } of batch.interpreters) {
      if (state !== 'LEFT') this.#liveInterpreters.set(person, interpreter);
      else if (this.#liveInterpreters.get(person) === interpreter) this.#liveInterpreters.delete(person);
    }
  }

  #write(kept: Kept, batch: Batch): number {
    for (const participant of batch.engagementsEnded) this.#engagements.delete(participant);
    for (const { participant, offer, meeting } of batch.engagementsTaken)
      this.#engagements.set(participant, { offer, meeting });
    this.#writeInterpreters(batch);
    for (const place of batch.placesFreed) this.#placeUse.delete(place);
    for (const { place, meeting } of batch.placesTaken) this.#placeUse.set(place, meeting);
    for (const { participant, person, state } of batch.participants)
      if (!LIVE.has(state) && this.#livePersons.get(person) === participant) this.#livePersons.delete(person);
    for (const { participant, person, state } of batch.participants)
      if (LIVE.has(state)) this.#livePersons.set(person, participant);
    for (const event of batch.events) kept.events.push(JSON.stringify(event));
    for (const key of batch.keys) kept.keys.set(keyName(key), JSON.stringify(key));
    const head = kept.head.head + batch.events.length;
    kept.state = batch.state;
    kept.head = { ...kept.head, head };
    kept.batches.set(batch.batch, head);
    return head;
  }
}

/** The first of `taken` that is held already and not given back, or is taken twice. */
function heldTwice<K>(taken: readonly K[], givenBack: ReadonlySet<K>, held: ReadonlyMap<K, unknown>): K | null {
  const seen = new Set<K>();
  for (const key of taken) {
    if (seen.has(key) || (held.has(key) && !givenBack.has(key))) return key;
    seen.add(key);
  }
  return null;
}

function keyName({ actor, mutation, key }: KeyName): string {
  return JSON.stringify([actor, mutation, key]);
}
