import type { InterpreterId, OrganisationId, ParticipantId, PlaceId } from '../../src/domain/kernel/id.ts';
import { SIDES } from '../../src/domain/kernel/side.ts';
import {
  deadlineOfInterpreter,
  deadlineOfMeeting,
  deadlineOfOffer,
  deadlineOfParticipant,
} from '../../src/domain/pairing/deadline.ts';
import type { PairingEvent } from '../../src/domain/pairing/event.ts';
import { canTalk, speaksForBoth } from '../../src/domain/pairing/interpreterFor.ts';
import { isLive, type Meeting } from '../../src/domain/pairing/meeting.ts';
import type { Offer } from '../../src/domain/pairing/offer.ts';
import type { Engagement } from '../../src/domain/pairing/participant.ts';
import { eachPlace, eachPool, poolOf, poolsOfPair } from '../../src/domain/pairing/pool.ts';
import { organisationPair, type Session } from '../../src/domain/pairing/session.ts';

/** A promise that a session has broken, said so that somebody can look for it. The number is that of the floor's promises. */
export type Broken = string;

/**
 * Promises 1 and 2, in every state: one live offer or meeting each, one meeting a place, no confirmed pair lost. Walks the whole session. `latest` is the
 * event that led there: after a change of delegate the same decision has still to settle who helps that one (PA96), which `brokenAfterDecision` looks at.
 */
export function brokenInState(session: Session, latest?: PairingEvent): Broken[] {
  const broken: Broken[] = [];
  const { holders, seats } = whoIsWhere(session);
  for (const [place, meetings] of seats) {
    if (meetings.length > 1) broken.push(`1: ${place} holds ${meetings.join()}`);
    if (session.placeUse.get(place) !== meetings[0]) broken.push(`1: ${place} is not held for ${meetings[0]}`);
  }
  if (session.placeUse.size !== seats.size)
    broken.push(`1: ${session.placeUse.size} places held, ${seats.size} in use`);
  for (const { participant, engagement } of session.participants.values()) {
    const held = holders.get(participant) ?? [];
    if (held.length > 1) broken.push(`1: ${participant} is in ${JSON.stringify(held)}`);
    if (JSON.stringify(held[0] ?? null) !== JSON.stringify(engagement)) {
      broken.push(`1: ${participant} is in ${JSON.stringify(engagement)}, held by ${JSON.stringify(held)}`);
    }
  }
  broken.push(...brokenHelp(session, latest?.kind === 'delegate-changed' ? latest.participant : null));
  for (const { offer, state, meeting } of session.offers.values()) {
    const isKept = meeting !== null && session.meetings.has(meeting);
    if ((state === 'CONFIRMED') !== isKept) broken.push(`2: ${offer} is ${state}, its meeting ${meeting}`);
  }
  return broken;
}

/** PA70 to PA76: an interpreter helps one pair at a time, and one that it can help (`unsettled` apart); whoever needs one and has none is known. */
function brokenHelp(session: Session, unsettled: ParticipantId | null): Broken[] {
  const broken: Broken[] = [];
  const helped = new Map<InterpreterId, Engagement[]>();
  const lacking: string[] = [];
  for (const pair of [...session.offers.values(), ...session.meetings.values()]) {
    const isMeeting = 'meeting' in pair && 'confirmedAt' in pair;
    if (isMeeting ? !isLive(pair) : pair.state !== 'PROPOSED') continue;
    const engagement = isMeeting ? { meeting: pair.meeting } : { offer: pair.offer };
    const two = {
      exhibitor: session.participants.get(pair.exhibitor)!,
      buyer: session.participants.get(pair.buyer)!,
    };
    const helper = pair.interpreter;
    if (isMeeting && pair.needsInterpreter && !helper) lacking.push(pair.meeting);
    const isSettled = pair.exhibitor !== unsettled && pair.buyer !== unsettled;
    if (isSettled && !helper && !isMeeting && !canTalk(two)) broken.push(`PA71: nobody helps ${pair.offer}`);
    if (!helper) continue;
    helped.set(helper, [...(helped.get(helper) ?? []), engagement]);
    if (isSettled && !speaksForBoth(session.interpreters.get(helper)!, two))
      broken.push(`PA71: ${helper} cannot help ${pair.offer}`);
  }
  for (const { interpreter, engagement } of session.interpreters.values()) {
    const held = helped.get(interpreter) ?? [];
    if (held.length > 1 || JSON.stringify(held[0] ?? null) !== JSON.stringify(engagement))
      broken.push(`PA70: ${interpreter} is in ${JSON.stringify(engagement)}, helps ${JSON.stringify(held)}`);
  }
  if (keysOf(lacking).join() !== keysOf(session.withoutInterpreter).join())
    broken.push(`PA75: ${lacking.join()} have nobody, known are ${session.withoutInterpreter.join()}`);
  return broken;
}

