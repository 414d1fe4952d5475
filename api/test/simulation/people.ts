import type { InterpreterId, MeetingId, OfferId, OrganisationId, ParticipantId } from '../../src/domain/kernel/id.ts';
import { SIDES, type Side } from '../../src/domain/kernel/side.ts';
import { minutesAfter, secondsAfter, type Instant, type Seconds } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import type { Actor, PairingEvent } from '../../src/domain/pairing/event.ts';
import type { InterpreterFacts } from '../../src/domain/pairing/interpreter.ts';
import type { Commitment, ParticipantFacts } from '../../src/domain/pairing/participant.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import {
  HENGQIN,
  MACAO,
  NINE,
  facts,
  interpreterFacts,
  interpreterItself,
  itself,
  staff,
} from '../builders/pairing.ts';
import type { Random } from './random.ts';

/** Something that somebody will want at a moment. */
export interface Intention {
  at: Instant;
  order: Order;
  actor: Actor;
}

/** Invented people who come to an hour of a fair. About a third of a company's people are colleagues; one in ten has an owner in common with somebody. */
export function people(random: Random, count: number): ParticipantFacts[] {
  return Array.from({ length: count }, (_, at) => {
    const side: Side = at % 2 === 0 ? 'exhibitor' : 'buyer';
    const organisation = `organisation-${side}-${random.between(1, Math.ceil(count / 3))}` as OrganisationId;
    return facts(`${side}-${at}`, side, {
      organisation,
      ownerGroup: random.happens(0.1) ? `owner-${random.between(1, 3)}` : null,
      venue: random.happens(0.7) ? MACAO : HENGQIN,
      languages: random.oneOf(LANGUAGES)!,
      answerSeconds: random.happens(0.1) ? 120 : null,
      commitments: random.happens(0.25) ? [commitment(random)] : [],
    });
  });
}

/** Most speak Cantonese; some can only talk to the others through an interpreter. */
const LANGUAGES = [['yue', 'en'], ['yue'], ['yue', 'cmn'], ['pt'], ['cmn', 'yue']] as const;

/** Invented interpreters of an hour. */
export const INTERPRETERS: readonly InterpreterFacts[] = [
  interpreterFacts('ines'),
  interpreterFacts('rui', { languages: ['yue', 'cmn', 'pt'] }),
  interpreterFacts('mei', { languages: ['cmn', 'pt'], venue: HENGQIN }),
];

