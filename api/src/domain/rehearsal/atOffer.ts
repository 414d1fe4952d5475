import { SIDES, type Side } from '../kernel/side.ts';
import { acceptanceChance } from '../matching/value.ts';
import type { EventOf } from '../pairing/fold.ts';
import type { Intention } from './agenda.ts';
import { itself, laterBy, type Crowd, type TwoPeople } from './crowd.ts';

/** What somebody thinks of a counterpart: the same however often, and by whichever policy, the two are offered to each other. */
export type Attitude = 'yes' | 'later' | 'no';

/** RH6: what the two sides do about an offer; `times` is how often these two were offered before. */
export function answersTo(offer: EventOf<'offer-made'>, times: number, crowd: Crowd): Intention[] {
  return SIDES.flatMap((side) => answerOf(side, offer, { times, crowd }));
}

/** RH6: whether a side takes a counterpart that fits it by `score`; after "later" it is asked afresh. */
export function attitudeOf(
  side: Side,
  two: TwoPeople,
  { score, times, crowd }: { score: number; times: number; crowd: Pick<Crowd, 'settings' | 'chance'> },
): Attitude {
  const { settings, chance } = crowd;
  const name = [side, two.exhibitor, two.buyer, String(times)];
  const model = { intercept: settings.acceptIntercept, slope: settings.acceptSlope };
  if (chance.happens(acceptanceChance(score, model), 'accepts', ...name)) return 'yes';
  return chance.happens(settings.later, 'says later', ...name) ? 'later' : 'no';
}

/** RH6: whether a side does not notice an offer. */
export function isUnnoticed(
  side: Side,
  two: TwoPeople,
  { times, crowd: { settings, chance } }: { times: number; crowd: Pick<Crowd, 'settings' | 'chance'> },
): boolean {
  return chance.happens(settings.silent, 'does not notice', side, two.exhibitor, two.buyer, String(times));
}

function answerOf(
  side: Side,
  event: EventOf<'offer-made'>,
  { times, crowd }: { times: number; crowd: Crowd },
): Intention[] {
  const { settings, chance } = crowd;
  const { offer, fit } = event;
  const participant = event[side];
  const name = [side, event.exhibitor, event.buyer, String(times)];
  if (isUnnoticed(side, event, { times, crowd })) return [];
  const spread = { median: settings.answerSeconds, p90: settings.answerP90Seconds };
  const at = laterBy(event.at, chance.length(spread, 'answers after', ...name));
  switch (attitudeOf(side, event, { score: fit[side].score, times, crowd })) {
    case 'yes':
      return [itself(at, participant, { kind: 'accept-offer', offer, participant })];
    case 'later':
      return [itself(at, participant, { kind: 'defer-offer', offer, participant })];
    case 'no':
      return [itself(at, participant, { kind: 'decline-offer', offer, participant, reason: null })];
  }
}
