import type { Deed, Trace, UndoPoint } from './deed.ts';
import type { Journal } from './journal.ts';
import { offerAgain } from './makeOffers.ts';
import { release } from './release.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';
import { SIDES } from '../kernel/side.ts';
import type { Session } from './session.ts';

/** PA82: an offer that the act made is taken back as long as it is open; the two may be offered to each other again at once. */
export function undoMadeOffer(journal: Journal, { offer: id }: Extract<Trace, { of: 'offer-made' }>): UndoPoint {
  const offer = journal.session.offers.get(id)!;
  const point = { what: 'offer-taken-back', offer: id } as const;
  if (offer.state === 'CONFIRMED') return { ...point, whyNot: 'confirmed' };
  if (offer.state !== 'PROPOSED') return { ...point, whyNot: 'answered' };
  journal.write({
    kind: 'offer-withdrawn',
    offer: id,
    cause: 'cancelled',
    side: null,
    notBefore: null,
    reason: null,
  });
  for (const side of SIDES) release(journal, offer[side], 'keeps-waiting');
  releaseInterpreter(journal, offer.interpreter);
  return { ...point, whyNot: null };
}

/** PA82: the two of an offer that the act took back are asked anew, if both are still free. What one of them had answered is to be answered again. */
export function undoWithdrawnOffer(
  journal: Journal,
  { offer: id }: Extract<Trace, { of: 'offer-withdrawn' }>,
): UndoPoint {
  const { exhibitor, buyer, fit, placeKind, interpreter } = journal.session.offers.get(id)!;
  const made = offerAgain(journal, { exhibitor, buyer, fit, placeKind, interpreter });
  const point = { what: 'offer-made-again', offer: id } as const;
  return { ...point, whyNot: made ? null : 'not-free' };
}

/** PA81: offers that were made under what is taken back stand, and are named. */
export function offersSince({ liveOffers, offers }: Session, { traces, at }: Deed): readonly UndoPoint[] {
  if (!traces.some((trace) => trace.of === 'rules' || (trace.of === 'pairing' && trace.after.state === 'PAIRING')))
    return [];
  let count = 0;
  for (const id of liveOffers.keys()) if (offers.get(id)!.madeAt > at) count += 1;
  return count === 0 ? [] : [{ what: 'decided-since', whyNot: 'stands', count }];
}
