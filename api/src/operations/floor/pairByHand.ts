import type { ParticipantId, SessionId } from '../../domain/kernel/id.ts';
import type { BySide } from '../../domain/kernel/side.ts';
import { seatsFor } from '../../domain/matching/seats.ts';
import { commonLanguages } from '../../domain/matching/eligibility.ts';
import { Matchmaker } from '../../domain/matching/matchmaker.ts';
import type { Obstacle, ObstacleCode } from '../../domain/matching/obstacle.ts';
import { explain } from '../../domain/matching/score.ts';
import { roundInputOf } from '../../domain/matching/sessionRound.ts';
import type { ProposedPair } from '../../domain/pairing/command.ts';
import type { Fit } from '../../domain/pairing/offer.ts';
import type { RefusalCode } from '../../domain/pairing/refusal.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { stepIn, steppingOf, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** What pairing by hand needs. */
export type PairPorts = StepPorts & Pick<Ports, 'clock' | 'matchProfiles'>;
type Two = BySide<ParticipantId | null>;

/** Offers two participants to each other at once. What is a must stays a must; nothing in common is the organiser's to judge. */
export async function pairByHand(ports: PairPorts, act: StepAct, two: Two): Promise<StepAnswer> {
  const stepping = await steppingOf(ports, act, 'step-in');
  if (isRefused(stepping)) return stepping;
  const session = await ports.sessions.read(act.session);
  if (!session) return refused('session-not-open', { facts: { time: stepping.plan.opensAt } });
  const pair = await proposal(ports, session, two);
  if (isRefused(pair)) return pair;
  return stepIn(ports, act, { right: 'step-in', order: (reason) => ({ kind: 'pair-by-hand', pair, reason }) });
}

/** The pair as the matchmaker sees it, or why it may not be. */
export async function proposal(ports: PairPorts, session: Session, two: Two): Promise<ProposedPair | Refused> {
  const exhibitor = session.participants.get(two.exhibitor ?? UNKNOWN);
  const buyer = session.participants.get(two.buyer ?? UNKNOWN);
  if (exhibitor?.side !== 'exhibitor') return unknown('exhibitor');
  if (buyer?.side !== 'buyer') return unknown('buyer');
  const matchmaker = await matchmakerOf(ports, session.session, [exhibitor.organisation, buyer.organisation]);
  const input = roundInputOf(session, { now: ports.clock.now(), matchmaker });
  const people = input.participants.filter(({ participant: id }) => id === two.exhibitor || id === two.buyer);
  const left = people.find(({ side }) => side === 'exhibitor');
  const right = people.find(({ side }) => side === 'buyer');
  if (!left || !right) return refused('participant-state', { path: ['input', left ? 'buyer' : 'exhibitor'] });
  const fit = matchmaker.fitOf(exhibitor.organisation, buyer.organisation);
  const must = fit.obstacles?.find(({ code }) => code in MUSTS);
  if (must) return refused(MUSTS[must.code] ?? 'blocked', { facts: factsOf(must) });
  const { placeKind } = seatsFor({ exhibitor: left, buyer: right }, input);
  const common = commonLanguages({ exhibitor, buyer });
  return {
    exhibitor: exhibitor.participant,
    buyer: buyer.participant,
    fit: fit.score ? explain(fit.score, common) : { exhibitor: NO_FIT, buyer: NO_FIT },
    placeKind,
  };
}

async function matchmakerOf(
  ports: PairPorts,
  session: SessionId,
  organisations: Parameters<Ports['matchProfiles']['profiles']>[1],
): Promise<Matchmaker> {
  const [{ trade, timeZone }, profiles] = await Promise.all([
    ports.matchProfiles.trade(session),
    ports.matchProfiles.profiles(session, organisations),
  ]);
  const on = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ports.clock.now());
  return new Matchmaker({ trade, on, profiles });
}

/** What may not be overruled by hand, by the refusal that tells of it. */
const MUSTS: Readonly<Partial<Record<ObstacleCode, RefusalCode>>> = {
  'same-owner': 'same-owner',
  blocked: 'blocked',
  'missing-certificate': 'missing-certificate',
  'licence-missing': 'licence-missing',
};

function factsOf(obstacle: Obstacle): Refused['facts'] {
  if (obstacle.code === 'missing-certificate') return { scheme: obstacle.scheme };
  return obstacle.code === 'licence-missing' ? { goods: obstacle.goods } : {};
}

const NO_FIT: Fit = { score: 0, reasons: [] };
const UNKNOWN = '' as ParticipantId;

function unknown(side: 'exhibitor' | 'buyer'): Refused {
  return refused('participant-unknown', { facts: { badge: '' }, path: ['input', side] });
}