/** What holds once a command is decided: nobody hangs between two states or lacks help, no confirmed pair was dropped, a closed session is empty. */
export function brokenAfterDecision(session: Session): Broken[] {
  const broken: Broken[] = brokenHelp(session, null);
  for (const { participant, state, engagement, until } of session.participants.values()) {
    const isBusy = state === 'OFFERED' || state === 'SUMMONED' || state === 'MEETING';
    if (isBusy !== (engagement !== null))
      broken.push(`1: ${participant} is ${state}, in ${JSON.stringify(engagement)}`);
    if (state === 'COOLDOWN' && until === null) broken.push(`PA53: ${participant} cools down for ever`);
    if (session.state === 'CLOSED' && state !== 'LEFT' && state !== 'EXPECTED')
      broken.push(`PA65: ${participant} stays`);
  }
  for (const { interpreter, state, engagement } of session.interpreters.values()) {
    const isBusy = state === 'PROMISED' || state === 'SUMMONED' || state === 'MEETING';
    if (isBusy !== (engagement !== null))
      broken.push(`PA76: ${interpreter} is ${state}, in ${JSON.stringify(engagement)}`);
    if (session.state === 'CLOSED' && state !== 'LEFT') broken.push(`PA65: ${interpreter} stays`);
  }
  for (const { offer, answers, state } of session.offers.values()) {
    const haveBoth = SIDES.every((side) => answers[side].acceptedAt !== null);
    if (haveBoth && state === 'PROPOSED') broken.push(`2: ${offer} was accepted by both and is open`);
  }
  if (session.state === 'CLOSED' && session.liveMeetings.size > 0)
    broken.push('PA65: meetings run in a closed session');
  if (session.state === 'CLOSING' && session.liveMeetings.size === 0)
    broken.push('PA65: nothing keeps it from closing');
  return broken;
}

/** PA2, promise 8: whatever was due by `now` has happened. */
export function overdue(session: Session): Broken[] {
  const due: Broken[] = [];
  const note = (what: string, deadline: number | null) => {
    if (deadline !== null && deadline <= session.asOf) due.push(`8: ${what} was due at ${deadline}`);
  };
  for (const offer of session.offers.values()) note(offer.offer, deadlineOfOffer(offer));
  for (const meeting of session.meetings.values()) note(meeting.meeting, deadlineOfMeeting(meeting));
  for (const person of session.participants.values()) note(person.participant, deadlineOfParticipant(person));
  for (const each of session.interpreters.values()) note(each.interpreter, deadlineOfInterpreter(each));
  return due;
}

/** The indexes of a session are what a walk over everybody finds. */
export function brokenIndexes(session: Session): Broken[] {
  const expected = indexesOf(session);
  const kept = {
    available: keysOf(session.available.keys()),
    liveOffers: keysOf(session.liveOffers.keys()),
    liveMeetings: keysOf(session.liveMeetings.keys()),
    pairs: keysOf(session.pairsEngaged.keys()),
    engagements: keysOf([...session.engagements].map(([organisation, count]) => `${organisation} ${count}`)),
    deadlines: [...session.deadlines].map(([at, key]) => `${at} ${key}`).filter((key) => !key.endsWith(' session')),
    pools: keysOf(
      [...session.pools.values()].map(({ pool, open, offers, waiting, free, summoned, running }) =>
        [
          pool,
          open,
          offers,
          waiting,
          ...[free, summoned, running].map((set) => keysOf([...set].map(([, key]) => key))),
        ].join('|'),
      ),
    ),
  };
  return (Object.keys(kept) as (keyof typeof kept)[]).flatMap((index) =>
    String(kept[index]) === String(expected[index]) ? [] : [`index ${index}: ${kept[index]} is not ${expected[index]}`],
  );
}