/** What people do when they are there: come, answer, arrive, report, end, go, each with its own patience. */
export class Crowd {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** When somebody comes, and what it does by itself whatever happens. */
  plans(of: ParticipantFacts): Intention[] {
    const { participant } = of;
    const comesAt = secondsAfter(NINE, this.#random.between(0, 1_800));
    const plans = [this.#wants(comesAt, participant, { kind: 'check-in', facts: of })];
    const ready = secondsAfter(comesAt, this.#random.between(0, 120));
    plans.push(this.#wants(ready, participant, { kind: 'become-available', participant }));
    for (let at = ready; at < minutesAfter(NINE, 60); at = secondsAfter(at, this.#random.between(120, 1_500))) {
      plans.push(...this.#restlessness(at, of));
    }
    return plans;
  }

  /** An interpreter comes, pauses, says when it goes, goes, is silent, and comes back. */
  interprets(of: InterpreterFacts): Intention[] {
    const { interpreter } = of;
    const comesAt = secondsAfter(NINE, this.#random.between(0, 900));
    const plans = [this.#interprets(comesAt, interpreter, { kind: 'interpret', facts: of })];
    for (let at = comesAt; at < minutesAfter(NINE, 60); at = secondsAfter(at, this.#random.between(200, 900))) {
      const later = this.#soon(at, 60, 600);
      const when = this.#random.happens(0.4) ? 'at-once' : 'at-end';
      const wish = this.#random.oneOf<Order>([
        { kind: 'pause-interpreting', interpreter, until: this.#random.happens(0.5) ? later : null },
        { kind: 'leave-interpreting', interpreter, at: null, when },
        { kind: 'leave-interpreting', interpreter, at: later },
        { kind: 'mark-interpreter-unreachable', interpreter },
        { kind: 'interpret', facts: of },
        { kind: 'interpret', facts: of },
      ])!;
      const silent = wish.kind === 'mark-interpreter-unreachable';
      plans.push(silent ? { at, order: wish, actor: { by: 'system' } } : this.#interprets(at, interpreter, wish));
      plans.push(this.#interprets(this.#soon(later, 0, 120), interpreter, { kind: 'interpret', facts: of }));
    }
    return plans;
  }

  /** What an event makes people do. */
  reacts({ session, event }: { session: Session; event: PairingEvent }): Intention[] {
    return [...this.#reacts(session, event), ...this.#interpretersReact(session, event)];
  }

  /** Whoever is called to a table comes, mostly; where it does not, a side says so. */
  #interpretersReact(session: Session, event: PairingEvent): Intention[] {
    const isCalled =
      (event.kind === 'offer-confirmed' && event.places !== null) ||
      event.kind === 'place-assigned' ||
      event.kind === 'meeting-moved' ||
      event.kind === 'interpreter-assigned';
    const meeting = isCalled ? session.meetings.get(event.meeting)! : null;
    if (!meeting?.interpreter) return [];
    const who = { meeting: meeting.meeting, interpreter: meeting.interpreter };
    const comes = this.#interprets(this.#soon(event.at, 20, 200), who.interpreter, {
      kind: 'arrive-to-interpret',
      ...who,
    });
    const participant = meeting[this.#random.oneOf(SIDES)!];
    const order: Order = { kind: 'report-interpreter-missing', meeting: who.meeting, participant };
    const misses = this.#wants(this.#soon(event.at, 100, 600), participant, order);
    return this.#random.happens(0.2) ? [misses] : [comes, misses];
  }

  #interprets(at: Instant, interpreter: InterpreterId, order: Order): Intention {
    return { at, order, actor: this.#random.happens(0.2) ? staff() : interpreterItself(interpreter) };
  }

  #reacts(session: Session, event: PairingEvent): Intention[] {
    if (event.kind === 'offer-made') {
      return SIDES.flatMap((side) => this.#answersOffer(event.at, event[side], event.offer));
    }
    if (event.kind === 'offer-confirmed' && event.places) return this.#summoned(session, event.meeting, event.at);
    if (event.kind === 'place-assigned') return this.#summoned(session, event.meeting, event.at);
    if (event.kind === 'meeting-moved' && event.summonsEndsAt) return this.#summoned(session, event.meeting, event.at);
    if (event.kind === 'no-show-claimed') return this.#claimed(session, event.meeting, event.at);
    if (event.kind === 'meeting-begun') return this.#meets(session, event.meeting, event.at);
    if (event.kind === 'participant-paused' && event.cause !== 'wish') {
      const { participant } = event;
      return [this.#wants(this.#soon(event.at, 30, 400), participant, { kind: 'become-available', participant })];
    }
    return [];
  }

  #answersOffer(at: Instant, participant: ParticipantId, offer: OfferId): Intention[] {
    const when = this.#soon(at, 2, 50);
    const who = { offer, participant };
    if (this.#random.happens(0.08)) return [];
    if (this.#random.happens(0.1)) {
      const more = this.#wants(this.#soon(at, 2, 30), participant, { kind: 'extend-answer', ...who });
      return [more, this.#wants(this.#soon(at, 40, 80), participant, { kind: 'accept-offer', ...who })];
    }
    if (this.#random.happens(0.08)) return [this.#wants(when, participant, { kind: 'defer-offer', ...who })];
    if (this.#random.happens(0.12)) {
      return [this.#wants(when, participant, { kind: 'decline-offer', ...who, reason: 'goods' })];
    }
    if (this.#random.happens(0.02))
      return [this.#wants(when, participant, { kind: 'leave', participant, when: 'at-once' })];
    return [this.#wants(when, participant, { kind: 'accept-offer', ...who })];
  }

  #summoned(session: Session, id: MeetingId, at: Instant): Intention[] {
    const meeting = session.meetings.get(id)!;
    return SIDES.flatMap((side) => {
      const participant = meeting[side];
      if (this.#random.happens(0.1)) return [];
      const comes = this.#soon(at, 20, 260);
      const who = { meeting: id, participant };
      const does = [this.#wants(comes, participant, { kind: 'arrive', ...who })];
      if (this.#random.happens(0.1)) {
        does.push(
          this.#wants(this.#soon(at, 5, 100), participant, {
            kind: 'announce-delay',
            ...who,
            minutes: this.#random.between(1, 6),
          }),
        );
      }
      if (this.#random.happens(0.6))
        does.push(this.#wants(this.#soon(comes, 5, 240), participant, { kind: 'report-no-show', ...who }));
      if (this.#random.happens(0.03)) {
        does.push({
          at: this.#soon(at, 1, 60),
          actor: itself(participant),
          order: { kind: 'cancel-meeting', meeting: id, reason: null },
        });
      }
      return does;
    });
  }

  #claimed(session: Session, id: MeetingId, at: Instant): Intention[] {
    const meeting = session.meetings.get(id)!;
    const accused = SIDES.find((side) => meeting.arrivedAt[side] === null);
    if (!accused || this.#random.happens(0.6)) return [];
    const participant = meeting[accused];
    return [this.#wants(this.#soon(at, 5, 70), participant, { kind: 'arrive', meeting: id, participant })];
  }

  #meets(session: Session, id: MeetingId, at: Instant): Intention[] {
    const meeting = session.meetings.get(id)!;
    const lasts = this.#random.between(200, 1_100);
    return SIDES.flatMap((side) => {
      const participant = meeting[side];
      const who = { meeting: id, participant, reason: null };
      const does: Intention[] = [];
      if (this.#random.happens(0.7))
        does.push(this.#wants(this.#soon(at, lasts, lasts + 60), participant, { kind: 'end-meeting', ...who }));
      if (this.#random.happens(0.3))
        does.push(this.#wants(this.#soon(at, 600, 890), participant, { kind: 'extend-meeting', ...who }));
      if (this.#random.happens(0.6))
        does.push(this.#wants(this.#soon(at, 300, 1_500), participant, this.#outcome(id, participant)));
      if (this.#random.happens(0.3)) {
        does.push(
          this.#wants(this.#soon(at, 900, 1_600), participant, { kind: 'confirm-outcome', meeting: id, participant }),
        );
      }
      return does;
    });
  }

  #outcome(meeting: MeetingId, participant: ParticipantId): Order {
    const kind = this.#random.oneOf(['none', 'follow-up', 'sample-order', 'letter-of-intent', 'contract'] as const)!;
    const hasMoney = kind !== 'none' && kind !== 'follow-up';
    const money = hasMoney
      ? { amount: String(this.#random.between(1, 9_000_000)), currency: 'MOP' }
      : { amount: null, currency: null };
    const outcome = { kind, ...money, followUpOn: null, note: null, publish: this.#random.happens(0.5) };
    return { kind: 'record-outcome', meeting, participant, outcome };
  }

  /** Pausing, leaving, coming back, losing the network, at moments of one's own. */
  #restlessness(at: Instant, of: ParticipantFacts): Intention[] {
    const { participant } = of;
    const later = this.#soon(at, 60, 900);
    if (this.#random.happens(0.25)) {
      const until = this.#random.happens(0.5) ? later : null;
      const back = this.#wants(later, participant, { kind: 'become-available', participant });
      return [this.#wants(at, participant, { kind: 'pause', participant, until }), back];
    }
    if (this.#random.happens(0.15)) {
      const when = this.#random.happens(0.3) ? 'at-once' : 'at-end';
      const back = this.#wants(later, participant, { kind: 'check-in', facts: of });
      const ready = this.#wants(this.#soon(later, 5, 60), participant, { kind: 'become-available', participant });
      return [this.#wants(at, participant, { kind: 'leave', participant, when }), back, ready];
    }
    if (this.#random.happens(0.3)) {
      const back: Intention = { at: later, actor: { by: 'system' }, order: { kind: 'mark-reachable', participant } };
      return [{ at, actor: { by: 'system' }, order: { kind: 'mark-unreachable', participant } }, back];
    }
    if (this.#random.happens(0.1)) {
      const commitments = [{ ...commitment(this.#random), from: later }].filter(({ from, to }) => from < to);
      return [this.#wants(at, participant, { kind: 'change-commitments', participant, commitments })];
    }
    return [this.#wants(at, participant, { kind: 'become-available', participant })];
  }

  /** Most do it themselves, some have it done by the desk. */
  #wants(at: Instant, participant: ParticipantId, order: Order): Intention {
    return { at, order, actor: this.#random.happens(0.1) ? staff(participant) : itself(participant) };
  }

  #soon(at: Instant, least: Seconds, most: Seconds): Instant {
    return at + this.#random.between(least * 1_000, most * 1_000);
  }
}

function commitment(random: Random): Commitment {
  const from = minutesAfter(NINE, random.between(10, 80));
  return { from, to: minutesAfter(from, random.between(10, 45)), venue: null };
}
