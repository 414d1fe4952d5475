import type { InterpreterId, ParticipantId } from '../domain/kernel/id.ts';
import type { Change } from '../domain/kernel/persistentMap.ts';
import type { Interpreter } from '../domain/pairing/interpreter.ts';
import type { Engagement, Participant } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Batch } from '../ports/sessionLog.ts';

/** The projections of a batch: what changed between the committed session and the decided one, however often it changed in between. */
export type NetResult = Pick<
  Batch,
  | 'engagementsEnded'
  | 'engagementsTaken'
  | 'interpretersEnded'
  | 'interpretersTaken'
  | 'placesFreed'
  | 'placesTaken'
  | 'state'
  | 'rules'
  | 'participants'
  | 'interpreters'
  | 'offers'
  | 'meetings'
  | 'places'
  | 'known'
>;

/** Compares two states of a session; costs what changed, not what it holds. */
export function netResult(before: Session, after: Session): NetResult {
  const known = new Set<string>();
  const people = [...after.participants.changesSince(before.participants)];
  const helpers = [...after.interpreters.changesSince(before.interpreters)];
  const places = [...after.placeUse.changesSince(before.placeUse)];
  return {
    ...engagements(people),
    ...interpreterUse(helpers),
    placesFreed: places.filter((use) => use.before !== undefined).map(({ key }) => key),
    placesTaken: places.flatMap(({ key, after: meeting }) => (meeting === undefined ? [] : [{ place: key, meeting }])),
    state: after.state,
    rules: after.rules,
    participants: changed(people, known),
    interpreters: changed(helpers, known),
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

function interpreterUse(
  helpers: readonly Change<InterpreterId, Interpreter>[],
): Pick<NetResult, 'interpretersEnded' | 'interpretersTaken'> {
  const moved = helpers.filter((change) => engagedIn(change.before) !== engagedIn(change.after));
  return {
    interpretersEnded: moved.filter((change) => change.before?.engagement).map(({ key }) => key),
    interpretersTaken: moved.flatMap(({ key, after: interpreter }) =>
      interpreter?.engagement ? [{ interpreter: key, offer: null, meeting: null, ...interpreter.engagement }] : [],
    ),
  };
}

/** The offer or meeting that somebody is in: ids of both kinds are unique. */
function engagedIn(somebody: { engagement: Engagement | null } | undefined): string | null {
  const engagement = somebody?.engagement;
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
