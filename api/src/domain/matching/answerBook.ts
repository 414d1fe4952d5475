import type { OfferId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import { SIDES } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { Offer } from '../pairing/offer.ts';
import type { Session } from '../pairing/session.ts';
import { learnAcceptance, type Answered } from './learnAcceptance.ts';
import { FIRST_ACCEPTANCE, type AcceptanceModel } from './value.ts';

/** So many more answers, and the model is fitted again: one more answer tells next to nothing, and every other model weighs every pair anew. */
const ANSWERS_A_FIT = 20;
/** The latest answers that a model is fitted on: some hours of a large hall, and a bound on the time that it takes. */
const MOST_ANSWERS = 2_000;

/** An answer in the order of its place in the log. */
interface Entry extends Answered {
  at: Instant;
  /** Offer and side: the order of answers of one instant. */
  name: string;
}

/**
 * The answers of a live session and what is learned of them (MA44): a function of the session alone, in whatever steps it is followed, so that a
 * replay and the next holder of the session come to the same weights.
 */
export class AnswerBook {
  #offers: Session['offers'] = PersistentMap.empty<OfferId, Offer>();
  readonly #answers: Entry[] = [];
  readonly #known = new Set<string>();
  #fitted = 0;
  #model: AcceptanceModel = FIRST_ACCEPTANCE;

  /** Takes the session as it is after more events. Cost: what changed, and a fit after every 20th answer. */
  follow({ offers }: Pick<Session, 'offers'>): void {
    if (offers === this.#offers) return;
    for (const { after } of offers.changesSince(this.#offers))
      if (after) for (const entry of answersTo(after)) this.#keep(entry);
    this.#offers = offers;
  }

  /** The weights that follow from the answers so far; those that need no history before there are enough. */
  get model(): AcceptanceModel {
    const count = this.#answers.length - (this.#answers.length % ANSWERS_A_FIT);
    if (count !== this.#fitted) {
      this.#fitted = count;
      this.#model = learnAcceptance(this.#answers.slice(Math.max(0, count - MOST_ANSWERS), count));
    }
    return this.#model;
  }

  #keep(entry: Entry): void {
    if (this.#known.has(entry.name)) return;
    this.#known.add(entry.name);
    let at = this.#answers.length;
    while (at > 0 && isBefore(entry, this.#answers[at - 1]!)) at--;
    this.#answers.splice(at, 0, entry);
    if (at < this.#fitted) this.#fitted = -1;
  }
}

/** What the sides of an offer answered; a side that was not heard of before the other ended it has not answered. */
function answersTo({ offer, answers, fit, endedAt }: Offer): readonly Entry[] {
  return SIDES.flatMap((side): Entry[] => {
    const { acceptedAt, saidNo } = answers[side];
    const at = acceptedAt ?? (saidNo ? endedAt : null);
    const { score, parts } = fit[side];
    if (at === null || !parts) return [];
    return [{ at, name: `${offer} ${side}`, side, accepted: acceptedAt !== null, score, parts }];
  });
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.name < b.name);
}
