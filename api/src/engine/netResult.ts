import type { PersistentMap } from '../domain/kernel/persistentMap.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Batch } from '../ports/sessionLog.ts';

/** The projections of a batch: what changed between the committed session and the decided one, however often it changed in between. */
export type NetResult = Pick<
  Batch,
  | 'engagementsEnded'
  | 'engagementsTaken'
  | 'placesFreed'
  | 'placesTaken'
  | 'state'
  | 'rules'
  | 'participants'
  | 'offers'
  | 'meetings'
  | 'places'
>;

/** Compares two states of a session; costs what changed, not what it holds. */
export function netResult(before: Session, after: Session): NetResult {
  const places = [...after.placeUse.changesSince(before.placeUse)];
  return {
    ...engagements(before, after),
    placesFreed: places.filter((use) => use.before !== undefined).map(({ key }) => key),
    placesTaken: places.flatMap(({ key, after: meeting }) => (meeting === undefined ? [] : [{ place: key, meeting }])),
    state: after.state,
    rules: after.rules,
    participants: changed(before.participants, after.participants),
    offers: changed(before.offers, after.offers),
    meetings: changed(before.meetings, after.meetings),
    places: changed(before.places, after.places),
  };
}

function engagements(before: Session, after: Session): Pick<NetResult, 'engagementsEnded' | 'engagementsTaken'> {
  const moved = [...after.participants.changesSince(before.participants)].filter(
    (change) => engagedIn(change.before) !== engagedIn(change.after),
  );
  return {
    engagementsEnded: moved.filter((change) => change.before?.engagement).map(({ key }) => key),
    engagementsTaken: moved.flatMap(({ key, after: participant }) =>
      participant?.engagement ? [{ participant: key, offer: null, meeting: null, ...participant.engagement }] : [],
    ),
  };
}

/** The offer or meeting that a participant is in: ids of both kinds are unique. */
function engagedIn(participant: Participant | undefined): string | null {
  const engagement = participant?.engagement;
  if (!engagement) return null;
  return 'offer' in engagement ? engagement.offer : engagement.meeting;
}

/** The values that changed and still exist; the session forgets nothing that the database keeps. */
function changed<K extends string, V>(before: PersistentMap<K, V>, after: PersistentMap<K, V>): V[] {
  return [...after.changesSince(before)].flatMap((change) => (change.after === undefined ? [] : [change.after]));
}