function whoIsWhere(session: Session) {
  const holders = new Map<ParticipantId, Engagement[]>();
  const seats = new Map<PlaceId, string[]>();
  const engage = (participant: ParticipantId, engagement: Engagement) =>
    holders.set(participant, [...(holders.get(participant) ?? []), engagement]);
  for (const offer of session.offers.values()) {
    if (offer.state === 'PROPOSED') for (const side of SIDES) engage(offer[side], { offer: offer.offer });
  }
  for (const meeting of session.meetings.values()) {
    if (!isLive(meeting)) continue;
    for (const side of SIDES) engage(meeting[side], { meeting: meeting.meeting });
    for (const place of meeting.places ? eachPlace(meeting.places) : []) {
      seats.set(place, [...(seats.get(place) ?? []), meeting.meeting]);
    }
  }
  return { holders, seats };
}

function indexesOf(session: Session) {
  const people = [...session.participants.values()];
  const offers = [...session.offers.values()].filter(({ state }) => state === 'PROPOSED');
  const meetings = [...session.meetings.values()].filter(isLive);
  const organisation = (id: ParticipantId): OrganisationId => session.participants.get(id)!.organisation;
  const engaged = [...offers, ...meetings];
  const counts = new Map<OrganisationId, number>();
  for (const pair of engaged) {
    for (const side of SIDES) counts.set(organisation(pair[side]), (counts.get(organisation(pair[side])) ?? 0) + 1);
  }
  const deadlines = [
    ...offers.map((offer) => [deadlineOfOffer(offer), `offer ${offer.offer}`] as const),
    ...meetings.map((meeting) => [deadlineOfMeeting(meeting), `meeting ${meeting.meeting}`] as const),
    ...people.map((person) => [deadlineOfParticipant(person), `participant ${person.participant}`] as const),
    ...[...session.interpreters.values()].map(
      (each) => [deadlineOfInterpreter(each), `interpreter ${each.interpreter}`] as const,
    ),
  ].flatMap(([at, key]) => (at === null ? [] : [[at, key] as const]));
  deadlines.sort(([a, first], [b, second]) => a - b || (first < second ? -1 : 1));
  return {
    available: keysOf(people.filter(({ state }) => state === 'AVAILABLE').map(({ participant }) => participant)),
    liveOffers: keysOf(offers.map(({ offer }) => offer)),
    liveMeetings: keysOf(meetings.map(({ meeting }) => meeting)),
    pairs: keysOf(
      engaged.map(({ exhibitor, buyer }) => organisationPair(organisation(exhibitor), organisation(buyer))),
    ),
    engagements: keysOf([...counts].map(([of, count]) => `${of} ${count}`)),
    deadlines: deadlines.map(([at, key]) => `${at} ${key}`),
    pools: keysOf(poolsOf(session, offers, meetings)),
  };
}

function poolsOf(session: Session, offers: readonly Offer[], meetings: readonly Meeting[]): string[] {
  const poolsOfThese = (pair: Pick<Offer, 'exhibitor' | 'buyer' | 'placeKind'>) =>
    eachPool(
      poolsOfPair(pair.placeKind, {
        exhibitor: session.participants.get(pair.exhibitor)!,
        buyer: session.participants.get(pair.buyer)!,
      }),
    );
  return [...session.pools.keys()].map((pool) => {
    const places = [...session.places.values()].filter((place) => poolOf(place) === pool);
    const used = new Map(
      meetings.flatMap((meeting) =>
        (meeting.places ? eachPlace(meeting.places) : []).map((place) => [place, meeting] as const),
      ),
    );
    const open = places.filter((place) => place.open);
    const here = (state: string) => [
      ...new Set(places.flatMap(({ place }) => (used.get(place)?.state === state ? [used.get(place)!.meeting] : []))),
    ];
    return [
      pool,
      open.length,
      offers.filter((offer) => poolsOfThese(offer).includes(pool)).length,
      meetings.filter((meeting) => meeting.places === null && poolsOfThese(meeting).includes(pool)).length,
      keysOf(open.flatMap(({ place }) => (used.has(place) ? [] : [place]))),
      keysOf(here('SUMMONED')),
      keysOf(here('IN_PROGRESS')),
    ].join('|');
  });
}

function keysOf(keys: Iterable<string>): string[] {
  return [...keys].sort();
}
