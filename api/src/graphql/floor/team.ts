import type { LocalizedText, SpokenLanguage } from '../../domain/kernel/language.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Offer } from '../../domain/pairing/offer.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { colleaguesOf, whyNotPassed } from '../../domain/pairing/team.ts';
import type { ApiContext } from '../context.ts';
import { liveId } from '../relay/nodeId.ts';
import { offerSeen, type SeenOffer, type SeenParticipant } from './seen.ts';

/** A colleague as the team's screen shows it: the source of `TeamMember`. */
interface SeenMember {
  participant: string;
  name: LocalizedText | object;
  state: string;
  reachable: boolean;
  busyUntil: Instant | null;
  languages: readonly SpokenLanguage[];
  fittingLanguages: readonly SpokenLanguage[];
  mayTake: boolean;
}

/** PA90: the colleagues of a participant who are here. */
export function teamSeen(context: ApiContext, { session, participant }: SeenParticipant): Promise<SeenMember[]> {
  const asked = askedOf(session, participant) ?? teamOffersOf(context, session, participant)[0] ?? null;
  return Promise.all(
    colleaguesOf(session, participant).map((colleague) => memberSeen(context, { session, colleague, asked })),
  );
}

/** PA90, PA91: what colleagues are asked and this participant could take, the first to run out first. */
export function teamOffersSeen(context: ApiContext, { session, participant }: SeenParticipant): SeenOffer[] {
  return teamOffersOf(context, session, participant).flatMap((offer) => {
    const seen = offerSeen(session, offer.offer, null);
    return seen ? { ...seen, side: participant.side } : [];
  });
}

function teamOffersOf({ ports }: Pick<ApiContext, 'ports'>, session: Session, participant: Participant): Offer[] {
  const { side } = participant;
  if (participant.state !== 'AVAILABLE') return [];
  const now = ports.clock.now();
  return colleaguesOf(session, participant)
    .flatMap((colleague) => askedOf(session, colleague) ?? [])
    .filter((offer) => whyNotPassed(session, offer, { side, to: participant, now }) === null)
    .sort((one, other) => one.answers[side].deadline - other.answers[side].deadline);
}

/** The open offer that somebody has not answered. */
function askedOf({ offers }: Session, { engagement, side }: Participant): Offer | null {
  const offer = engagement && 'offer' in engagement ? offers.get(engagement.offer) : undefined;
  return offer?.state === 'PROPOSED' && offer.answers[side].acceptedAt === null ? offer : null;
}

async function memberSeen(
  { loaders, ports }: ApiContext,
  { session, colleague, asked }: { session: Session; colleague: Participant; asked: Offer | null },
): Promise<SeenMember> {
  const { participant, person, side, state, reachable, languages } = colleague;
  const across = asked && session.participants.get(asked[otherSide(side)]);
  const now = ports.clock.now();
  return {
    participant: liveId('Participant', session.session, participant),
    name: (await loaders.person.load(person))?.name ?? {},
    state,
    reachable,
    busyUntil: busyUntil(session, colleague),
    languages,
    fittingLanguages: across ? languages.filter((language) => across.languages.includes(language)) : [],
    mayTake: asked !== null && whyNotPassed(session, asked, { side, to: colleague, now }) === null,
  };
}

function busyUntil({ meetings }: Session, { engagement, until }: Participant): Instant | null {
  if (engagement === null) return until;
  return 'meeting' in engagement ? (meetings.get(engagement.meeting)?.endsAt ?? null) : null;
}
