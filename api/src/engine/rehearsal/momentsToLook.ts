import { secondsAfter, type Instant, type Seconds } from '../../domain/kernel/time.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import { Agenda } from '../../domain/rehearsal/agenda.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';

const NOTHING = (): null => null;

/** What leaves room for another offer although it may free nobody: an offer that both let run out. */
const FREES_ROOM: ReadonlySet<PairingEvent['kind']> = new Set([
  'offer-declined',
  'offer-deferred',
  'offer-expired',
  'offer-withdrawn',
  'meeting-cancelled',
  'meeting-ended',
  'no-show-recorded',
]);

/**
 * The moments at which a pair may become possible although nobody was freed: a bar between two organisations ends, a commitment is over, a place is
 * promised free within the answer window, an offer leaves its room. A live session looks again every five seconds because it need not know them; between two of them, with nobody and
 * nothing freed, such a look finds nothing, so a rehearsal leaves it out.
 */
export class MomentsToLook {
  readonly #moments = new Agenda();
  readonly #answerSeconds: Seconds;

  constructor({ people, rules }: Pick<RehearsedFair, 'people' | 'rules'>) {
    this.#answerSeconds = rules.answerSeconds;
    for (const { commitments } of people) for (const { to } of commitments) this.#add(to);
  }

  note(event: PairingEvent): void {
    if (FREES_ROOM.has(event.kind)) this.#add(event.at);
    if ('notBefore' in event && event.notBefore !== null) this.#add(event.notBefore);
    if (event.kind === 'meeting-begun' || event.kind === 'meeting-extended')
      this.#add(secondsAfter(event.endsAt, -this.#answerSeconds));
  }

  /** Whether one has passed since the last time of asking. */
  hasCome(now: Instant): boolean {
    let came = false;
    while ((this.#moments.nextAt ?? Infinity) <= now) came = this.#moments.take() !== null || came;
    return came;
  }

  #add(at: Instant): void {
    this.#moments.add({ at, act: NOTHING });
  }
}
