import type { ExhibitionId, OfferId, PlaceId, SessionId } from '../../src/domain/kernel/id.ts';
import { MINUTE, SECOND, type Instant } from '../../src/domain/kernel/time.ts';
import type { RoundInput } from '../../src/domain/matching/roundInput.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { decide } from '../../src/domain/pairing/decide.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { Place } from '../../src/domain/pairing/place.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { HENGQIN, MACAO } from '../../test/builders/matching.ts';
import { chance } from './market.ts';

/** A running session of the people of a hall, all of whom have come; whoever is offered a meeting takes it. */
export class LiveFloor {
  session: Session = emptySession('session-1' as SessionId);
  now: Instant;
  readonly #chance = chance(11);
  #ids = 0;

  constructor({ floor, participants }: RoundInput, tables: { [MACAO]: number; [HENGQIN]: number }) {
    this.now = floor.now;
    const places = [MACAO, HENGQIN].flatMap((venue) => [
      ...placesAt(venue, 'table', tables[venue]!),
      ...placesAt(venue, 'video', 10),
    ]);
    this.do({
      kind: 'draft-session',
      session: 'session-1' as SessionId,
      exhibition: 'exhibition-1' as ExhibitionId,
      opensAt: this.now,
      endsAt: this.now + 600 * MINUTE,
      rules: { ...DEFAULT_RULES, cooldownSeconds: 0 },
      venues: [MACAO, HENGQIN].map((venue) => ({ venue, code: venue, walkMinutes: 2 })),
      places,
    });
    this.do({ kind: 'open-session', reason: null });
    for (const { participant, side, organisation, venue, languages } of participants) {
      const about = { participant, side, organisation, venue, languages, person: participant as never };
      const rest = { ownerGroup: null, size: null, stand: null, answerSeconds: null, commitments: [], forbidden: [] };
      this.do({ kind: 'check-in', facts: { ...about, ...rest } });
      this.now += SECOND / 4;
      this.do({ kind: 'become-available', participant });
    }
    this.do({ kind: 'start-pairing', reason: null });
  }

  /** So many people come free from their meetings, two a meeting, and whoever waits for a place gets one. */
  change(people: number): void {
    this.now += SECOND;
    const meetings = [...this.session.liveMeetings.keys()];
    for (let freed = 0; freed < people && meetings.length > 0; freed += 2) {
      const [meeting] = meetings.splice(Math.floor(this.#chance() * meetings.length), 1);
      this.do({ kind: 'end-meeting', meeting: meeting!, participant: null, reason: null });
    }
    this.do({ kind: 'pass-time' });
  }

  /** Takes a round's proposal, and everybody who is offered a meeting sits down. */
  take(order: Order): void {
    const before = this.session.liveOffers;
    this.do(order);
    for (const { key } of this.session.liveOffers.changesSince(before)) this.#meet(key);
  }

  do(order: Order): void {
    const newId = (): string => `id-${++this.#ids}`;
    const decision = decide(this.session, { actor: { by: 'system' }, ...order }, { now: this.now, newId });
    if (isRefusal(decision)) throw new Error(`${order.kind} refused: ${JSON.stringify(decision)}`);
    this.session = decision.session;
  }

  #meet(offer: OfferId): void {
    const { exhibitor, buyer } = this.session.offers.get(offer)!;
    for (const participant of [exhibitor, buyer]) this.do({ kind: 'accept-offer', offer, participant });
    const { meeting } = this.session.offers.get(offer)!;
    if (this.session.meetings.get(meeting!)!.places === null) return;
    for (const participant of [exhibitor, buyer]) this.do({ kind: 'arrive', meeting: meeting!, participant });
  }
}

/** So many places of a kind at a venue. */
export function placesAt(venue: Place['venue'], kind: Place['kind'], count: number): Place[] {
  return Array.from({ length: count }, (_, at) => ({
    place: `${kind}-${venue}-${at}` as PlaceId,
    venue,
    kind,
    label: `${kind[0]}${at + 1}`,
    zone: null,
    organisation: null,
    open: true,
  }));
}
