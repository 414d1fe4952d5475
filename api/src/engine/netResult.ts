import type { ParticipantId } from '../domain/kernel/id.ts';
import type { Change } from '../domain/kernel/persistentMap.ts';
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
  | 'known'
>;

/** Compares two states of a session; costs what changed, not what it holds. */
export function netResult(before: Session, after: Session): NetResult {
  const known = new Set<string>();
  const people = [...after.participants.changesSince(before.participants)];
  const places = [...after.placeUse.changesSince(before.placeUse)];
  return {
    ...engagements(people),
    placesFreed: places.filter((use) => use.before !== undefined).map(({ key }) => key),
    placesTaken: places.flatMap(({ key, after: meeting }) => (meeting === undefined ? [] : [{ place: key, meeting }])),
    state: after.state,
    rules: after.rules,
    participants: changed(people, known),
    offers: changed(after.offers.changesSince(before.offers), known),
    meetings: changed(after.meetings.changesSince(before.meetings), known),
    places: changed(after.places.changesSince(before.places), known),
    known,
  };
}

function engagements(
  people: readonly Change<ParticipantId, Participant>[],
): Pick<NetResult, 'engagementsEnded' | 'engagementsTaken'> {
  const moved = people.filter((change) => engagedIn(change.before) !== engagedIn(change.after));
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

/** The values that changed and still exist (the session forgets nothing that the database keeps); adds the keys of those that were there before to `known`. */
function changed<K extends string, V>(changes: Iterable<Change<K, V>>, known: Set<string>): V[] {
  const values: V[] = [];
  for (const { key, before, after } of changes) {
    if (after === undefined) continue;
    if (before !== undefined) known.add(key);
    values.push(after);
  }
  return values;
}
